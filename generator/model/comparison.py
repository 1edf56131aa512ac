"""What is included in which service, and what is always charged separately."""

from typing import Literal

from generator.model.reading import Fixed, Id, Localised, Strict
from generator.model.reference import Cited, EditionId, ServiceId

Verdict = Literal["included", "not_included", "per_incident", "guidance_only"]


class Cell(Strict):
    """Whether one service includes one thing; `add` names the service to add where it does not."""

    value: Verdict
    qualifier: Localised | None = None
    add: ServiceId | None = None


class Row(Strict):
    """One thing that is included or not, for every service of the edition."""

    id: Id
    name: Localised
    source: Cited
    cells: Fixed[ServiceId, Cell]


class Comparison(Strict):
    """All that an edition says of what its services include."""

    edition: EditionId
    source: Cited
    rows: tuple[Row, ...]


class Item(Strict):
    """One thing that is always charged separately."""

    id: Id
    name: Localised
    source: Cited


class Separate(Strict):
    """What an edition always charges separately, whichever service the customer has."""

    edition: EditionId
    source: Cited
    items: tuple[Item, ...]

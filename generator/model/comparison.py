"""What is included in which service, and what is always charged separately."""

from typing import Literal

from generator.model.reading import Fixed, Id, Localised, Strict
from generator.model.reference import EditionId, ServiceId, Sources

Verdict = Literal["included", "not_included", "per_incident", "guidance_only"]


class Cell(Strict):
    """Whether one service includes one thing; `add` names the service to add where it does not."""

    value: Verdict
    qualifier: Localised | None = None
    add: ServiceId | None = None


class Group(Strict):
    """Rows that belong together, under a heading."""

    id: Id
    name: Localised


class Row(Strict):
    """One thing that is included or not, for every service of the edition."""

    id: Id
    group: Id
    name: Localised
    source: Sources
    cells: Fixed[ServiceId, Cell]


class Comparison(Strict):
    """All that an edition says of what the services that it compares include."""

    edition: EditionId
    source: Sources
    services: tuple[ServiceId, ...]
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]


class Charged(Strict):
    """One thing that is always charged separately; `explanation` says what it means in practice."""

    id: Id
    name: Localised
    explanation: Localised | None = None
    source: Sources


class Separate(Strict):
    """What an edition always charges separately, whichever service the customer has."""

    edition: EditionId
    source: Sources
    items: tuple[Charged, ...]

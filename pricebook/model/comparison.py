"""What is included in which service, and what is always charged separately."""

from typing import Literal

from pricebook.model.fields.references import EditionId, NamedId, ServiceId, Sources
from pricebook.model.fields.strict_model import FrozenMapping, Id, Localised, StrictModel

Verdict = Literal["included", "not_included", "per_incident", "guidance_only"]

# Rows that every comparison has, made from the offers: price and agreement. Links lead to these
# ids and to the ids of services, so no row of the data may have one of them.
STATED = ("starting-price", "pricing-model", "commitment", "best-for")


class CellModel(StrictModel):
    """Whether one service includes one thing; `add` names the service to add where it does not."""

    value: Verdict
    qualifier: Localised | None = None
    add: ServiceId | None = None


class GroupModel(StrictModel):
    """Rows that belong together, under a heading."""

    id: Id
    name: Localised


class RowModel(StrictModel):
    """One thing that is included or not, for every service of the edition."""

    id: Id
    group: Id
    name: Localised
    source: Sources
    cells: FrozenMapping[ServiceId, CellModel]


class Comparison(StrictModel):
    """All that an edition says of what the services that it compares include."""

    edition: EditionId
    source: Sources
    services: tuple[ServiceId, ...]
    groups: tuple[GroupModel, ...]
    rows: tuple[RowModel, ...]


class ChargedModel(StrictModel):
    """One thing that is always charged separately; `explanation` says what it means in practice.

    `part_of` is what includes it nevertheless.
    """

    id: Id
    name: Localised
    explanation: Localised | None = None
    part_of: NamedId | None = None
    source: Sources


class SeparateModel(StrictModel):
    """What an edition charges separately, always and whichever service the customer has.

    `name` and `intro` are what the edition says above the list, where it says it otherwise.
    """

    edition: EditionId
    name: Localised | None = None
    intro: Localised | None = None
    source: Sources
    items: tuple[ChargedModel, ...]

"""What each service includes, and what is always charged separately."""

from typing import Literal

from pricebook.model.fields.references import EditionId, NamedId, ServiceId, Sources
from pricebook.model.fields.strict_model import FrozenMapping, Id, Localised, StrictModel

Verdict = Literal["included", "not_included", "per_incident", "guidance_only"]

# Ids of the rows that every comparison gets from the offers. The page has anchors with these ids
# and with the ids of services, so no row of the data may have one of these ids.
STATED = ("starting-price", "pricing-model", "commitment", "best-for")


class CellModel(StrictModel):
    """Whether a service includes a thing. `add` is a service to add if it does not."""

    value: Verdict
    qualifier: Localised | None = None
    add: ServiceId | None = None


class GroupModel(StrictModel):
    """Rows that belong together, under a heading."""

    id: Id
    name: Localised


class RowModel(StrictModel):
    """One compared thing, with a cell for each compared service."""

    id: Id
    group: Id
    name: Localised
    source: Sources
    cells: FrozenMapping[ServiceId, CellModel]


class Comparison(StrictModel):
    """The comparison of services in an edition: what each service includes."""

    edition: EditionId
    source: Sources
    services: tuple[ServiceId, ...]
    groups: tuple[GroupModel, ...]
    rows: tuple[RowModel, ...]


class ChargedModel(StrictModel):
    """One thing that is always charged separately.

    `explanation` is what that means in practice. `part_of` is a named thing that includes it.
    """

    id: Id
    name: Localised
    explanation: Localised | None = None
    part_of: NamedId | None = None
    source: Sources


class SeparateModel(StrictModel):
    """What an edition always charges separately, for customers of every service.

    `name` and `intro` are the edition's own heading and introduction, if it has them.
    """

    edition: EditionId
    name: Localised | None = None
    intro: Localised | None = None
    source: Sources
    items: tuple[ChargedModel, ...]

"""Relations between services and named things that no other part of the data states."""

from typing import Annotated, Literal

from pydantic import Field

from pricebook.model.fields.references import EditionId, ServiceId, Sources
from pricebook.model.fields.strict_model import Flag, Id, Localised, StrictModel


class ReplacedModel(StrictModel):
    """From the edition `since` on, the service `other` replaces `one`, partly or wholly."""

    kind: Literal["replaced_by"]
    one: ServiceId
    other: ServiceId
    since: EditionId
    partly: Flag = False
    source: Sources


class PossiblySame(StrictModel):
    """`one` and `other` may be names of the same thing; the editor has to find out.

    No page shows this. Both are ids of services, named things or items of lists.
    """

    kind: Literal["possibly_same_as"]
    one: Id
    other: Id
    source: Sources


Relation = Annotated[ReplacedModel | PossiblySame, Field(discriminator="kind")]


class Withdrawal(StrictModel):
    """An edition expressly withdraws the clause with this id."""

    id: Id
    edition: EditionId
    text: Localised
    source: Sources

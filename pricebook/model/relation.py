"""Relations between services and named things that no other part of the data states."""

from typing import Annotated, Literal

from pydantic import Field

from pricebook.model.fields.references import EditionId, ServiceId, Sources
from pricebook.model.fields.strict_model import Flag, Id, Localised, StrictModel


class ReplacedModel(StrictModel):
    """Since an edition, the service `other` stands where `one` stood before, partly or wholly."""

    kind: Literal["replaced_by"]
    one: ServiceId
    other: ServiceId
    since: EditionId
    partly: Flag = False
    source: Sources


class PossiblySame(StrictModel):
    """`one` and `other` may be two names of one thing: for the editor to find out, for no page.

    Both are ids of services, of named things or of what lists hold.
    """

    kind: Literal["possibly_same_as"]
    one: Id
    other: Id
    source: Sources


Relation = Annotated[ReplacedModel | PossiblySame, Field(discriminator="kind")]


class Withdrawal(StrictModel):
    """An edition says outright that something holds no longer; `id` is that of a clause."""

    id: Id
    edition: EditionId
    text: Localised
    source: Sources

"""The services that an edition recommends, and the words that it defines."""

from typing import Annotated

from pydantic import Field

from pricebook.model.fields.references import EditionId, ServiceId, Sources
from pricebook.model.fields.strict_model import Flag, Id, Localised, PerLanguage, StrictModel, Text

Together = Annotated[tuple[ServiceId, ...], Field(min_length=1)]


class AdviceModel(StrictModel):
    """A situation, and the services that are recommended in it.

    `trait` is the situation in a few words, as a choice in the form. `recommends` lists
    alternatives; each is one service or several together.
    """

    id: Id
    trait: Localised
    situation: Localised
    recommends: Annotated[tuple[Together, ...], Field(min_length=1)]
    source: Sources


class Guide(StrictModel):
    """An edition's advice, row by row."""

    edition: EditionId
    source: Sources
    rows: tuple[AdviceModel, ...]


class DefinitionModel(StrictModel):
    """The meaning of a word in an edition. `forms` are the word's forms that texts use.

    `explained` is true if the edition uses the word without a definition. The explanation is then
    ours, and not a statement of the edition.
    """

    id: Id
    term: Localised
    forms: PerLanguage[tuple[Text, ...]] | None = None
    text: Localised
    explained: Flag = False
    source: Sources


class GlossaryModel(StrictModel):
    """The words that an edition defines, and words that we explain for it."""

    edition: EditionId
    definitions: tuple[DefinitionModel, ...]


class Mention(StrictModel):
    """The place where an edition names a thing. `text` is what the edition states in passing."""

    edition: EditionId
    text: Localised | None = None
    source: Sources


class NamedModel(StrictModel):
    """A thing that editions name but do not describe. It has no page of its own."""

    id: Id
    name: Localised
    mentions: Annotated[tuple[Mention, ...], Field(min_length=1)]

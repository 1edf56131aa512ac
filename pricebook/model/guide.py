"""Which service an edition recommends to whom, and the words that it defines."""

from typing import Annotated

from pydantic import Field

from pricebook.model.fields.references import EditionId, ServiceId, Sources
from pricebook.model.fields.strict_model import Flag, Id, Localised, PerLanguage, StrictModel, Text

Together = Annotated[tuple[ServiceId, ...], Field(min_length=1)]


class AdviceModel(StrictModel):
    """A situation and what is recommended in it.

    `trait` is the situation in a few words, as a choice for a reader to make. `recommends` lists
    alternatives, each of them one service or several together.
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
    """What a word means in an edition; `forms` are the forms of it that a text may use.

    It is `explained` where the edition uses the word without defining it: the explanation is then
    the catalogue's own and no statement of the firm.
    """

    id: Id
    term: Localised
    forms: PerLanguage[tuple[Text, ...]] | None = None
    text: Localised
    explained: Flag = False
    source: Sources


class GlossaryModel(StrictModel):
    """The words that an edition defines, and those that the catalogue explains for it."""

    edition: EditionId
    definitions: tuple[DefinitionModel, ...]


class Mention(StrictModel):
    """Where an edition names a thing; `text` is the little that it says of it in passing."""

    edition: EditionId
    text: Localised | None = None
    source: Sources


class NamedModel(StrictModel):
    """Something that editions name and do not describe: an entry of the data, not a page."""

    id: Id
    name: Localised
    mentions: Annotated[tuple[Mention, ...], Field(min_length=1)]

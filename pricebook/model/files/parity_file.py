"""The model of data/parity.yaml: the words for each concept in all languages, and waivers."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from pricebook.model.fields.strict_model import Code, FrozenMapping, Id, StrictModel, Text, refuse
from pricebook.problems.message_parts import quoted


def _pattern(text: str) -> str:
    if not re.fullmatch(r"\*?[^*]*[^*\s][^*]*\*?", text):
        refuse(f'expected "*" only at the start or end of a word, found {quoted(text)}')
    return text


# One or more words; "*" matches the rest of a word, as in "month*".
WordPattern = Annotated[Text, AfterValidator(_pattern)]
Patterns = FrozenMapping[Code, Annotated[tuple[WordPattern, ...], Field(min_length=1)]]


class Concept(StrictModel):
    """One concept, and its words in each language.

    If a text has a word of the concept in one language, the text must have a word of the concept in
    every language. The first word is the preferred word. No text may use the words under `never`.
    """

    id: Id
    words: Patterns | None = None
    never: Patterns | None = None


class Waiver(StrictModel):
    """A text that may differ between its languages, with a reason.

    `text` is the text's id, as in `pricebook approve`. `of` is what may differ: the id of a
    concept, or "numbers", "names", "items", "placeholders" or "language".
    """

    text: Text
    of: Id
    reason: Text


class Parity(StrictModel):
    """The content of data/parity.yaml: concepts under four headings, and waivers."""

    scope: tuple[Concept, ...] = ()
    units: tuple[Concept, ...] = ()
    conditions: tuple[Concept, ...] = ()
    terms: tuple[Concept, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts of every heading, in the order of the file."""
        return (*self.scope, *self.units, *self.conditions, *self.terms)

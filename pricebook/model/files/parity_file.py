"""The model of data/parity.yaml: words by concept in all languages, and exempt texts."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from pricebook.model.fields.strict_model import Code, FrozenMapping, Id, StrictModel, Text, refuse
from pricebook.problems.message_parts import quoted


def _pattern(text: str) -> str:
    if not re.fullmatch(r"\*?[^*]*[^*\s][^*]*\*?", text):
        refuse(f'expected "*" at the beginning or the end of a word only, found {quoted(text)}')
    return text


# One word or several; "*" matches the rest of a word, as in "month*".
RegularExpression = Annotated[Text, AfterValidator(_pattern)]
Patterns = FrozenMapping[Code, Annotated[tuple[RegularExpression, ...], Field(min_length=1)]]


class Concept(StrictModel):
    """One thing, and the words for it in each language: where one language has it, all have.

    The first word is the one to use. What stands under `never` is a word for something else, or
    for nothing: no text may use it.
    """

    id: Id
    words: Patterns | None = None
    never: Patterns | None = None


class Waiver(StrictModel):
    """A text that differs between its languages, and why it may.

    `text` is its id, as `pricebook report` and `pricebook approve` have it; `of` is a concept's id,
    or one of "numbers", "names", "items", "placeholders" and "language".
    """

    text: Text
    of: Id
    reason: Text


class Parity(StrictModel):
    """Everything that data/parity.yaml says; four headings for what is checked in one way."""

    scope: tuple[Concept, ...] = ()
    units: tuple[Concept, ...] = ()
    conditions: tuple[Concept, ...] = ()
    terms: tuple[Concept, ...] = ()
    waivers: tuple[Waiver, ...] = ()

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts of every heading, in the order of the file."""
        return (*self.scope, *self.units, *self.conditions, *self.terms)

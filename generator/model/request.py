"""What readers ask for, and which clauses of an edition answer."""

from typing import Annotated

from pydantic import Field

from generator.model.reading import Id, Localised, PerLanguage, Strict, Text
from generator.model.reference import EditionId


class Part(Strict):
    """One clause that answers: a row of the comparison, an item of what is charged separately, or
    an item of a service's own lists, by its id. `when` is the answer to the question that it needs.
    """

    row: Id | None = None
    separate: Id | None = None
    item: Id | None = None
    when: Localised | None = None

    @property
    def pointers(self) -> tuple[tuple[str, str], ...]:
        """What it points at, each with the key that says where to look; there is to be one."""
        given = (("row", self.row), ("separate", self.separate), ("item", self.item))
        return tuple((key, id) for key, id in given if id)


class Answer(Strict):
    """What answers in one edition: nothing where the edition does not mention the thing.

    `asks` is the question on which it depends, where the parts do not all say the same.
    """

    edition: EditionId
    asks: Localised | None = None
    parts: tuple[Part, ...] = ()


class Request(Strict):
    """Something to ask for; `words` are the everyday words by which readers look for it."""

    id: Id
    text: Localised
    words: PerLanguage[tuple[Text, ...]]
    answers: Annotated[tuple[Answer, ...], Field(min_length=1)]

    def answer(self, edition: str) -> Answer | None:
        """What answers in `edition`, or None where nobody has looked yet."""
        return next((each for each in self.answers if each.edition == edition), None)


class Topic(Strict):
    """Requests that belong together, under a heading."""

    id: Id
    name: Localised
    requests: tuple[Request, ...]

"""Requests of readers, and the clauses of each edition that answer them."""

from typing import Annotated

from pydantic import Field

from pricebook.model.fields.references import EditionId, ServiceId
from pricebook.model.fields.strict_model import Flag, Id, Localised, PerLanguage, StrictModel, Text

type Pointer = tuple[str, str]


class PartModel(StrictModel):
    """One clause that answers a request: the id of a row, of a separate charge or of an item.

    `when` is an answer to the question `asks`; the clause applies if the reader gives it.
    """

    row: Id | None = None
    separate: Id | None = None
    item: Id | None = None
    when: Localised | None = None

    @property
    def pointers(self) -> tuple[Pointer, ...]:
        """Pairs of a key and an id; a valid part has exactly one."""
        given = (("row", self.row), ("separate", self.separate), ("item", self.item))
        return tuple((key, id) for key, id in given if id)


class Wait(StrictModel):
    """An open question to the owner, by its id in open.yaml.

    Until the owner answers, there is no verdict for `services`, or for any service if none is
    listed.
    """

    question: Id
    services: tuple[ServiceId, ...] = ()


class BesideModel(StrictModel):
    """What another edition states, by the ids of its rows, separately charged things, clauses and
    prices. The site shows these statements while a question is open.
    """

    edition: EditionId
    rows: tuple[Id, ...] = ()
    separate: tuple[Id, ...] = ()
    items: tuple[Id, ...] = ()
    prices: tuple[Text, ...] = ()

    @property
    def pointers(self) -> tuple[Pointer, ...]:
        """Pairs of a key and an id, with the keys of `PartModel` and "price"."""
        lists = (self.rows, self.separate, self.items, self.prices)
        keys = ("row", "separate", "item", "price")
        return tuple((key, id) for key, ids in zip(keys, lists, strict=True) for id in ids)


class AnswerModel(StrictModel):
    """The answer of one edition. Without parts, no editor has decided: the site shows "ask us".

    `not_mentioned` is true if an editor has found that the edition does not offer the thing.
    `asks` is a question to the reader, needed if the parts do not all state the same. An answer
    with `waits_for` shows the statements without a verdict.
    """

    edition: EditionId
    asks: Localised | None = None
    parts: tuple[PartModel, ...] = ()
    not_mentioned: Flag = False
    waits_for: tuple[Wait, ...] = ()
    beside: tuple[BesideModel, ...] = ()

    def waits(self, service: str) -> bool:
        """Whether the answer for the service waits for an open question."""
        return any(not each.services or service in each.services for each in self.waits_for)


class RequestModel(StrictModel):
    """Something that readers ask for. `words` are everyday words that they may search for."""

    id: Id
    text: Localised
    words: PerLanguage[tuple[Text, ...]]
    answers: Annotated[tuple[AnswerModel, ...], Field(min_length=1)]

    def answer(self, edition: str) -> AnswerModel | None:
        """The answer of `edition`; None if the data has none."""
        return next((each for each in self.answers if each.edition == edition), None)


class TopicModel(StrictModel):
    """Requests that belong together, under a heading."""

    id: Id
    name: Localised
    requests: tuple[RequestModel, ...]

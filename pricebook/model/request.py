"""What readers ask for, and which clauses of an edition answer."""

from typing import Annotated

from pydantic import Field

from pricebook.model.fields.references import EditionId, ServiceId
from pricebook.model.fields.strict_model import Flag, Id, Localised, PerLanguage, StrictModel, Text

type Pointer = tuple[str, str]


class PartModel(StrictModel):
    """One clause that answers: a row of the comparison, an item of what is charged separately, or
    an item of a service's own lists, by its id. `when` is the answer to the question that it needs.
    """

    row: Id | None = None
    separate: Id | None = None
    item: Id | None = None
    when: Localised | None = None

    @property
    def pointers(self) -> tuple[Pointer, ...]:
        """The ids that it points at, each with its key; a valid part has exactly one."""
        given = (("row", self.row), ("separate", self.separate), ("item", self.item))
        return tuple((key, id) for key, id in given if id)


class Wait(StrictModel):
    """A question to the owner that is open, by its id in open.yaml: until the owner answers, there
    is no verdict for `services`, or for any service where none is named.
    """

    question: Id
    services: tuple[ServiceId, ...] = ()


class BesideModel(StrictModel):
    """What another edition states of the thing, by the ids of its rows, of what it charges
    separately, of its clauses and of its prices: shown while a question is open.
    """

    edition: EditionId
    rows: tuple[Id, ...] = ()
    separate: tuple[Id, ...] = ()
    items: tuple[Id, ...] = ()
    prices: tuple[Text, ...] = ()

    @property
    def pointers(self) -> tuple[Pointer, ...]:
        """The ids that it points at, each with the key that a part would have."""
        lists = (self.rows, self.separate, self.items, self.prices)
        keys = ("row", "separate", "item", "price")
        return tuple((key, id) for key, ids in zip(keys, lists, strict=True) for id in ids)


class AnswerModel(StrictModel):
    """What answers in one edition. Without parts, nobody has decided: readers are told to ask.

    `not_mentioned` is for what the editor has found that the edition does not offer. `asks` is the
    question on which the answer depends, where the parts do not all say the same. An answer that
    waits for a question to the owner shows what is stated, and gives no verdict.
    """

    edition: EditionId
    asks: Localised | None = None
    parts: tuple[PartModel, ...] = ()
    not_mentioned: Flag = False
    waits_for: tuple[Wait, ...] = ()
    beside: tuple[BesideModel, ...] = ()

    def waits(self, service: str) -> bool:
        """Whether a question is open that the answer for the service depends on."""
        return any(not each.services or service in each.services for each in self.waits_for)


class RequestModel(StrictModel):
    """Something to ask for; `words` are the everyday words by which readers look for it."""

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

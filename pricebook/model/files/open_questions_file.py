"""The model of data/open.yaml: open questions to the owner, and how unclear facts are handled."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from pricebook.model.fields.references import Sources
from pricebook.model.fields.strict_model import Id, Localised, StrictModel, Text, refuse
from pricebook.problems.message_parts import quoted

Handling = Literal["edition", "note", "ask", "fix", "guard"]


def _record_id(text: str) -> str:
    if not re.fullmatch("[A-Z][0-9]+", text):
        refuse(f"expected the id of a record such as C1, found {quoted(text)}")
    return text


RecordId = Annotated[Text, AfterValidator(_record_id)]
Ids = Annotated[tuple[Id, ...], Field(min_length=1)]


class Question(StrictModel):
    """One question to the owner. `about` are ids of things in the catalogue."""

    id: Id
    question: Localised
    why: Localised
    about: Ids
    records: Annotated[tuple[RecordId, ...], Field(min_length=1)]
    source: Sources


class Record(StrictModel):
    """A contradiction, an ambiguity, or a difference between the languages of a document.

    `handling` lists the ways in which the catalogue handles it. `how` explains the handling in
    words.
    """

    id: RecordId
    what: Localised
    handling: Annotated[tuple[Handling, ...], Field(min_length=1)]
    how: Localised
    about: Ids
    source: Sources


class OpenQuestions(StrictModel):
    """The content of data/open.yaml."""

    questions: tuple[Question, ...] = ()
    contradictions: tuple[Record, ...] = ()
    ambiguities: tuple[Record, ...] = ()
    divergences: tuple[Record, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record, in the order of the file."""
        return (*self.contradictions, *self.ambiguities, *self.divergences)

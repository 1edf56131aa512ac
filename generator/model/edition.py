"""Where facts come from and when they hold: source documents and editions."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.clause import Item
from generator.model.reading import Day, Id, Localised, Strict, Text, Whole
from generator.model.reference import DocumentId, EditionId, Sources

LineNumber = Annotated[Whole, Field(ge=1)]


Reason = Literal["decoration", "heading", "table_marks"]


class Omission(Strict):
    """Lines of a document that lead to nothing in the data, and why."""

    reason: Reason
    lines: Annotated[tuple[LineNumber, ...], Field(min_length=1)]


class Document(Strict):
    """A source document; facts name it with a line, as in S3:25.

    `edition` is the one that it tells of: what that edition says cites no other document. `file` is
    its name in the folder where the documents are kept, outside the catalogue.
    """

    id: DocumentId
    name: Localised
    edition: EditionId | None = None
    file: Text | None = None
    omitted: tuple[Omission, ...] = ()


class Edition(Strict):
    """A price list. One without `valid_from` is undated: it is chosen by its id, never by a day.

    `name` is made to follow "prices from". `note` tells the reader of the edition itself, such as
    that its date is not known. `says` is its prose, which nothing is worked out from; `terms` hold
    for all that it offers.
    """

    id: Id
    name: Localised
    valid_from: Day | None = None
    note: Localised | None = None
    source: Sources
    says: tuple[Item, ...] = ()
    terms: tuple[Item, ...] = ()

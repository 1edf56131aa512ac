"""Source documents, and editions of the price list with their dates."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from pricebook.model.clause import ItemModel
from pricebook.model.fields.references import DocumentId, EditionId, Sources
from pricebook.model.fields.strict_model import (
    Day,
    Id,
    Localised,
    StrictModel,
    Text,
    WholeNumber,
    refuse,
)
from pricebook.problems.message_parts import quoted

LineNumber = Annotated[WholeNumber, Field(ge=1, le=1_000_000)]


OmissionReason = Literal["decoration", "heading", "table_marks"]


class Omission(StrictModel):
    """Lines of a document that the data does not cite, with a reason."""

    reason: OmissionReason
    lines: Annotated[tuple[LineNumber, ...], Field(min_length=1)]


def _file_name(text: str) -> str:
    if re.search(r'[/\\:*?"<>|]', text) or text.strip(".") == "" or len(text.encode()) > 255:
        refuse(f"expected the name of a file, without a folder, found {quoted(text)}")
    return text


FileName = Annotated[Text, AfterValidator(_file_name)]


class Document(StrictModel):
    """A source document. Citations have its id and a line, as in S3:25.

    Statements of `edition` cite only documents of this edition. `file` is the document's file name
    in a folder outside the data.
    """

    id: DocumentId
    name: Localised
    edition: EditionId | None = None
    file: FileName | None = None
    omitted: tuple[Omission, ...] = ()


class EditionModel(StrictModel):
    """A price list. Without `valid_from` it is undated, and never in force on a day.

    `name` completes the words "prices from". `note` is for readers, such as that the date is not
    known. `says` holds further statements, on which no figure depends. `terms` apply to all
    services of the edition.
    """

    id: Id
    name: Localised
    valid_from: Day | None = None
    note: Localised | None = None
    source: Sources
    says: tuple[ItemModel, ...] = ()
    terms: tuple[ItemModel, ...] = ()

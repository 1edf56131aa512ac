"""Where facts come from and when they hold: source documents and editions."""

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
    """Lines of a document that lead to nothing in the data, and why."""

    reason: OmissionReason
    lines: Annotated[tuple[LineNumber, ...], Field(min_length=1)]


def _file_name(text: str) -> str:
    if re.search(r'[/\\:*?"<>|]', text) or text.strip(".") == "" or len(text.encode()) > 255:
        refuse(f"expected the name of a file, without a folder, found {quoted(text)}")
    return text


FileName = Annotated[Text, AfterValidator(_file_name)]


class Document(StrictModel):
    """A source document; facts name it with a line, as in S3:25.

    `edition` is the one that it tells of: what that edition says cites no other document. `file` is
    its name in the folder where the documents are kept, outside the catalogue.
    """

    id: DocumentId
    name: Localised
    edition: EditionId | None = None
    file: FileName | None = None
    omitted: tuple[Omission, ...] = ()


class EditionModel(StrictModel):
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
    says: tuple[ItemModel, ...] = ()
    terms: tuple[ItemModel, ...] = ()

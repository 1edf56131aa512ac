"""The lines of the source documents, told apart by their hashes: the documents stay elsewhere."""

import re
from typing import Annotated

from pydantic import AfterValidator

from generator.model.reading import Fixed, Strict, Text, refuse
from generator.model.reference import DocumentId
from generator.wording import shown


class _Line(int):
    """A key that is no language code."""


def _line(text: str) -> _Line:
    if not re.fullmatch("[1-9][0-9]{0,5}", text):
        refuse(f"expected the number of a line such as 25, found {shown(text)}")
    return _Line(text)


def _hash(text: str) -> str:
    if not re.fullmatch("[0-9a-f]{12}", text):
        refuse(f"expected the first 12 digits of a hash, found {shown(text)}")
    return text


LineNumber = Annotated[Text, AfterValidator(_line)]
LineHash = Annotated[Text, AfterValidator(_hash)]


class DocumentLines(Strict):
    """The lines of a document that are not blank, each with the hash of what it says."""

    id: DocumentId
    lines: Fixed[LineNumber, LineHash]


class Lines(Strict):
    """Everything that data/lines.yaml says."""

    documents: tuple[DocumentLines, ...]

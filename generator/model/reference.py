"""Names of things that stand elsewhere in the catalogue; each knows its table."""

import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator

from generator.model.reading import Id, Text, refuse
from generator.wording import shown


class Reference(str):
    """An id of something in another part of the file; `table` is the key of that part."""

    __slots__ = ()
    table: ClassVar[str]

    @property
    def target(self) -> str:
        """The id to be found in the table."""
        return str(self)


class _EditionId(Reference):
    table = "editions"


class _ServiceId(Reference):
    table = "services"


class _QuantityId(Reference):
    table = "quantities"


class _AssumptionId(Reference):
    table = "assumptions"


class Citation(Reference):
    """A document and a line of it, such as S3:25."""

    table = "sources"

    @property
    def target(self) -> str:
        """The document's id."""
        return self.partition(":")[0]


def _citation(text: str) -> Citation:
    if not re.fullmatch("[A-Z][0-9]+:[1-9][0-9]*", text):
        refuse(f"expected a document and a line such as S3:25, found {shown(text)}")
    return Citation(text)


def _document_id(text: str) -> str:
    if not re.fullmatch("[A-Z][0-9]+", text):
        refuse(f"expected the id of a document such as S3, found {shown(text)}")
    return text


EditionId = Annotated[Id, AfterValidator(_EditionId)]
ServiceId = Annotated[Id, AfterValidator(_ServiceId)]
QuantityId = Annotated[Id, AfterValidator(_QuantityId)]
AssumptionId = Annotated[Id, AfterValidator(_AssumptionId)]
Cited = Annotated[Text, AfterValidator(_citation)]
DocumentId = Annotated[Text, AfterValidator(_document_id)]

"""References: ids of things in other parts of the catalogue."""

import re
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from pricebook.model.fields.scalars import InputScalar
from pricebook.model.fields.strict_model import Id, Text, refuse
from pricebook.problems.message_parts import quoted


class Reference(str):
    """An id of something in another part of the catalogue; `tables` are the keys of the parts."""

    __slots__ = ()
    tables: ClassVar[tuple[str, ...]]

    @property
    def target(self) -> str:
        """The id that one of the tables must have."""
        return str(self)


class _EditionId(Reference):
    tables = ("editions",)


class _ServiceId(Reference):
    tables = ("services",)


class _QuantityId(Reference):
    tables = ("quantities",)


class _AssumptionId(Reference):
    tables = ("assumptions",)


class _NamedId(Reference):
    tables = ("named",)


class _OwnedId(Reference):
    tables = ("named", "services")


class Citation(Reference):
    """A document and a line of it, such as S3:25."""

    tables = ("sources",)

    @property
    def target(self) -> str:
        """The document's id."""
        return self.partition(":")[0]

    @property
    def line(self) -> int:
        """The line, counted from 1."""
        return int(self.partition(":")[2])


_CITATION = "^[A-Z][0-9]{1,4}:[1-9][0-9]{0,5}$"


def _citation(text: str) -> Citation:
    if not re.match(_CITATION, text):
        refuse(f"expected a document and a line such as S3:25, found {quoted(text)}")
    return Citation(text)


def _document_id(text: str) -> str:
    if not re.fullmatch("[A-Z][0-9]{1,4}", text):
        refuse(f"expected the id of a document such as S3, found {quoted(text)}")
    return text


def _as_tuple(value: Any) -> Any:
    return (value,) if isinstance(value, InputScalar) else value


EditionId = Annotated[Id, AfterValidator(_EditionId)]
ServiceId = Annotated[Id, AfterValidator(_ServiceId)]
QuantityId = Annotated[Id, AfterValidator(_QuantityId)]
AssumptionId = Annotated[Id, AfterValidator(_AssumptionId)]
NamedId = Annotated[Id, AfterValidator(_NamedId)]
# What a customer may have: a service or a named thing.
OwnedId = Annotated[Id, AfterValidator(_OwnedId)]
Cited = Annotated[Text, AfterValidator(_citation)]
# One citation or several: two documents, or both languages of a document, may state the same fact.
Sources = Annotated[
    tuple[Cited, ...],
    Field(min_length=1),
    BeforeValidator(_as_tuple),
    WithJsonSchema(
        {
            "description": "The citations: a document and a line, or a list of them.",
            "examples": ["S3:25", ["S3:25", "S4:40"]],
            "anyOf": [
                {"type": "string", "pattern": _CITATION},
                {
                    "type": "array",
                    "minItems": 1,
                    "items": {"type": "string", "pattern": _CITATION},
                },
            ],
        }
    ),
]
DocumentId = Annotated[Text, AfterValidator(_document_id)]

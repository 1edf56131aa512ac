"""Readers of scalars: text, ids, numbers, amounts, days and flags."""

import re
from collections.abc import Callable
from copy import copy
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, NoReturn, TypeVar

from pydantic import Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from pricebook.model.fields.frozen_mapping import FrozenMapping
from pricebook.problems.message_parts import quoted
from pricebook.yaml_source.ambiguous_scalars import is_null, other_type
from pricebook.yaml_source.syntax_messages import unexpected_comment

MAX_DIGITS = 12
MAX_CHARACTERS = 10_000
# Ids and slugs become names of files and folders. A file system allows 255 bytes for a name;
# Windows allows 260 characters for a path, which contains several names.
MAX_NAME_LENGTH = 60
DAYS = (date(2000, 1, 1), date(2099, 12, 31))

# Not `type` aliases: pydantic would turn each alias into a definition with a generated name.
E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")


class InputScalar(str):
    """A scalar of the file while a model is built. A string, so that pydantic matches Literals."""

    __slots__ = ("comment", "plain")
    plain: bool
    comment: str

    @property
    def is_null(self) -> bool:
        return self.plain and is_null(self)


def describe(value: object) -> str:
    """The value as messages name it: nothing, a list, a mapping, or the text in quotes."""
    if isinstance(value, InputScalar):
        return "nothing" if value.is_null else quoted(value)
    return "a mapping" if isinstance(value, dict) else "a list"


def refuse(message: str) -> NoReturn:
    """Raise an error of pydantic with this message for the editor."""
    # The message is an argument: pydantic would replace braces in a template.
    raise PydanticCustomError("refused", "{message}", {"message": message})


def _scalar(value: object, expected: str) -> InputScalar:
    if not isinstance(value, InputScalar) or value.is_null:
        refuse(f"expected {expected}, found {describe(value)}")
    return value


def _unquoted_scalar(value: object, expected: str) -> InputScalar:
    scalar = _scalar(value, expected)
    if not scalar.plain:
        refuse(f"expected {expected}, without quotes, found {describe(scalar)} in quotes")
    return scalar


# Text that a page, template or browser might execute instead of showing it.
_MARKUP = re.compile(
    r"""<[a-z/!?] | ["'/]> | --> | \{\{ | \{% | \{\# | \{: | -+8<- | (java|vb)script\s*:
    | data\s*:\s*text/html | &\#\w | &[a-z]\w*;""",
    re.IGNORECASE | re.VERBOSE,
)


def _checked_text(value: object) -> str:
    """The text, without the last line break of block style."""
    if isinstance(value, InputScalar) and value.comment:
        refuse(unexpected_comment(value.comment))
    scalar = _scalar(value, "text")
    if len(scalar) > MAX_CHARACTERS:
        refuse(f"expected at most {MAX_CHARACTERS:,} characters in one text, found {len(scalar):,}")
    if scalar.plain and (other := other_type(scalar)):
        refuse(
            f"expected text, found {quoted(scalar)}, which some YAML readers read as {other}:"
            " put it in quotes"
        )
    text = str(scalar).removesuffix("\n")
    if not text:
        refuse("expected text, found nothing")
    if markup := _MARKUP.search(text):
        refuse(f"expected text, not markup, found {quoted(text[markup.start() :])}")
    return text


def line_of_text(value: object) -> str:
    """The text of a scalar; refuses anything but text on one line without markup."""
    text = _checked_text(value)
    if "\n" in text:
        refuse(f"expected text on a single line, found {text.count(chr(10)) + 1} lines")
    return _trimmed(text)


def _long_text(value: object) -> str:
    return _trimmed("\n".join(map(_trimmed, _checked_text(value).split("\n"))))


def _trimmed(line: str) -> str:
    if line != line.strip():
        refuse(f"expected text without blanks around it, found {quoted(line)}")
    return line


def _read_name(expected: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        scalar = _scalar(value, expected)
        if len(scalar) > MAX_NAME_LENGTH:
            limit = f"with at most {MAX_NAME_LENGTH} characters"
            refuse(f"expected {expected}, {limit}, found {len(scalar):,}")
        if not is_id(scalar):
            refuse(f"expected {expected}, found {describe(scalar)}")
        return str(scalar)

    return read


_NAME = r"[a-z0-9]+(-[a-z0-9]+)*"
AN_ID = 'an id such as "code-line": a-z, 0-9, single hyphens'


def is_id(text: str) -> bool:
    return re.fullmatch(_NAME, text) is not None


def is_code(text: str) -> bool:
    return re.fullmatch("[a-z]{2,3}", text) is not None


def _code(value: object) -> str:
    expected = "a language code such as en"
    scalar = _scalar(value, expected)
    if not is_code(scalar):
        refuse(f"expected {expected}, found {quoted(scalar)}")
    return str(scalar)


def _not_empty[T](texts: FrozenMapping[str, T]) -> FrozenMapping[str, T]:
    if not texts:
        refuse("expected a text in at least one language, found none")
    return texts


def _whole(value: object) -> int:
    expected = "a whole number such as 100"
    scalar = _unquoted_scalar(value, expected)
    if not re.fullmatch("0|[1-9][0-9]*", scalar):
        refuse(f"expected {expected}, found {describe(scalar)}")
    _check_digits(scalar, expected)
    return int(scalar)


def _decimal(expected: str) -> Callable[[object], Decimal]:
    def read(value: object) -> Decimal:
        scalar = _unquoted_scalar(value, expected)
        if not re.fullmatch(r"(0|[1-9][0-9]*)(\.[0-9]+)?", scalar):
            hint = "; write a point, not a comma" if re.fullmatch("[0-9]+,[0-9]+", scalar) else ""
            refuse(f"expected {expected}, found {describe(scalar)}{hint}")
        _check_digits(scalar, expected)
        if len(scalar.partition(".")[2]) > 2:
            refuse(f"expected {expected}, with at most 2 decimals, found {describe(scalar)}")
        return Decimal(scalar)

    return read


def _check_digits(scalar: InputScalar, expected: str) -> None:
    digits = len(scalar.replace(".", ""))
    if digits > MAX_DIGITS:
        refuse(f"expected {expected}, with at most {MAX_DIGITS} digits, found {digits} digits")


def _day(value: object) -> date:
    expected = "a day such as 2026-01-31"
    scalar = _unquoted_scalar(value, expected)
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", scalar):
        refuse(f"expected {expected}, found {describe(scalar)}")
    try:
        day = date.fromisoformat(scalar)
    except ValueError:
        refuse(f"expected a day that exists, found {describe(scalar)}")
    first, last = DAYS
    if not first <= day <= last:
        refuse(f"expected a day from {first} to {last}, found {describe(scalar)}")
    return day


_FLAGS = {"true": True, "false": False}
_MEANT = {"yes": "true", "y": "true", "on": "true", "no": "false", "n": "false", "off": "false"}


def _flag(value: object) -> bool:
    expected = "true or false"
    scalar = _unquoted_scalar(value, expected)
    if scalar not in _FLAGS:
        word = scalar.lower()
        meant = word if word in _FLAGS else _MEANT.get(word)
        refuse(
            f"expected {expected}, found {describe(scalar)}{f'; write {meant}' if meant else ''}"
        )
    return _FLAGS[scalar]


class Read:
    """An annotation: the function that reads a scalar, and the scalar's JSON Schema.

    The schema does not express every check. pydantic's own annotations are slower: they inspect
    the function and the type again at each of a thousand uses.
    """

    def __init__(
        self,
        read: Callable[[object], object],
        description: str,
        *examples: str | float | bool,
        **rules: Any,
    ) -> None:
        self._read = read
        self._json_schema = {**rules, "description": description, "examples": list(examples)}

    def __get_pydantic_core_schema__(self, _: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        del handler
        return core_schema.no_info_plain_validator_function(self._read)

    def __get_pydantic_json_schema__(
        self, _: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        del handler
        return {**self._json_schema}


class RequiredForRelease(Read):
    """An annotation: the scalar may be empty (None), but a release needs a value."""

    def __init__(
        self, read: Callable[[object], object], description: str, *examples: str, **rules: Any
    ) -> None:
        def read_or_none(value: object) -> object:
            is_empty = isinstance(value, InputScalar) and value.is_null and not value.comment
            return None if is_empty else read(value)

        when_empty = f"{description}; empty until it is known."
        super().__init__(read_or_none, when_empty, *examples, type=["string", "null"], **rules)


class AfterRead:
    """An annotation: a function that changes or refuses a value after it is read.

    Hundreds of keys have the same type, so the core schema of a type is made once. Each key gets a
    copy, because pydantic changes it.
    """

    def __init__(self, do: Callable[[Any], object]) -> None:
        self._do = do
        self._made: dict[object, CoreSchema] = {}

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        if source not in self._made:
            schema = core_schema.no_info_after_validator_function(self._do, handler(source))
            self._made[source] = schema
        return copy(self._made[source])


_LINE = r"^\S(.*\S)?$"
_NUMBER: dict[str, Any] = {"type": "number", "minimum": 0}

Text = Annotated[
    str,
    Read(line_of_text, "A text on one line, without markup.", type="string", pattern=_LINE),
]
TextForRelease = Annotated[
    str | None,
    RequiredForRelease(line_of_text, "A text on one line", pattern=_LINE),
]
LongText = Annotated[
    str,
    Read(_long_text, "A text, without markup.", type="string", minLength=1),
]
Id = Annotated[
    str,
    Read(
        _read_name(AN_ID),
        "An id: a-z, 0-9, single hyphens.",
        "code-line",
        type="string",
        pattern=f"^{_NAME}$",
        maxLength=MAX_NAME_LENGTH,
    ),
]
Slug = Annotated[
    str,
    Read(
        _read_name('a part of an address such as "price-list": a-z, 0-9, single hyphens'),
        "A part of a page's address: a-z, 0-9, single hyphens.",
        "price-list",
        type="string",
        pattern=f"^{_NAME}$",
        maxLength=MAX_NAME_LENGTH,
    ),
]
Code = Annotated[
    str,
    Read(_code, "The code of a language.", "en", "nb", type="string", pattern="^[a-z]{2,3}$"),
]
WholeNumber = Annotated[int, Read(_whole, "A whole number.", 100, type="integer", minimum=0)]
Amount = Annotated[
    Decimal,
    Read(
        _decimal("an amount such as 180 or 99.50"),
        "An amount of money, with a point before its decimals.",
        180,
        99.5,
        **_NUMBER,
    ),
]
Rate = Annotated[
    Decimal,
    Read(
        _decimal("a rate in percent such as 25 or 12.5"), "A rate in percent.", 25, 12.5, **_NUMBER
    ),
]
Day = Annotated[
    date,
    Read(_day, "A day: year, month, day.", "2026-01-31", type="string", format="date"),
]
Flag = Annotated[bool, Read(_flag, "true or false.", True, type="boolean")]

# A member of a StrEnum by its value: strict mode would accept only the members themselves.
Word = Annotated[E, Field(strict=False)]

PerLanguage = Annotated[FrozenMapping[Code, T], AfterRead(_not_empty)]
Localised = PerLanguage[Text]

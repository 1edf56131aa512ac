"""The version of the data files' format, which services.yaml names."""

import re
from typing import Annotated

from pricebook.model.fields.scalars import InputScalar, Read, describe, refuse
from pricebook.problems.problem import Problem
from pricebook.yaml_source.values import Scalar, Source

FORMAT = 2
KEY = "format"


def _read(value: object) -> int:
    number = _number(value) if isinstance(value, InputScalar) and value.plain else None
    if number is None:
        refuse(f"expected {FORMAT}, the number of the format, found {describe(value)}")
    if number != FORMAT:
        refuse(_other_format(number))
    return number


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch("0|[1-9][0-9]{0,8}", text) else None


def _other_format(number: int) -> str:
    what_to_do = (
        "a newer one: install a newer pricebook"
        if number > FORMAT
        else "an older one: run pricebook upgrade"
    )
    return f"expected format {FORMAT}, found {number}, {what_to_do}"


DataFormat = Annotated[int, Read(_read, "The version of the format.", type="integer", const=FORMAT)]


def named_format(source: Source) -> int | None:
    """The number of the format that a services.yaml names, or None if it names no number."""
    value = source.value.get(KEY) if isinstance(source.value, dict) else None
    return _number(value.text) if isinstance(value, Scalar) and value.plain else None


def newer_format(source: Source) -> Problem | None:
    """The problem of a services.yaml that names a newer format."""
    number = named_format(source)
    return _problem(source, number) if number is not None and number > FORMAT else None


def older_format(source: Source) -> Problem | None:
    """The problem of a services.yaml that names an older format, else None."""
    number = named_format(source)
    return _problem(source, number) if number is not None and number < FORMAT else None


def _problem(source: Source, number: int) -> Problem:
    return source.problem((KEY,), _other_format(number))

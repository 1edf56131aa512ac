"""Turns pydantic's errors into messages for the editor."""

import re
from collections.abc import Iterable
from typing import Any

from pydantic_core import ErrorDetails

from pricebook.model.fields.scalars import InputScalar, describe
from pricebook.problems.message_parts import did_you_mean, quoted

_A_LIST, _A_MAPPING = "a list", "a mapping"
_SHAPES = {
    "tuple_type": _A_LIST,
    "list_type": _A_LIST,
    "set_type": _A_LIST,
    "frozen_set_type": _A_LIST,
    "dict_type": _A_MAPPING,
    "mapping_type": _A_MAPPING,
    "model_type": _A_MAPPING,
    "model_attributes_type": _A_MAPPING,
    "string_type": "text",
}
_BOUNDS = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("at least", "ge"),
    "less_than": ("less than", "lt"),
    "less_than_equal": ("at most", "le"),
}


def editor_message(error: ErrorDetails, allowed: Iterable[str]) -> str:
    """A message with the expected and the found value; `allowed` are the keys of the mapping."""
    kind, value, about = error["type"], error["input"], error.get("ctx", {})
    if kind == "missing":
        return f"missing key {quoted(str(error['loc'][-1]))}"
    if kind == "extra_forbidden":
        return _unknown_key(str(error["loc"][-1]), list(allowed))
    if kind == "union_tag_not_found":
        return (
            f"missing key {quoted(tag_key(about))}"
            if isinstance(value, dict)
            else _not_a_mapping(value)
        )
    if kind == "union_tag_invalid":
        return _choice(value[tag_key(about)], about["expected_tags"])
    if kind in {"literal_error", "enum"}:
        return _choice(value, about["expected"])
    if kind in _SHAPES:
        return f"expected {_SHAPES[kind]}, found {describe(value)}"
    if kind in {"too_short", "too_long"}:
        return _size(kind, about)
    if kind in _BOUNDS:
        words, limit = _BOUNDS[kind]
        return f"expected {words} {about[limit]}, found {describe(value)}"
    # The other messages are ours: a scalar or a model has raised the error with `refuse`.
    return str(about["error"]) if "error" in about else error["msg"]


def tag_key(about: dict[str, Any]) -> str:
    """The key that selects a model of a union, such as `kind`."""
    return str(about["discriminator"]).strip("'")


def _not_a_mapping(value: object) -> str:
    return f"expected {_A_MAPPING}, found {describe(value)}"


def _unknown_key(key: str, allowed: list[str]) -> str:
    advice = did_you_mean(key, allowed) or f"; allowed here: {_listed(allowed)}"
    return f"unknown key {quoted(key)}{advice}"


def _choice(value: object, listed: str) -> str:
    words = re.findall(r"'([^']*)'", listed)
    close = (
        did_you_mean(value, words) if isinstance(value, InputScalar) and not value.is_null else ""
    )
    expected = f"{'one of ' if len(words) > 1 else ''}{_listed(words)}"
    return f"expected {expected}, found {describe(value)}{close}"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words)


def is_echo(error: ErrorDetails) -> bool:
    """Whether pydantic reports a list as too short only because its items have errors."""
    return error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]


def _size(kind: str, about: dict[str, Any]) -> str:
    least = kind == "too_short"
    limit = about["min_length" if least else "max_length"]
    found_items = about["actual_length"] or "none"
    items = "item" if limit == 1 else "items"
    return f"expected at {'least' if least else 'most'} {limit} {items}, found {found_items}"

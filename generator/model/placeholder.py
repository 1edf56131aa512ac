"""Texts with placeholders such as {amount}: all that a text needs, and no other."""

import re
from collections.abc import Mapping

from pydantic import AfterValidator

from generator.model.reading import refuse

_BRACED = re.compile(r"\{([^{}]*)\}?|\}")


def Filled(*names: str) -> AfterValidator:
    """Every text in the value holds each of the placeholders `names`, and no other."""

    def check[T](value: T) -> T:
        for text in value.values() if isinstance(value, Mapping) else [value]:
            _check(str(text), set(names))
        return value

    return AfterValidator(check)


def _check(text: str, names: set[str]) -> None:
    found = {match[1] or match[0] for match in _BRACED.finditer(text)}
    if missing := names - found:
        refuse(f'expected the placeholder {_listed(missing)} in the text, found "{text}"')
    if unknown := found - names:
        allowed = f"; what can stand here: {_listed(names)}" if names else ""
        refuse(f"expected no placeholder {_listed(unknown)} in the text{allowed}")


def _listed(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))

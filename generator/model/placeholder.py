"""Texts with placeholders such as {amount}: all that a text needs, and no other."""

import re
from collections.abc import Mapping

from pydantic import AfterValidator

from generator.model.reading import refuse
from generator.wording import shown

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def Filled(*names: str) -> AfterValidator:
    """A text holds each of the placeholders `names`, and no other."""

    def check(text: str) -> str:
        _check(text, set(names))
        return text

    return AfterValidator(check)


def filled(text: str, figures: Mapping[str, int]) -> str:
    """The text with its figures; refused where it lacks one of them, or has a place for another."""
    _check(text, set(figures))
    return _PLACEHOLDER.sub(lambda found: str(figures[found[1]]), text)


def _check(text: str, names: set[str]) -> None:
    found = set(_PLACEHOLDER.findall(text))
    if missing := names - found:
        refuse(f"expected the placeholder {_listed(missing)} in the text, found {shown(text)}")
    if unknown := found - names:
        allowed = f"; what can stand here: {_listed(names)}" if names else ""
        refuse(f"expected no placeholder {_listed(unknown)} in the text{allowed}")
    if re.search("[{}]", _PLACEHOLDER.sub("", text)):
        refuse(f'expected "{{" and "}}" around a placeholder only, found {shown(text)}')


def _listed(names: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))

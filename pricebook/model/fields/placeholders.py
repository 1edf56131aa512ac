"""Checks and fills the placeholders of texts, such as {amount}."""

import re
from collections import Counter
from collections.abc import Mapping, Set
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from pricebook.model.fields.strict_model import refuse
from pricebook.problems.message_parts import quoted

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class Filled:
    """An annotation: the text must have the placeholders of `names`, and no others.

    The placeholders of `optional` are allowed too.


    With `once`, a repeated placeholder is refused. A blank between a placeholder and a percent
    sign becomes a no-break space.
    """

    def __init__(self, *names: str, optional: tuple[str, ...] = (), once: bool = False) -> None:
        self._names = frozenset(names)
        self._optional = frozenset(optional)
        self._once = once

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        text = handler(schema)
        if self._names:
            text["description"] = f"A text on one line that contains {_listed(self._names)}."
            text["allOf"] = [{"pattern": rf"\{{{name}\}}"} for name in sorted(self._names)]
        if self._optional:
            text["description"] += f" It may have {_listed(self._optional)}."
        return text

    def _checked(self, text: str) -> str:
        _check(text, self._names, self._optional)
        if self._once:
            _check_once(text)
        return text.replace("} %", "}\N{NO-BREAK SPACE}%")


def fill_figures(text: str, figures: Mapping[str, int]) -> str:
    """The text with its placeholders replaced by `figures`; other braces stay as they are.

    Refuses the text if a placeholder is missing or unknown.
    """
    _check_names(text, set(figures))
    return _PLACEHOLDER.sub(lambda found: str(figures[found[1]]), text)


def _check(text: str, names: Set[str], optional: Set[str]) -> None:
    _check_names(text, names, optional)
    if re.search("[{}]", _PLACEHOLDER.sub("", text)):
        refuse(f'expected "{{" and "}}" only around a placeholder, found {quoted(text)}')


def _check_once(text: str) -> None:
    times = Counter(_PLACEHOLDER.findall(text))
    if repeated := {name for name, number in times.items() if number > 1}:
        refuse(f"expected the placeholder {_listed(repeated)} once, found {quoted(text)}")


def _check_names(text: str, names: Set[str], optional: Set[str] = frozenset()) -> None:
    names_in_text = set(_PLACEHOLDER.findall(text))
    if missing := names - names_in_text:
        refuse(f"expected the placeholder {_listed(missing)} in the text, found {quoted(text)}")
    known = names | optional
    if unknown := names_in_text - known:
        allowed = f"; allowed here: {_listed(known)}" if known else ""
        refuse(f"expected no placeholder {_listed(unknown)} in the text{allowed}")


def _listed(names: Set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))

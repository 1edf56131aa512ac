"""Builds HTML from elements; every text and every attribute is escaped."""

from collections.abc import Iterable, Mapping
from html import escape

from calculator.text.no_break import with_no_break_spaces

_VOID = frozenset({"br", "hr", "img", "input", "wbr"})


class Markup(str):
    """Finished HTML, made by `element` and `join`. Jinja does not escape it again."""

    __slots__ = ()

    def __html__(self) -> str:
        """The same HTML, which is escaped already."""
        return str(self)


def element(
    tag: str, attributes: Mapping[str, str | None] | None, *children: Markup | str
) -> Markup:
    """One element. An attribute of None is left out; an attribute of "" is written without a value.

    Attribute values and children may be untrusted text. `tag` and attribute names are not escaped.
    """
    opening = (
        f"<{tag}{''.join(_attribute(name, value) for name, value in (attributes or {}).items())}>"
    )
    if tag in _VOID:
        return Markup(opening)
    return Markup(f"{opening}{join(children)}</{tag}>")


def join(parts: Iterable[Markup | str]) -> Markup:
    """The parts joined; plain text is escaped and gets no-break spaces."""
    return Markup("".join(part if isinstance(part, Markup) else _text(part) for part in parts))


def _text(part: str) -> str:
    return with_no_break_spaces(escape(part, quote=False))


def _attribute(name: str, value: str | None) -> str:
    if value is None:
        return ""
    return f' {name}="{escape(value)}"' if value else f" {name}"

"""HTML built from elements, in which every text and every attribute is escaped."""

from collections.abc import Iterable, Mapping
from html import escape

from calculator.text.no_break import with_no_break_spaces

_VOID = frozenset({"br", "hr", "img", "input", "wbr"})


class Markup(str):
    """Finished HTML. Only `element` and `join` make it; templates accept it by `__html__`."""

    __slots__ = ()

    def __html__(self) -> str:
        """The same HTML: nothing in it is left to escape."""
        return str(self)


def element(
    tag: str, attributes: Mapping[str, str | None] | None, *children: Markup | str
) -> Markup:
    """One element; an attribute of None is left out, an attribute of "" stands without a value.

    `tag` and attribute names come from the code; values and children may be anybody's text.
    """
    opening = (
        f"<{tag}{''.join(_attribute(name, value) for name, value in (attributes or {}).items())}>"
    )
    if tag in _VOID:
        return Markup(opening)
    return Markup(f"{opening}{join(children)}</{tag}>")


def join(parts: Iterable[Markup | str]) -> Markup:
    """The parts one after the other; plain text is escaped and gets its no-break spaces."""
    return Markup("".join(part if isinstance(part, Markup) else _text(part) for part in parts))


def _text(part: str) -> str:
    return with_no_break_spaces(escape(part, quote=False))


def _attribute(name: str, value: str | None) -> str:
    if value is None:
        return ""
    return f' {name}="{escape(value)}"' if value else f" {name}"

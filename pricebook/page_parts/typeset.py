"""Puts no-break spaces into finished HTML, for example between a number and its unit."""

import re
from collections.abc import Iterator

from calculator.html.markup import Markup, join
from calculator.text.no_break import with_no_break_spaces

# Elements whose text is code or input, and must not change.
_UNCHANGED = frozenset(["code", "pre", "script", "style", "textarea"])
_TAG = re.compile("(<[^<>]*>)")
_NAME = re.compile("</?([a-z0-9]+)")


def typeset(html: Markup) -> Markup:
    """The HTML with no-break spaces in its text.

    All text and attributes in the HTML must be escaped, so that < and > occur only in tags.
    """
    return join(_parts(html))


def _parts(html: Markup) -> Iterator[Markup]:
    depth = 0
    for piece in _TAG.split(html):
        if name := _NAME.match(piece):
            depth += (-1 if piece[1] == "/" else 1) * (name[1] in _UNCHANGED)
        yield Markup(piece if depth or piece.startswith("<") else with_no_break_spaces(piece))

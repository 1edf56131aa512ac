"""Typeset HTML: no line break separates words that belong together."""

import re
from collections.abc import Iterator

from calculator.html.markup import Markup, join
from calculator.text.no_break import with_no_break_spaces

# The text of these elements is shown unchanged, or not at all.
_UNCHANGED = frozenset(["code", "pre", "script", "style", "textarea"])
_TAG = re.compile("(<[^<>]*>)")
_NAME = re.compile("</?([a-z0-9]+)")


def typeset(html: Markup) -> Markup:
    """The same HTML; every text and attribute in it is escaped, so that only tags have < and >."""
    return join(_parts(html))


def _parts(html: Markup) -> Iterator[Markup]:
    depth = 0
    for piece in _TAG.split(html):
        if name := _NAME.match(piece):
            depth += (-1 if piece[1] == "/" else 1) * (name[1] in _UNCHANGED)
        yield Markup(piece if depth or piece.startswith("<") else with_no_break_spaces(piece))

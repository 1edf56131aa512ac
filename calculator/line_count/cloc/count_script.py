"""Counts JavaScript, CSS and SCSS: every line that is not empty after removal of the comments.

As in Odoo's tool, only quoted strings and comments are recognised; template literals and regular
expressions are not.
"""

import re
from functools import cache

from calculator.line_count.cloc.decode import filled_lines

_COMMENTS = {"/*": r"/\*[\s\S]*?\*/", "//": "//[^\n]*"}
_STRINGS = {mark: rf"{mark}[^{mark}\\]*+(?:\\[\s\S][^{mark}\\]*+)*+{mark}" for mark in ("'", '"')}


def script_lines(text: str, language: str) -> int:
    """The number of lines of code in `text`; `language` is "javascript", "css" or "scss"."""
    return filled_lines("".join(_without_comments(text, language)))


def _without_comments(text: str, language: str) -> list[str]:
    """The text in pieces, with a space in place of each comment."""
    pieces: list[str] = []
    # An opening mark without an end is plain text, and so are all later marks of the same kind.
    # The pattern omits these marks: each search for an end would read the rest of the text.
    open_marks = frozenset[str]()
    at = done = 0
    pattern = _marks(language, open_marks)
    while found := pattern.search(text, at):
        at = found.end()
        if found.lastgroup == "comment":
            pieces += (text[done : found.start()], " ")
            done = at
        elif found.lastgroup == "open":
            open_marks |= {found[0]}
            pattern = _marks(language, open_marks)
    pieces.append(text[done:])
    return pieces


@cache
def _marks(language: str, open_marks: frozenset[str]) -> re.Pattern[str]:
    """A pattern for comments, strings, and opening marks without an end."""
    # A backslash turns "/*" into plain text in JavaScript only.
    before = r"(?<!\\)" if language == "javascript" else ""
    comments = [] if language == "css" else [_COMMENTS["//"]]
    marks = [mark for mark in _STRINGS if mark not in open_marks]
    if "/*" not in open_marks:
        comments.append(before + _COMMENTS["/*"])
        unclosed = [before + r"/\*", *marks]
    else:
        unclosed = marks
    strings = [_STRINGS[mark] for mark in marks]
    return re.compile(
        "|".join(
            f"(?P<{name}>{'|'.join(forms)})"
            for name, forms in (("comment", comments), ("string", strings), ("open", unclosed))
            if forms
        )
        or r"(?!)"
    )

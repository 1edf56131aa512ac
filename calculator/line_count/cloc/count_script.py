"""JavaScript, CSS and SCSS: every line that is left when the comments are taken out.

Only quoted strings and comments are known: no template literals, no regular expressions.
"""

import re
from functools import cache

from calculator.line_count.cloc.decode import filled_lines

_COMMENTS = {"/*": r"/\*[\s\S]*?\*/", "//": "//[^\n]*"}
_STRINGS = {mark: rf"{mark}[^{mark}\\]*+(?:\\[\s\S][^{mark}\\]*+)*+{mark}" for mark in ("'", '"')}


def script_lines(text: str, language: str) -> int:
    """Lines with something on them, in "javascript", "css" or "scss"."""
    return filled_lines("".join(_outside(text, language)))


def _outside(text: str, language: str) -> list[str]:
    """The pieces around the comments, a blank in the place of each."""
    pieces: list[str] = []
    # Marks that nothing closes any more, nor any later one of their kind: they are text, and are
    # not looked for again, which would be to the end each time.
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
    """What to look for: comments, strings, and marks of either that nothing closes."""
    # A backslash before it makes a block's mark plain text, in JavaScript only.
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

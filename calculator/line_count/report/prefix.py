"""What every line of a text has before or behind it, such as the mark of a quotation or a time."""

import re

_TOKEN = re.compile(r"[^\W_]++|[ \t]++|.", re.DOTALL)
# No program puts more than that before a line.
MAX_SHAPE_LENGTH = 300


class Shape:
    """The kind of text that stands before each line, known from one of them.

    Words stay as they are. A word with a digit may be another one in each line, as in a time or a
    number; so may the width of blanks, except that of the last ones, which belong to the line.
    """

    def __init__(self, text: str) -> None:
        """`text` has at most `MAX_SHAPE_LENGTH` characters."""
        core = text.rstrip(" \t")
        kept = _TOKEN.findall(core)
        last = len(text) - len(core)
        # Possessive, and no two tokens in a row are of one kind: nothing is ever tried twice.
        self._pattern = re.compile("".join(map(_kind, kept)) + rf"[ \t]{{0,{last}}}+")
        self.empty = not text

    def after(self, line: str) -> str | None:
        """The line without it; None where the line begins otherwise."""
        found = self._pattern.match(line)
        return line[found.end() :] if found else None

    def before(self, line: str) -> str | None:
        """The same from the end of the line, for a shape that was made of reversed text."""
        rest = self.after(line[::-1])
        return None if rest is None else rest[::-1]


def _kind(token: str) -> str:
    if token.isspace():
        return r"[ \t]*+" if token.startswith((" ", "\t")) else re.escape(token)
    if any(character.isdigit() for character in token):
        return r"[^\W\d_]*+\d[^\W_]*+"
    return re.escape(token)

"""A prefix or suffix that all lines of a text share, such as a quotation mark or a time."""

import re

_TOKEN = re.compile(r"[^\W_]++|[ \t]++|.", re.DOTALL)
# Prefixes that programs write are shorter.
MAX_SHAPE_LENGTH = 300


class Shape:
    """The pattern of a prefix, made from the prefix of one line.

    Words must be equal. A word with a digit matches any word with a digit, such as another time
    or number. Spaces match any number of spaces, but at the end at most the same number.
    """

    def __init__(self, text: str) -> None:
        """`text` has at most `MAX_SHAPE_LENGTH` characters."""
        core = text.rstrip(" \t")
        kept = _TOKEN.findall(core)
        last = len(text) - len(core)
        # Possessive quantifiers, and no two adjacent tokens of one kind: no backtracking.
        self._pattern = re.compile("".join(map(_kind, kept)) + rf"[ \t]{{0,{last}}}+")
        self.empty = not text

    def after(self, line: str) -> str | None:
        """The line without the prefix; None where the line begins differently."""
        found = self._pattern.match(line)
        return line[found.end() :] if found else None

    def before(self, line: str) -> str | None:
        """The line without the suffix, for a shape made of reversed text; else None."""
        rest = self.after(line[::-1])
        return None if rest is None else rest[::-1]


def _kind(token: str) -> str:
    if token.isspace():
        return r"[ \t]*+" if token.startswith((" ", "\t")) else re.escape(token)
    if any(character.isdigit() for character in token):
        return r"[^\W\d_]*+\d[^\W_]*+"
    return re.escape(token)

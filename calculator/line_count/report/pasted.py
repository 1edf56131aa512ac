"""Splits a pasted text into lines; removes colours, entities, and special spaces."""

import re
from html import unescape
from itertools import chain

# Possessive quantifiers: no backtracking, so the time is linear.
_TERMINAL = re.compile(
    r"\x1b\[[0-?]*+[ -/]*+[@-~]?"  # colours and movements
    r"|\x1b\][^\x07\x1b]*+(?:\x07|\x1b\\)?"  # titles and links
    r"|\x1b."
    r"|\[[0-9;]++m"  # a colour without its escape character, lost in the clipboard
)
_ENTITY = re.compile(r"&(?:nbsp|gt|lt|amp|#)")
# Too large for a character; int() refuses numbers of thousands of digits.
_NO_ENTITY = re.compile(r"&#[xX]?[0-9a-fA-F]{9}")

_BLANKS = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_WITHOUT_WIDTH = (
    *(0xAD, 0x61C, 0x180E, 0xFEFF),
    *chain(range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x2070)),
)
# Odoo prints only plain characters; some programs replace these by typographic characters.
_PLAIN = {
    **dict.fromkeys(_BLANKS, " "),
    **dict.fromkeys(_WITHOUT_WIDTH, ""),
    **dict.fromkeys(map(ord, "‐‑‒–−"), "-"),
    **dict.fromkeys(map(ord, "│┃¦"), "|"),
}


def pasted_lines(text: str) -> list[str]:
    """The cleaned lines of any text, in linear time."""
    text = _TERMINAL.sub("", text)
    # Unescape twice: a ticket system may have escaped an escaped text.
    for _ in range(2):
        if _ENTITY.search(text) and not _NO_ENTITY.search(text):
            text = unescape(text)
    # A UTF-8 no-break space that was decoded as latin-1.
    text = text.replace("Â\N{NO-BREAK SPACE}", " ")
    return text.translate(_PLAIN).splitlines()

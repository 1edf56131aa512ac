"""A pasted text as lines: without colours, entities, and blanks that are no plain blanks."""

import re
from html import unescape
from itertools import chain

# Possessive: no part of a sequence is tried twice, so that time grows with the text only.
_TERMINAL = re.compile(
    r"\x1b\[[0-?]*+[ -/]*+[@-~]?"  # colours and movements
    r"|\x1b\][^\x07\x1b]*+(?:\x07|\x1b\\)?"  # titles and links
    r"|\x1b."
    r"|\[[0-9;]++m"  # a colour of which the clipboard has lost the escape
)
_ENTITY = re.compile(r"&(?:nbsp|gt|lt|amp|#)")
# No character has such a number, and Python reads none of some thousand digits.
_NO_ENTITY = re.compile(r"&#[xX]?[0-9a-fA-F]{9}")

_BLANKS = (0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_WITHOUT_WIDTH = (
    *(0xAD, 0x61C, 0x180E, 0xFEFF),
    *chain(range(0x200B, 0x2010), range(0x202A, 0x202F), range(0x2060, 0x2070)),
)
# Odoo prints plain characters only; programs that lay text out make others of them.
_PLAIN = {
    **dict.fromkeys(_BLANKS, " "),
    **dict.fromkeys(_WITHOUT_WIDTH, ""),
    **dict.fromkeys(map(ord, "‐‑‒–−"), "-"),
    **dict.fromkeys(map(ord, "│┃¦"), "|"),
}


def pasted_lines(text: str) -> list[str]:
    """The lines of a text of any kind, in time that grows with its length only."""
    text = _TERMINAL.sub("", text)
    # Twice: a ticket system may have escaped what was escaped already.
    for _ in range(2):
        if _ENTITY.search(text) and not _NO_ENTITY.search(text):
            text = unescape(text)
    # A no-break space that was read by another encoding than it was written in.
    text = text.replace("Â\N{NO-BREAK SPACE}", " ")
    return text.translate(_PLAIN).splitlines()

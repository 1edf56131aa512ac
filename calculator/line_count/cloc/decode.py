"""Decodes a file like Odoo's tool: as latin-1, without white space at the start and the end.

White space is what `str.strip` removes.
"""


def text_of(data: bytes) -> str:
    """The text of a file. Every byte is a character in latin-1, so no file raises an error."""
    return data.decode("latin-1").strip() + "\n"


def filled_lines(text: str) -> int:
    """The number of lines with anything but white space. Only a line feed ends a line."""
    return sum(map(bool, map(str.strip, text.split("\n"))))

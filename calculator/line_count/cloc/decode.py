"""A file's bytes as the text that is counted: latin-1, without white space at its ends.

White space is what `str.strip` takes for it among the first 256 characters.
"""


def text_of(data: bytes) -> str:
    """The text; of any bytes, for every byte is a character of latin-1."""
    return data.decode("latin-1").strip() + "\n"


def filled_lines(text: str) -> int:
    """How many lines hold anything but white space. Only a line feed ends a line."""
    return sum(map(bool, map(str.strip, text.split("\n"))))

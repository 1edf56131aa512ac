"""XML: every line that is left when the comments are taken out."""

from calculator.line_count.cloc.decode import filled_lines

_OPEN, _CLOSE = "<!--", "-->"


def xml_lines(text: str) -> int:
    """Lines with something on them. Nothing is parsed: a comment is whatever looks like one."""
    return filled_lines("".join(_outside(text)))


def _outside(text: str) -> list[str]:
    """The pieces around the comments; one that is never closed is no comment."""
    pieces = []
    at = 0
    while (start := text.find(_OPEN, at)) != -1:
        end = text.find(_CLOSE, start + len(_OPEN))
        if end == -1:
            break  # Nor is any later one closed: looking for each to the end would be quadratic.
        pieces.append(text[at:start])
        at = end + len(_CLOSE)
    pieces.append(text[at:])
    return pieces

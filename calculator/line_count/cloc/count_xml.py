"""Counts XML: every line that is not empty after removal of the comments."""

from calculator.line_count.cloc.decode import filled_lines

_OPEN, _CLOSE = "<!--", "-->"


def xml_lines(text: str) -> int:
    """The number of lines of code. XML is not parsed: `<!--` begins a comment anywhere."""
    return filled_lines("".join(_without_comments(text)))


def _without_comments(text: str) -> list[str]:
    """The text in pieces, without comments. A comment without an end is plain text."""
    pieces = []
    at = 0
    while (start := text.find(_OPEN, at)) != -1:
        end = text.find(_CLOSE, start + len(_OPEN))
        if end == -1:
            # No later comment has an end either. A search for each end would need quadratic time.
            break
        pieces.append(text[at:start])
        at = end + len(_CLOSE)
    pieces.append(text[at:])
    return pieces

"""Finds the headings of reports in a text, and the prefixes and separators of their lines."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from calculator.line_count.report.prefix import MAX_SHAPE_LENGTH, Shape

# Between the words: spaces, the separators of a table, or the break of a wrapped line.
_HEADING = re.compile(
    r"Odoo[^\w\n]++cloc(?P<first>\W++)Line(?P<second>\W++)Other(?P<third>\W++)Code",
    re.IGNORECASE,
)
_BEGINNING = re.compile(r"Odoo[^\w\n]++cloc\b")
_END = re.compile(r"\bOther\W++Code\b")
_RULE = re.compile(r"[-—―─━]{10}")
_SEPARATORS = "|;,\t"
_QUOTES = "\"'*`"
NO_SHAPE = Shape("")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading on the lines `first` to `below` - 1, counted from 0.

    `prefix` and `suffix` are the texts before and after the heading; the suffix is reversed.
    `separator` is the mark between the cells of a table; None for columns aligned with spaces.
    """

    first: int
    below: int
    prefix: Shape = NO_SHAPE
    suffix: Shape = NO_SHAPE
    separator: str | None = None


def headings(lines: Sequence[str]) -> Iterator[Heading]:
    """The headings with the names of all three columns, in the order of the text."""
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    for found in _HEADING.finditer("\n".join(lines)):
        first = bisect_right(starts, found.start()) - 1
        last = bisect_right(starts, found.end() - 1) - 1
        before = lines[first][: found.start() - starts[first]]
        behind = lines[last][found.end() - starts[last] :]
        separator = _separator(found.group("first", "second", "third"))
        if separator:
            before, behind = before.rstrip(_QUOTES), behind.lstrip(_QUOTES)
        yield Heading(first, last + 1, _shape(before), _shape(behind.rstrip()[::-1]), separator)


def heading_from_rule(lines: Sequence[str]) -> Heading:
    """A stand-in for a missing heading; its prefix is the text before the first rule of dashes."""
    found = next(filter(None, map(_RULE.search, lines)), None)
    return Heading(0, 0, _shape(found.string[: found.start()]) if found else NO_SHAPE)


def beginning_of_heading(lines: Sequence[str]) -> int | None:
    """The number, from 1, of the first line with the beginning of a heading."""
    return next((at for at, line in enumerate(lines, 1) if _BEGINNING.search(line)), None)


def end_of_heading(lines: Sequence[str]) -> int | None:
    """The number, from 1, of the first line with the end of a heading."""
    for number, line in enumerate(lines, 1):
        found = _END.search(line)
        # The excluded files have their own heading.
        if found and "Excluded" not in line[: found.start()]:
            return number
    return None


def _shape(text: str) -> Shape:
    return Shape(text) if len(text) <= MAX_SHAPE_LENGTH else NO_SHAPE


def _separator(gaps: Sequence[str]) -> str | None:
    """The mark that is in every gap between the words of a heading."""
    if any("\n" in gap for gap in gaps):
        return None
    return next((mark for mark in _SEPARATORS if all(mark in gap for gap in gaps)), None)

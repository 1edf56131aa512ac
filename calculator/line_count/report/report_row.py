"""A row of a report: a name, and the numbers line, other and code, with code = line - other."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from calculator.line_count.cloc.file_count import Count

MAX_DIGITS = 12
# The tool prints each number right-aligned in this many characters.
_COLUMN = 8
_SHORTEST = len("1 0 1")
# The tool's row for code outside all modules.
STUDIO = "odoo/studio"
_DIGITS = re.compile(r"-?(?:0|[1-9][0-9]*+)")
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}([., '’])[0-9]{3}(?:\1[0-9]{3})*+")
_BEFORE_A_NAME = " \t>|*•·-"
_MARKS = " \t*`\"'"


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row as it was read.

    `line` is its line number in the text, from 1; `name` is "" in the row of the total; `indent` is
    the number of spaces before the name. `certain` is false where every number ends in a mark and
    three zeros: "20.000" may be twenty thousand or twenty.
    """

    line: int
    name: str
    indent: int
    count: Count
    certain: bool = True


def names_a_module(name: str) -> bool:
    """Whether a name is the name of a module; names of files and records have a slash."""
    return "/" not in name or name == STUDIO


def without_marks(name: str) -> str:
    """A name without the quotation or list mark of its line."""
    return name.strip().lstrip(_BEFORE_A_NAME)


def cells(text: str, separator: str | None) -> list[str]:
    """The cells of a line, without empty ones; words where `separator` is None."""
    if separator is None:
        return text.split()
    if separator == "|":
        found: Sequence[str] = text.split("|")
    else:
        try:
            found = next(csv.reader([text], delimiter=separator), [])
        except csv.Error:  # a cell beyond the csv module's limit
            return []
    return [cell for each in found if (cell := each.strip(_MARKS))]


def read_row(line: int, text: str, separator: str | None = None) -> ReportRow | None:
    """The row on a line whose prefix has been removed; None where there is no row."""
    text = text.rstrip(" \t`")
    if len(text) < _SHORTEST:
        return None
    for name, numbers in _divisions(text, separator):
        if row := _row(line, text, name, numbers):
            return row
    return None


def _divisions(text: str, separator: str | None) -> Iterator[tuple[str, Sequence[str]]]:
    """The possible divisions of a line into a name and three numbers."""
    if separator is not None:
        found = cells(text, separator)
        yield " ".join(found[:-3]), found[-3:]
    if not text[-1:].isdigit():
        return
    words = text.rsplit(None, 3)
    yield "".join(words[:-3]), words[-3:]
    if len(text) <= 2 * _COLUMN:
        return
    # A number of eight digits touches the one before it.
    columns = text[-3 * _COLUMN :].rjust(3 * _COLUMN)
    thirds = [columns[at : at + _COLUMN].strip() for at in range(0, 3 * _COLUMN, _COLUMN)]
    yield text[: -3 * _COLUMN], thirds


def _row(line: int, text: str, name: str, numbers: Sequence[str]) -> ReportRow | None:
    read = [_number(each) for each in numbers]
    if len(read) < 3 or None in read:
        return None
    total, other, code = (number for number in read if number is not None)
    if total - other != code or code < 0 or total < 0:
        return None
    indent = len(text) - len(text.lstrip())
    certain = not all(_GROUPED.fullmatch(each) and each.endswith("000") for each in numbers)
    return ReportRow(line, without_marks(name), indent, Count(code, total), certain)


def _number(word: str) -> int | None:
    if len(word) > MAX_DIGITS * 2:
        return None
    if not _DIGITS.fullmatch(word):
        if not _GROUPED.fullmatch(word):
            return None
        word = re.sub(r"[^0-9-]", "", word)
    return int(word) if len(word.removeprefix("-")) <= MAX_DIGITS else None


def numbers_at_the_end(text: str) -> bool:
    """Whether a line ends like a row, even if its numbers are cut off or contradictory."""
    words = text.rsplit(None, 3)[-3:]
    return sum(word[:1].isdigit() for word in words) >= 2 or text.rstrip()[-_COLUMN:].isdigit()

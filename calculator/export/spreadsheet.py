"""CSV for spreadsheets: the language's separator, and no cell that is run as a formula."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from calculator.pricing.money import Format

# A cell that begins with one of these is a formula to some spreadsheets.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet(rows: Iterable[Sequence[str]], number_format: Format) -> str:
    """CSV text with a byte order mark, as spreadsheets of the language read it; no formulas."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator(number_format), lineterminator="\r\n")
    writer.writerows([inert(cell) for cell in row] for row in rows)
    # Spreadsheets recognise UTF-8 by the byte order mark.
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + file.getvalue()


def separator(number_format: Format) -> str:
    """The separator of columns: a semicolon where the decimal mark is a comma, else a comma."""
    return ";" if number_format.decimal == "," else ","


def inert(cell: str) -> str:
    """The cell, with an apostrophe before it where a spreadsheet would run it as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def plain(amount: Decimal, number_format: Format) -> str:
    """An amount with the language's decimal mark, without currency and thousands marks."""
    return f"{amount:f}".replace(".", number_format.decimal)

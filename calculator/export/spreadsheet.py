"""CSV for spreadsheets: the language's separator, and protection against formula injection."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from calculator.pricing.money import Format

# Some spreadsheets run a cell that begins with one of these as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet(rows: Iterable[Sequence[str]], number_format: Format) -> str:
    """CSV text with a byte order mark, in the language's format; formulas are made inert."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator(number_format), lineterminator="\r\n")
    writer.writerows([inert(cell) for cell in row] for row in rows)
    # Spreadsheets recognise UTF-8 by the byte order mark.
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + file.getvalue()


def separator(number_format: Format) -> str:
    """The separator of columns: a semicolon where the decimal mark is a comma, else a comma."""
    return ";" if number_format.decimal == "," else ","


def inert(cell: str) -> str:
    """The cell; an apostrophe is put before text that a spreadsheet would run as a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def plain(amount: Decimal, number_format: Format) -> str:
    """An amount with the language's decimal mark, without currency and thousands marks."""
    return f"{amount:f}".replace(".", number_format.decimal)

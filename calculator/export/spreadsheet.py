"""A table for a spreadsheet: which marks part its columns, and what no cell may be taken for."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from calculator.pricing.money import Format

# A cell that begins with one of these is a formula to some spreadsheets.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def sheet(rows: Iterable[Sequence[str]], form: Format) -> str:
    """CSV as the language's spreadsheets read it, and no formula in it."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator(form), lineterminator="\r\n")
    writer.writerows([inert(cell) for cell in row] for row in rows)
    # The mark by which spreadsheets know the encoding.
    return "\N{ZERO WIDTH NO-BREAK SPACE}" + file.getvalue()


def separator(form: Format) -> str:
    """A language with a decimal comma parts columns by semicolons, as its spreadsheets do."""
    return ";" if form.decimal == "," else ","


def inert(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def plain(amount: Decimal, form: Format) -> str:
    """An amount as a spreadsheet of the language reads it: no currency, no thousands marks."""
    return f"{amount:f}".replace(".", form.decimal)

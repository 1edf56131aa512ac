"""An order, and reading its numbers from the texts of a form."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from calculator.pricing.money import Format
from calculator.pricing.price_book import Quantity

_BLANKS = re.compile("[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\t]+")
_NEGATIVE = re.compile(r"[-\N{MINUS SIGN}\N{EN DASH}]\s*[0-9][0-9 .,]*")
_PLAIN = re.compile(r"[0-9]+")
_SPACED = re.compile(r"[0-9]{1,3}(?: [0-9]{3})+")
# A number with a thousands mark does not begin with 0: "0,500" is a half in every language.
_MARKED = re.compile(r"[1-9][0-9]{0,2}(?:([.,])[0-9]{3})(?:\1[0-9]{3})*")
_DECIMAL = re.compile(r"([0-9][0-9 .,]*)[.,]([0-9]+)")
_FRACTION = re.compile(r"[0-9][0-9 ]*[.,][0-9]*")


@dataclass(frozen=True, slots=True)
class Order:
    """The reader's numbers by quantity id, and the ids of the chosen services.

    `has` are the ids of the services and other things that the reader already has.
    """

    quantities: Mapping[str, int | Decimal]
    services: tuple[str, ...]
    has: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a field's text cannot be used.

    `code` is the key of a template in the words; `figures` fill the template's placeholders.
    """

    field: str
    code: str
    figures: Mapping[str, int]


def read_quantities(
    fields: Mapping[str, str], asked: Iterable[Quantity], number_format: Format
) -> tuple[dict[str, int | Decimal], tuple[Fault, ...]]:
    """Read the number of each quantity in `asked` from the text of its field.

    Returns the numbers by quantity id, and a Fault for each field that cannot be read; no text
    raises an error. The field of a quantity without a start may be empty. The result then has
    no number and no Fault for that quantity.
    """
    quantities: dict[str, int | Decimal] = {}
    faults: list[Fault] = []
    for quantity in asked:
        text = fields.get(quantity.id, "")
        if quantity.start is None and not text.strip():
            continue
        found = read_number(text, quantity, number_format)
        if isinstance(found, Fault):
            faults.append(found)
        else:
            quantities[quantity.id] = found
    return quantities, tuple(faults)


def read_number(text: str, quantity: Quantity, number_format: Format) -> int | Decimal | Fault:
    """The number in `text`, or a Fault; a Decimal only if the quantity may have decimals.

    The codes are empty, negative, fraction, too_fine, ambiguous, too_many and not_a_number.

    Spaces and the language's own thousands mark group digits. A mark that could be a thousands
    or a decimal mark ("4,321" in Swedish) always gives the Fault `ambiguous`.
    """
    typed = _BLANKS.sub(" ", text).strip()
    digits = _digits(typed, number_format)
    if digits is not None:
        return _within(digits, quantity)
    if quantity.decimals and (parts := _split_decimals(typed, number_format)):
        return _with_decimals(*parts, quantity)
    if _MARKED.fullmatch(typed):
        return Fault(quantity.id, "ambiguous", {"number": int(_only_digits(typed))})
    return Fault(quantity.id, _code(typed), {})


def _split_decimals(typed: str, number_format: Format) -> tuple[str, str] | None:
    """The digits before and after a mark that can only be a decimal mark."""
    found = _DECIMAL.fullmatch(typed)
    if found is None or _MARKED.fullmatch(typed):
        return None
    whole = _digits(found[1], number_format)
    return None if whole is None else (whole, found[2])


def _with_decimals(whole: str, fraction: str, quantity: Quantity) -> Decimal | Fault:
    kept = fraction.rstrip("0")
    if len(kept) > quantity.decimals:
        return Fault(quantity.id, "too_fine", {"decimals": quantity.decimals})
    found = _within(whole, quantity)
    if isinstance(found, Fault):
        return found
    number = Decimal(f"{found}.{kept}")
    if number > quantity.most:
        return Fault(quantity.id, "too_many", {"most": quantity.most})
    return number


def _digits(typed: str, number_format: Format) -> str | None:
    """The digits of a number without its thousands marks; None where the marks are ambiguous."""
    if _PLAIN.fullmatch(typed) or _SPACED.fullmatch(typed):
        return _only_digits(typed)
    marked = _MARKED.fullmatch(typed)
    return _only_digits(typed) if marked and marked[1] == number_format.group else None


def _within(digits: str, quantity: Quantity) -> int | Fault:
    # Check the length first: int() raises ValueError for thousands of digits.
    significant = digits.lstrip("0") or "0"
    if len(significant) > len(str(quantity.most)) or int(significant) > quantity.most:
        return Fault(quantity.id, "too_many", {"most": quantity.most})
    return int(significant)


def _code(typed: str) -> str:
    if not typed:
        return "empty"
    if _NEGATIVE.fullmatch(typed):
        return "negative"
    return "fraction" if _FRACTION.fullmatch(typed) else "not_a_number"


def _only_digits(typed: str) -> str:
    return re.sub("[^0-9]", "", typed)

"""Exact amounts of money: one rounding rule, tax on a sum, and number formats of languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

# Exact sums need room for every digit; the default context keeps only 28 digits.
_EXACT = Context(prec=60)

_MINUTES_AN_HOUR = 60


@dataclass(frozen=True, slots=True)
class Format:
    """How a language writes numbers: its decimal mark, its thousands mark, its currency.

    `money` is a template with one `{amount}`, as in "{amount} kr" or "SEK {amount}".
    """

    decimal: str
    group: str
    money: str


def rounded(amount: Decimal, decimals: int) -> Decimal:
    """`amount` rounded half-up to the currency's smallest unit. Nothing else rounds money."""
    return amount.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP, context=_EXACT)


def times(amount: Decimal, count: int) -> Decimal:
    """`count` times `amount`, exactly."""
    return _EXACT.multiply(amount, Decimal(count))


def pay(minutes: Decimal, hourly_rate: Decimal, decimals: int) -> Decimal:
    """The cost of `minutes` of work at an hourly rate, rounded once."""
    hourly = _EXACT.multiply(minutes, hourly_rate)
    return rounded(_EXACT.divide(hourly, Decimal(_MINUTES_AN_HOUR)), decimals)


def minutes_beyond(total: Decimal, hourly_rate: Decimal, step: int) -> Decimal:
    """The fewest minutes, a multiple of `step`, that cost more than `total` at an hourly rate."""
    worth = _EXACT.multiply(total, Decimal(_MINUTES_AN_HOUR))
    steps = _EXACT.divide_int(worth, _EXACT.multiply(hourly_rate, Decimal(step)))
    return _EXACT.multiply(_EXACT.add(steps, Decimal(1)), Decimal(step))


def total_of(amounts: Iterable[Decimal]) -> Decimal:
    """The sum of `amounts`, exactly."""
    total = Decimal(0)
    for amount in amounts:
        total = _EXACT.add(total, amount)
    return total


def share_of(part: Decimal, whole: Decimal) -> Decimal:
    """`part` in percent of `whole`, to one decimal; `whole` must not be 0."""
    return rounded(_EXACT.divide(_EXACT.multiply(part, Decimal(100)), whole), 1)


def tax_on(total: Decimal, percent: Decimal, decimals: int) -> Decimal:
    """The tax on a sum excluding tax, rounded once. Use it on a whole sum, never on its parts."""
    return rounded(_EXACT.divide(_EXACT.multiply(total, percent), Decimal(100)), decimals)


def number_text(number: int | Decimal, number_format: Format) -> str:
    """A number with the language's marks: 4321 → "4 321"; decimals are not rounded."""
    written = f"{number:f}" if isinstance(number, Decimal) else str(number)
    whole, _, fraction = written.partition(".")
    sign, digits = ("\N{MINUS SIGN}", whole[1:]) if whole.startswith("-") else ("", whole)
    grouped = f"{int(digits):,}".replace(",", number_format.group)
    return sign + grouped + (number_format.decimal + fraction if fraction else "")


def money_text(amount: Decimal, number_format: Format, decimals: int) -> str:
    """An amount with its currency; a whole amount has no decimals, as in price lists."""
    return with_currency(amount_text(amount, number_format, decimals), number_format)


def amount_text(amount: Decimal, number_format: Format, decimals: int) -> str:
    """An amount without its currency; a whole amount has no decimals."""
    exact = rounded(amount, decimals)
    whole = exact == exact.to_integral_value()
    return number_text(int(exact) if whole else exact, number_format)


def with_currency(text: str, number_format: Format) -> str:
    """The text of an amount, or of a range of amounts, with the currency."""
    return number_format.money.replace("{amount}", text)

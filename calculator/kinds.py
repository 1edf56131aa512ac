"""The kinds of price: one small function each, in one table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from calculator.book import Book, Names, Price, Texts
from calculator.money import times


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of things, such as 44 started hundreds."""

    count: int
    names: Names


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount excluding tax; `starting` where it is the least that it can be ("from")."""

    amount: Decimal
    starting: bool


type Figure = Counted | Sum | int | Texts


@dataclass(frozen=True, slots=True)
class Charge:
    """What one price comes to a month, and the figures of the step that explains it, by name.

    `month` is None where no price is published: unknown is not zero.
    """

    price: Price
    month: Sum | None
    figures: Mapping[str, Figure]


type Quantities = Mapping[str, int]


def per_unit(price: Price, quantities: Quantities, book: Book) -> Charge:
    """A price a month for each of something: users × price."""
    quantity = book.quantities[price.terms["quantity"]]
    count = quantities[quantity.id]
    total = _product(price, count)
    return Charge(
        price,
        total,
        {"count": Counted(count, quantity.names), "unit_price": _unit_price(price), "sum": total},
    )


def per_block(price: Price, quantities: Quantities, book: Book) -> Charge:
    """A price a month for each started block: lines, rounded up to whole hundreds, × price."""
    quantity = book.quantities[price.terms["quantity"]]
    count = quantities[quantity.id]
    blocks = -(-count // price.terms["size"])
    total = _product(price, blocks)
    return Charge(
        price,
        total,
        {
            "count": Counted(count, quantity.names),
            "blocks": Counted(blocks, Names(**price.terms["block"])),
            "unit_price": _unit_price(price),
            "sum": total,
        },
    )


def per_time(price: Price, _quantities: Quantities, _book: Book) -> Charge:
    """A price for time used, at a rate in the customer's own agreement: a row without a figure."""
    return Charge(price, None, {"rate": price.terms["rate"], "minutes": price.terms["minutes"]})


KINDS: Mapping[str, Callable[[Price, Quantities, Book], Charge]] = {
    "per_unit": per_unit,
    "per_block": per_block,
    "per_time": per_time,
}


def charge(price: Price, quantities: Quantities, book: Book) -> Charge:
    """What `price` comes to a month for `quantities` (quantity id → whole number, none missing)."""
    return KINDS[price.kind](price, quantities, book)


def _unit_price(price: Price) -> Sum:
    return Sum(price.amount(), price.starting)


def _product(price: Price, count: int) -> Sum:
    # None of a thing costs nothing, exactly: "from 0" would say that it might cost something.
    return Sum(times(price.amount(), count), price.starting and count > 0)

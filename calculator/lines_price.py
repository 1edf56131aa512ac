"""What lines of code cost in an edition, and how the price is spread over modules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from calculator.book import Book, Edition
from calculator.kinds import Counted, Sum
from calculator.money import rounded
from calculator.order import Order
from calculator.quote import Quote, quote


@dataclass(frozen=True, slots=True)
class Priced:
    """A number of lines, and a quote for each service that is paid by them."""

    lines: int
    quotes: tuple[Quote, ...]

    @property
    def blocks(self) -> Counted | None:
        """The started blocks that the lines make, where the price is one for blocks."""
        charges = [each for one in self.quotes for row in one.rows for each in row.charges]
        found = [each.figures["blocks"] for each in charges if "blocks" in each.figures]
        return next((each for each in found if isinstance(each, Counted)), None)


def priced(lines: int, quantity: str, edition: Edition, book: Book) -> Priced:
    """What the edition asks for so many of a quantity (its id): rounded once, on the sum."""
    services = [
        service
        for service in book.services.values()
        if edition.id in service.offers
        and any(
            price.terms.get("quantity") == quantity for price in service.offers[edition.id].prices
        )
    ]
    quantities: Mapping[str, int] = {quantity: lines}
    return Priced(
        lines, tuple(quote(book, Order(quantities, (each.id,)), edition) for each in services)
    )


def spread(total: Sum, lines: Sequence[int], decimals: int) -> list[Sum]:
    """A sum spread over parts by their lines, each part rounded so that all add up to the sum."""
    whole = sum(lines)
    parts, done, given = [], 0, Decimal(0)
    for each in lines:
        done += each
        upto = rounded(total.amount * done / whole, decimals) if whole else Decimal(0)
        parts.append(Sum(upto - given, total.starting))
        given = upto
    return parts

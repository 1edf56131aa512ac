"""The price of lines of code in an edition, and its distribution over modules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from calculator.pricing.kinds import Counted, Sum, multiplied_by
from calculator.pricing.money import rounded
from calculator.pricing.order import Order
from calculator.pricing.price_book import Book, Edition
from calculator.pricing.quote import Quote, Total, quote, total


@dataclass(frozen=True, slots=True)
class Priced:
    """A number of lines, and the quote of each service that is priced by lines."""

    lines: int
    quotes: tuple[Quote, ...]

    @property
    def total(self) -> Total:
        """The total of all these services."""
        return Total(
            total([each.month for each in self.quotes if each.month]),
            total([each.once for each in self.quotes if each.once]),
        )

    @property
    def blocks(self) -> Counted | None:
        """The number of started blocks; None where no price is per block."""
        charges = [each for one in self.quotes for row in one.rows for each in row.charges]
        found = [each.figures["blocks"] for each in charges if "blocks" in each.figures]
        return next((each for each in found if isinstance(each, Counted)), None)


def priced(lines: int, quantity: str, edition: Edition, book: Book) -> Priced:
    """The price of `lines` in an edition; `quantity` is the id of the quantity of lines.

    Prices that do not depend on this quantity are left out.
    """
    by_it = _only_by(quantity, edition, book)
    quantities: Mapping[str, int] = {quantity: lines}
    return Priced(
        lines, tuple(quote(by_it, Order(quantities, (id,)), edition) for id in by_it.services)
    )


def _only_by(quantity: str, edition: Edition, book: Book) -> Book:
    """The book with only the prices of the edition that are multiplied by the quantity."""
    services = {}
    for service in book.services.values():
        offer = service.offers.get(edition.id)
        prices = [each for each in offer.prices if multiplied_by(each) == quantity] if offer else []
        if offer and prices:
            offers = {edition.id: replace(offer, prices=tuple(prices))}
            services[service.id] = replace(service, offers=offers)
    return replace(book, services=services)


def spread(total: Sum, lines: Sequence[int], decimals: int) -> list[Sum]:
    """Distribute a sum over modules by their lines; the rounded parts add up to the sum."""
    whole = sum(lines)
    parts, done, given = [], 0, Decimal(0)
    for each in lines:
        done += each
        upto = rounded(total.amount * done / whole, decimals) if whole else Decimal(0)
        parts.append(Sum(upto - given, total.starting))
        given = upto
    return parts

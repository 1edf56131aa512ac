"""All models of an edition side by side, for the same numbers."""

from collections.abc import Mapping
from decimal import Decimal

from calculator.book import Book, Edition
from calculator.order import Order
from calculator.quote import Quote, quote


def models(
    book: Book, quantities: Mapping[str, int | Decimal], edition: Edition
) -> tuple[Quote, ...]:
    """A quote for every service that the edition offers, then for each combination it names."""
    singles = [(service.id,) for service in book.services.values() if edition.id in service.offers]
    named = [each.services for each in book.combinations if each.edition == edition.id]
    return tuple(
        quote(book, Order(quantities, services), edition) for services in [*singles, *named]
    )

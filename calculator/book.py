"""The names of `calculator.book` in engine 1.0.0, for programs that were written for it.

New programs use `from calculator import ...`. Our own code does not import this module.
"""

from calculator.pricing.offer_clauses import (
    Requirement,
)
from calculator.pricing.price_book import (
    Advice,
    Assumption,
    Book,
    Cell,
    Compared,
    Edition,
    Example,
    Language,
    Names,
    Offer,
    Price,
    Quantity,
    Replacement,
    Service,
    Tax,
    Texts,
    edition_on,
    read_book,
)

__all__ = [
    "Advice",
    "Assumption",
    "Book",
    "Cell",
    "Compared",
    "Edition",
    "Example",
    "Language",
    "Names",
    "Offer",
    "Price",
    "Quantity",
    "Replacement",
    "Requirement",
    "Service",
    "Tax",
    "Texts",
    "edition_on",
    "read_book",
]

"""The names of `calculator.quote` in engine 1.0.0, for programs that were written for it.

New programs use `from calculator import ...`. Our own code does not import this module.
The module can be called, because its name is also the name of the function: after an import of
this module, `from calculator import quote` gives the module.
"""

import sys
from types import ModuleType

from calculator.pricing.order import Order
from calculator.pricing.price_book import Book, Edition
from calculator.pricing.quote import (
    MONTHS_A_YEAR,
    Quote,
    Row,
    quote,
    total,
    with_tax,
)

__all__ = [
    "MONTHS_A_YEAR",
    "Quote",
    "Row",
    "quote",
    "total",
    "with_tax",
]


class _Quote(ModuleType):
    def __call__(self, book: Book, order: Order, edition: Edition) -> Quote:
        return quote(book, order, edition)


sys.modules[__name__].__class__ = _Quote

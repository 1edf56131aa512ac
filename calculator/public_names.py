"""Imports of all public names. `calculator` imports this module when a name is first used."""

from calculator.pricing.choice import Choice, read_choice, start
from calculator.pricing.order import Fault, Order
from calculator.pricing.price_book import Book, Edition, edition_on, read_book
from calculator.pricing.quote import Quote, quote
from calculator.text.estimate_text import steps
from calculator.text.localise import Localiser

__all__ = [
    "Book",
    "Choice",
    "Edition",
    "Fault",
    "Localiser",
    "Order",
    "Quote",
    "edition_on",
    "quote",
    "read_book",
    "read_choice",
    "start",
    "steps",
]

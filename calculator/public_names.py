"""Where the names that `calculator` offers come from; it imports this module when one is needed."""

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

"""The price engine of a service catalogue. It runs in CPython and in the browser.

The names in `__all__` are the public API and do not change; a program needs no other module.
A name is imported on first use, so that `import calculator` is cheap.

    book = read_book(text)                      # the text of catalog.json
    edition = edition_on(book, date.today())    # None before the first price list
    order = start(book, edition).order          # or read_choice, from the fields of a form
    result = quote(book, order, edition)        # amounts are decimals
    steps(result, Localiser(book, "en", words))   # how each amount was worked out
"""

# Type checkers treat this name as true. An import of `typing` would take most of the time here.
TYPE_CHECKING = False

if TYPE_CHECKING:
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


def __getattr__(name: str) -> object:
    """Import a public name on first use. Raises AttributeError for every other name."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from calculator import public_names

    return getattr(public_names, name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

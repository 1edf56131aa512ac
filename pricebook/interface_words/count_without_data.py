"""The words for counting lines without data: the tool's own words, without prices."""

from decimal import Decimal

from calculator.line_count.line_text import LineCountLocaliser
from calculator.pricing.money import Format
from calculator.pricing.price_book import Book, Language, Names, Quantity, Tax
from calculator.text.localise import Localiser
from pricebook.interface_words.default_words import default_engine_words, default_words

_LINES = "lines"
# The number formats of CLDR. No amount is written, so `money` needs no currency.
_LANGUAGES = {
    "sv": Language("sv", "Svenska", Format(",", "\N{NO-BREAK SPACE}", "{amount}")),
    "en": Language("en", "English", Format(".", ",", "{amount}")),
}


def counting_without_data(language: str) -> LineCountLocaliser:
    """The localiser of a count without a price, in a language that the tool has words for."""
    texts = default_words()[_LINES]
    names, label = Names(texts["line"], texts["lines"]), texts["code"]
    book = Book(
        currency="",
        decimals=0,
        tax=Tax({}, Decimal(0), ()),
        languages=_LANGUAGES,
        quantities={_LINES: Quantity(_LINES, label, label, names, start=None, most=0)},
        editions={},
        services={},
        assumptions={},
        not_included={},
        advice={},
        compared={},
    )
    localiser = Localiser(book, language, default_engine_words(language))
    return LineCountLocaliser(_LINES, None, localiser)

"""Finds amounts of money in texts. An amount belongs in a key of its own, not in a text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from babel import UnknownLocaleError
from babel.numbers import get_currency_name

from pricebook.derived.texts import CatalogueText
from pricebook.model.catalogue import Catalogue
from pricebook.problems.message_parts import quoted
from pricebook.problems.problem import Problem

_NUMBER = r"\d(?:[\d.,'’\s]*\d)?"
_BLANKS = r"[^\S\n]*"
# All currency signs of Unicode, up to the end of the block "Currency Symbols".
_SIGNS = f"[{''.join(c for c in map(chr, range(0x20D0)) if unicodedata.category(c) == 'Sc')}]"


class Amounts:
    """Finds amounts as the catalogue's languages write them.

    An amount is a number next to one of these marks: the currency's code, its name in a language
    of the catalogue, the text around `{amount}` in a language's money format, a currency sign such
    as €, or ":-" after the number.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        formats = (each.format.money.replace("{amount}", "") for each in catalogue.languages)
        code = catalogue.currency.code
        names = (name for each in catalogue.languages for name in _names(code, each.code))
        marks = {code, *names, *map(str.strip, formats)} - {""}
        words = "|".join(map(re.escape, sorted(marks, key=len, reverse=True)))
        sign = rf"(?:(?<!\w)(?:{words})(?!\w)|{_SIGNS})"
        after = rf"(?:(?:{words})(?!\w)|{_SIGNS}|:[-–])"
        self._found = re.compile(
            rf"{sign}{_BLANKS}{_NUMBER}|(?<!\w){_NUMBER}{_BLANKS}{after}", re.IGNORECASE
        )

    def within(self, text: str) -> Iterator[re.Match[str]]:
        """Each amount in the text."""
        return self._found.finditer(text) if any(map(str.isdigit, text)) else iter(())


def _names(currency: str, language: str) -> Iterator[str]:
    """The singular and plural names of a currency, such as "krona" and "kronor"."""
    try:
        for count in (1, 10):
            yield get_currency_name(currency, count, language).split()[-1]
    except (UnknownLocaleError, IndexError):
        return


def check_amounts(texts: Iterable[CatalogueText], catalogue: Catalogue) -> tuple[Problem, ...]:
    """A problem for every amount in the firm's own texts."""
    amounts = Amounts(catalogue)
    return tuple(
        text.source.problem((*text.path, code), f"{_EXPECTED}, found {quoted(match[0])}{_ADVICE}")
        for text in texts
        for code, string in text.by_language.items()
        if code not in text.defaults
        for match in amounts.within(string)
    )


_EXPECTED = "expected no amount in a text"
_ADVICE = (
    ": put the amount in a key of its own, for example under figures, and write the name of that"
    " key in braces here"
)

"""Figures and names as text in one language: the words come in as data, none of them stand here."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from calculator.book import Book, Names, Price, Texts
from calculator.kinds import Counted, Figure, Sum
from calculator.money import money_text, number_text
from calculator.order import Fault

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class Wording:
    """How one language of a book says things.

    `words` maps section → key → template; each kind of price is a section ("per_block" → "step").
    """

    def __init__(self, book: Book, language: str, words: Mapping[str, Mapping[str, str]]) -> None:
        """KeyError where the book has no such language."""
        self.book = book
        self.language = language
        self.form = book.languages[language].form
        self._words = words

    def say(self, section: str, key: str, **figures: Figure | str) -> str:
        """A template, filled in. A placeholder without a figure is a KeyError."""
        template = self._words[section][key]
        return _PLACEHOLDER.sub(lambda found: self.figure(figures[found[1]]), template)

    def name(self, texts: Texts) -> str:
        """A localised text in this language."""
        return texts[self.language]

    def figure(self, figure: Figure | str) -> str:
        """A figure as text: "från 180 kr", "4 321 rader", "30", or a text in this language."""
        match figure:
            case str():
                return figure
            case int():
                return self.number(figure)
            case Counted(count, names):
                return self.counted(count, names)
            case Sum():
                return self._sum(figure)
            case _:
                return self.name(figure)

    def number(self, number: int | Decimal) -> str:
        """A bare number with the language's marks."""
        return number_text(number, self.form)

    def counted(self, count: int, names: Names) -> str:
        """A number of things: "4 321 rader"."""
        return f"{self.number(count)} {self.name(names.one if count == 1 else names.many)}"

    def amount(self, total: Sum) -> str:
        """The amount alone, without "from"."""
        return money_text(total.amount, self.form, self.book.decimals)

    def unit(self, price: Price) -> str:
        """What a price is for: "per 100 rader kod och månad"."""
        return self.say(price.kind, "unit", **self._said(price))

    def price(self, price: Price) -> str:
        """A price in one line: "från 200 kr per användare och månad", or whose price it is."""
        if "amount" not in price.terms:
            return self.say(price.kind, "step", **self._said(price))
        return f"{self.figure(Sum(price.amount(), price.starting))} {self.unit(price)}"

    def step(self, kind: str, figures: Mapping[str, Figure]) -> str:
        """How a charge was worked out, in one line."""
        return self.say(kind, "step", **figures, tax_status=self.tax_status())

    def tax_status(self) -> str:
        """That prices are without tax: "exkl. moms"."""
        return self.say("price", "without_tax", tax=self.book.tax.name)

    def term(self, months: int) -> str:
        """How long a minimum term is: "minst 12 månader"; 0 months is none."""
        return self._term("term", months)

    def minimum_term(self, months: int) -> str:
        """The same, saying what it is: "avtalstid minst 12 månader"."""
        return self._term("minimum_term", months)

    def fault(self, fault: Fault) -> str:
        """What is wrong with a field and what to do, in one or two sentences."""
        return self.say("faults", fault.code, **fault.figures)

    def _said(self, price: Price) -> Mapping[str, Any]:
        """The terms that words may name: sizes and texts."""
        return {
            key: term
            for key, term in price.terms.items()
            if isinstance(term, int) or self._is_text(term)
        }

    def _is_text(self, term: Any) -> bool:
        return isinstance(term, Mapping) and self.language in term

    def _term(self, key: str, months: int) -> str:
        return (
            self.say("price", key, months=months)
            if months
            else self.say("price", "no_minimum_term")
        )

    def _sum(self, total: Sum) -> str:
        text = self.amount(total)
        return self.say("price", "starting", amount=text) if total.starting else text

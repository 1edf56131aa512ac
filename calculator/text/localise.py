"""Figures, prices and names as text in one language. Every word comes from the data."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

from calculator.pricing.charged_time import EXACT
from calculator.pricing.kinds import Charge, Counted, Figure, Readings, Sum
from calculator.pricing.money import amount_text, money_text, number_text, with_currency
from calculator.pricing.order import Fault
from calculator.pricing.price_book import Book, Names, Price, Quantity, Texts
from calculator.pricing.quote import Quote


class ClausePart(Protocol):
    """A part of a service: its text, and its name, if it has one."""

    @property
    def text(self) -> Texts:
        """The clause on the part."""

    @property
    def name(self) -> Texts | None:
        """The name for the middle of a sentence."""


_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class Localiser:
    """Writes numbers, prices and names of a price book in one of its languages.

    `words` maps section → key → template, with placeholders such as `{sum}`. Each kind of price
    has its own section ("per_block" → "step").
    """

    def __init__(self, book: Book, language: str, words: Mapping[str, Mapping[str, str]]) -> None:
        """Raises KeyError where the book has no such language."""
        self.book = book
        self.language = language
        self.number_format = book.languages[language].number_format
        self._words = words

    def text(self, section: str, key: str, **figures: Figure | str) -> str:
        """The template of a section and key, filled in with figures.

        Raises KeyError for an unknown key, and for a placeholder without a figure.
        """
        template = self._words[section][key]
        return _PLACEHOLDER.sub(lambda found: self.figure(figures[found[1]]), template)

    def localised(self, texts: Texts) -> str:
        """The text in this language."""
        return texts[self.language]

    def figure(self, figure: Figure | str) -> str:
        """A figure as text: "från 180 kr", "4 321 rader", "30", or a text in this language."""
        match figure:
            case str():
                return figure
            case int() | Decimal():
                return self.number(figure)
            case Counted(count, names):
                return self.counted(count, names)
            case Sum():
                return self._sum(figure)
            case Readings(steps):
                return self._readings(steps)
            case _:
                return self.localised(figure)

    def number(self, number: int | Decimal) -> str:
        """A number without a unit, with the language's decimal and thousands marks."""
        return number_text(number, self.number_format)

    def signed(self, number: Decimal) -> str:
        """A difference with its sign: "+5,6"; a whole number has no decimals."""
        whole = number == number.to_integral_value()
        text = self.number(int(number) if whole else number)
        return f"+{text}" if number > 0 else text

    def counted(self, count: int | Decimal, names: Names) -> str:
        """A number of things: "4 321 rader"."""
        return f"{self.number(count)} {self.localised(names.one if count == 1 else names.many)}"

    def quantity(self, quantity: Quantity, count: int | Decimal) -> str:
        """A number that the reader entered: "4 321 rader", or "1 200 kr per timme"."""
        if not quantity.money:
            return self.counted(count, quantity.names)
        return f"{self.money(Decimal(count))} {self.localised(quantity.names.many)}"

    def amount(self, total: Sum) -> str:
        """The amount alone, or both ends of a range, without "from"."""
        if total.most is None:
            return self.money(total.amount)
        least, most = (
            amount_text(each, self.number_format, self.book.decimals)
            for each in (total.amount, total.most)
        )
        return with_currency(
            self.text("price", "range", least=least, most=most), self.number_format
        )

    def money(self, amount: Decimal) -> str:
        """An amount with its currency."""
        return money_text(amount, self.number_format, self.book.decimals)

    def currency(self) -> str:
        """The currency as it is written beside amounts: "kr"."""
        return with_currency("", self.number_format).strip()

    def unit(self, price: Price) -> str:
        """The unit of a price: "per 100 rader kod och månad"; "" for a kind without a unit."""
        section = self._words[price.kind]
        fuller = (f"unit_{name}" for name, term in price.terms.items() if term)
        key = next((each for each in fuller if each in section), "unit")
        return self.text(price.kind, key, **self._word_terms(price)) if key in section else ""

    def unpublished_price(self, price: Price) -> str:
        """The words in place of an unpublished amount, such as "ask us"."""
        return self.text(price.kind, "words", **self._word_terms(price))

    def price(self, price: Price) -> str:
        """A price in one line: "från 200 kr per användare och månad"."""
        unit = self.unit(price)
        if "amount" in price.terms:
            return f"{self.figure(Sum(price.amount(), price.starting))} {unit}"
        return ", ".join(filter(None, [self.unpublished_price(price), unit]))

    def price_taxed(self, price: Price) -> str:
        """A price in one line, with the tax status where there is an amount."""
        text = self.price(price)
        return f"{text} {self.tax_status()}" if "amount" in price.terms else text

    def prices(self, prices: Sequence[Price], *, taxed: bool = False) -> list[str]:
        """One line per price; packs with the same text share a line.

        If `taxed`, each amount has its tax status.
        """
        line = self.price_taxed if taxed else self.price
        packs = [price for price in prices if price.kind == "pack"]
        texts = {self.localised(pack.terms["text"]) for pack in packs}
        if len(packs) < 2 or len(texts) > 1:
            return [line(price) for price in prices]
        names = ", ".join(self.text("pack", "each", **self._word_terms(pack)) for pack in packs)
        others = [line(price) for price in prices if price.kind != "pack"]
        return [*others, self.text("pack", "together", packs=names, text=texts.pop())]

    def step(self, charge: Charge) -> str:
        """How a charge was worked out, in one line."""
        return self.text(
            charge.price.kind, charge.step, **charge.figures, tax_status=self.tax_status()
        )

    def notes(self, charge: Charge) -> list[str]:
        """Further sentences on a charge, after its step."""
        return [self.text(charge.price.kind, key, **charge.figures) for key in charge.notes]

    def part_heading(self, key: str, part: ClausePart) -> str:
        """The heading over a part's list of clauses: "not included in training".

        `key` is includes, excludes, requires or terms. A part without a name is quoted.
        """
        if part.name:
            name = self.localised(part.name)
        else:
            name = self.text("parts", "quoted", text=self.localised(part.text).removesuffix("."))
        return self.text("parts", key, part=name)

    def title(self, quote: Quote) -> str:
        """The names of the services of a quote, joined by a plus sign."""
        return " + ".join(self.localised(row.offer.name) for row in quote.rows)

    def tax_status(self) -> str:
        """The tax status of a price: "exkl. moms"."""
        return self.text("price", "without_tax", tax=self.book.tax.name)

    def taxed(self) -> str:
        """The tax status of a sum with tax: "inkl. 25 % moms"."""
        tax = self.book.tax
        return self.text("price", "with_tax", tax=tax.name, percent=tax.percent)

    def term(self, months: int | None) -> str:
        """A minimum term in months: "minst 12 månader"; 0: no minimum; None: not stated."""
        return self._term("term", months)

    def minimum_term(self, months: int | None) -> str:
        """A minimum term with its label: "avtalstid minst 12 månader"."""
        return self._term("minimum_term", months)

    def fault(self, fault: Fault) -> str:
        """What is wrong with a field and what to do, in one or two sentences."""
        return self.text("faults", fault.code, **fault.figures)

    def _word_terms(self, price: Price) -> Mapping[str, Any]:
        """The terms of a price that templates may use: whole numbers and texts."""
        return {
            key: term
            for key, term in price.terms.items()
            if (isinstance(term, int) and not isinstance(term, bool)) or self._is_text(term)
        }

    def _is_text(self, term: Any) -> bool:
        return isinstance(term, Mapping) and self.language in term

    def _term(self, key: str, months: int | None) -> str:
        if months is None:
            return self.text("price", "term_not_stated")
        return (
            self.text("price", key, months=months)
            if months
            else self.text("price", "no_minimum_term")
        )

    def _readings(self, steps: Sequence[int]) -> str:
        """All readings of a rounding rule: "exakt tid eller påbörjade 30 minuter"."""
        *others, last = (
            self.text("per_time", "exact" if each == EXACT else "started", minutes=each)
            for each in steps
        )
        if not others:
            return last
        return self.text("per_time", "either", others=", ".join(others), last=last)

    def _sum(self, total: Sum) -> str:
        if total.starting and total.most is not None:
            least, most = self.money(total.amount), self.money(total.most)
            return self.text("price", "starting_range", least=least, most=most)
        text = self.amount(total)
        return self.text("price", "starting", amount=text) if total.starting else text


def capitalised(text: str) -> str:
    """The text with a capital first letter; the other letters stay as they are."""
    return text[:1].upper() + text[1:]

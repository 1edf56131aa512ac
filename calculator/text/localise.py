"""Figures and names as text in one language: the words come in as data, none of them stand here."""

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


class Named(Protocol):
    """A part of a service: what it says, and what it is called, if it has a name."""

    @property
    def text(self) -> Texts:
        """What the part says."""

    @property
    def name(self) -> Texts | None:
        """What it is called in the middle of a sentence."""


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
            case int() | Decimal():
                return self.number(figure)
            case Counted(count, names):
                return self.counted(count, names)
            case Sum():
                return self._sum(figure)
            case Readings(steps):
                return self._readings(steps)
            case _:
                return self.name(figure)

    def number(self, number: int | Decimal) -> str:
        """A bare number with the language's marks."""
        return number_text(number, self.form)

    def signed(self, number: Decimal) -> str:
        """A difference with its sign: "+5,6"; a whole number has no decimals."""
        whole = number == number.to_integral_value()
        text = self.number(int(number) if whole else number)
        return f"+{text}" if number > 0 else text

    def counted(self, count: int | Decimal, names: Names) -> str:
        """A number of things: "4 321 rader"."""
        return f"{self.number(count)} {self.name(names.one if count == 1 else names.many)}"

    def quantity(self, quantity: Quantity, count: int | Decimal) -> str:
        """What the reader entered: "4 321 rader", or "1 200 kr per timme"."""
        if not quantity.money:
            return self.counted(count, quantity.names)
        return f"{self.money(Decimal(count))} {self.name(quantity.names.many)}"

    def amount(self, total: Sum) -> str:
        """The amount alone, or both ends of a range, without "from"."""
        if total.most is None:
            return self.money(total.amount)
        least, most = (
            amount_text(each, self.form, self.book.decimals) for each in (total.amount, total.most)
        )
        return with_currency(self.say("price", "range", least=least, most=most), self.form)

    def money(self, amount: Decimal) -> str:
        """An amount with its currency."""
        return money_text(amount, self.form, self.book.decimals)

    def currency(self) -> str:
        """The currency as it stands beside amounts: "kr"."""
        return with_currency("", self.form).strip()

    def unit(self, price: Price) -> str:
        """What a price is for: "per 100 rader kod och månad"; "" where there is nothing to say."""
        section = self._words[price.kind]
        fuller = (f"unit_{name}" for name, term in price.terms.items() if term)
        key = next((each for each in fuller if each in section), "unit")
        return self.say(price.kind, key, **self._said(price)) if key in section else ""

    def in_words(self, price: Price) -> str:
        """A price that is not published: whose it is, or whom to ask."""
        return self.say(price.kind, "words", **self._said(price))

    def price(self, price: Price) -> str:
        """A price in one line: "från 200 kr per användare och månad", or whose price it is."""
        unit = self.unit(price)
        if "amount" in price.terms:
            return f"{self.figure(Sum(price.amount(), price.starting))} {unit}"
        return ", ".join(filter(None, [self.in_words(price), unit]))

    def price_taxed(self, price: Price) -> str:
        """The same with the tax status, which only an amount has."""
        said = self.price(price)
        return f"{said} {self.tax_status()}" if "amount" in price.terms else said

    def prices(self, prices: Sequence[Price], *, taxed: bool = False) -> list[str]:
        """A line a price; packs of which all say the same share one.

        Where `taxed` is true, each amount has its tax status.
        """
        line = self.price_taxed if taxed else self.price
        packs = [price for price in prices if price.kind == "pack"]
        said = {self.name(pack.terms["text"]) for pack in packs}
        if len(packs) < 2 or len(said) > 1:
            return [line(price) for price in prices]
        names = ", ".join(self.say("pack", "each", **self._said(pack)) for pack in packs)
        others = [line(price) for price in prices if price.kind != "pack"]
        return [*others, self.say("pack", "together", packs=names, text=said.pop())]

    def step(self, charge: Charge) -> str:
        """How a charge was worked out, in one line."""
        return self.say(
            charge.price.kind, charge.step, **charge.figures, tax_status=self.tax_status()
        )

    def notes(self, charge: Charge) -> list[str]:
        """What else there is to say of a charge."""
        return [self.say(charge.price.kind, key, **charge.figures) for key in charge.notes]

    def of_part(self, key: str, part: Named) -> str:
        """What a list of clauses is of a part: "not included in technical support".

        `key` is includes, excludes, requires or terms. A part without a name is told by its text.
        """
        if part.name:
            name = self.name(part.name)
        else:
            name = self.say("parts", "quoted", text=self.name(part.text).removesuffix("."))
        return self.say("parts", key, part=name)

    def title(self, quote: Quote) -> str:
        """The name of what is quoted: a service, or services together."""
        return " + ".join(self.name(row.offer.name) for row in quote.rows)

    def tax_status(self) -> str:
        """That prices are without tax: "exkl. moms"."""
        return self.say("price", "without_tax", tax=self.book.tax.name)

    def taxed(self) -> str:
        """That a sum is with tax: "inkl. 25 % moms"."""
        tax = self.book.tax
        return self.say("price", "with_tax", tax=tax.name, percent=tax.percent)

    def term(self, months: int | None) -> str:
        """How long a minimum term is: "minst 12 månader"; 0 months is none, None is not stated."""
        return self._term("term", months)

    def minimum_term(self, months: int | None) -> str:
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
            if (isinstance(term, int) and not isinstance(term, bool)) or self._is_text(term)
        }

    def _is_text(self, term: Any) -> bool:
        return isinstance(term, Mapping) and self.language in term

    def _term(self, key: str, months: int | None) -> str:
        if months is None:
            return self.say("price", "term_not_stated")
        return (
            self.say("price", key, months=months)
            if months
            else self.say("price", "no_minimum_term")
        )

    def _readings(self, steps: Sequence[int]) -> str:
        """Every reading by its name: "exakt tid eller påbörjade 30 minuter"."""
        *others, last = (
            self.say("per_time", "exact" if each == EXACT else "started", minutes=each)
            for each in steps
        )
        if not others:
            return last
        return self.say("per_time", "either", others=", ".join(others), last=last)

    def _sum(self, total: Sum) -> str:
        if total.starting and total.most is not None:
            least, most = self.money(total.amount), self.money(total.most)
            return self.say("price", "starting_range", least=least, most=most)
        text = self.amount(total)
        return self.say("price", "starting", amount=text) if total.starting else text


def capitalised(text: str) -> str:
    """The text as a heading begins: its first letter is a capital, and no other changes."""
    return text[:1].upper() + text[1:]

"""A price where the eye goes: "from", the amount, and what it is for."""

from collections.abc import Sequence

from calculator.html.markup import Markup, element, join
from calculator.pricing.kinds import Sum
from calculator.pricing.price_book import Price
from calculator.text.localise import Wording


def price_tag(amount: Sum, unit: str, wording: Wording) -> Markup:
    """An amount and what it is for; one that is both "from" and a range is told in words."""
    if amount.starting and amount.most is not None:
        return price_in_words(wording.figure(amount), unit)
    starting = element("span", {"class": "price__from"}, wording.say("price", "from_word"))
    return element(
        "p",
        {"class": "price"},
        *([starting, " "] if amount.starting else []),
        element("strong", {"class": "price__amount"}, wording.amount(amount)),
        " ",
        element("span", {"class": "price__unit"}, unit),
    )


def total_tags(parts: Sequence[tuple[Sum | None, str]], wording: Wording) -> Markup:
    """A tag for each part of a total and what it is for; one without a sum is as agreed."""
    return join(
        price_tag(amount, unit, wording)
        if amount
        else price_in_words(wording.say("estimate", "no_figure"))
        for amount, unit in parts
    )


def offer_tag(price: Price, wording: Wording, *, taxed: bool = False) -> Markup:
    """A price of the price list; an amount has its tax status where `taxed` is true."""
    unit = wording.unit(price)
    if "amount" in price.terms:
        unit = f"{unit} {wording.tax_status()}" if taxed else unit
        return price_tag(Sum(price.amount(), price.starting), unit, wording)
    return price_in_words(wording.in_words(price), unit)


def price_in_words(text: str, unit: str = "") -> Markup:
    """A price that is not published."""
    said: list[Markup | str] = [element("strong", {"class": "price__amount"}, text)]
    if unit:
        said += [" ", element("span", {"class": "price__unit"}, unit)]
    return element("p", {"class": "price price--words"}, *said)

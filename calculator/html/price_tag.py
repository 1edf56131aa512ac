"""Price tags: the amount in large type, after "from" if it is a starting price, and the unit."""

from collections.abc import Sequence

from calculator.html.markup import Markup, element, join
from calculator.pricing.kinds import Sum
from calculator.pricing.price_book import Price
from calculator.text.localise import Localiser


def price_tag(amount: Sum, unit: str, localiser: Localiser) -> Markup:
    """The tag of an amount and its unit. A range with "from" is written in words."""
    if amount.starting and amount.most is not None:
        return unpublished_price_tag(localiser.figure(amount), unit)
    starting = element("span", {"class": "price__from"}, localiser.text("price", "from_word"))
    return element(
        "p",
        {"class": "price"},
        *([starting, " "] if amount.starting else []),
        element("strong", {"class": "price__amount"}, localiser.amount(amount)),
        " ",
        element("span", {"class": "price__unit"}, unit),
    )


def total_price_tags(parts: Sequence[tuple[Sum | None, str]], localiser: Localiser) -> Markup:
    """A tag for each part (sum, unit) of a total; a part without a sum is "as agreed"."""
    return join(
        price_tag(amount, unit, localiser)
        if amount
        else unpublished_price_tag(localiser.text("estimate", "no_figure"))
        for amount, unit in parts
    )


def offer_price_tag(price: Price, localiser: Localiser, *, taxed: bool = False) -> Markup:
    """The tag of a price of the price list, with the tax status if `taxed`."""
    unit = localiser.unit(price)
    if "amount" in price.terms:
        unit = f"{unit} {localiser.tax_status()}" if taxed else unit
        return price_tag(Sum(price.amount(), price.starting), unit, localiser)
    return unpublished_price_tag(localiser.unpublished_price(price), unit)


def unpublished_price_tag(text: str, unit: str = "") -> Markup:
    """The tag of a price without an amount: it shows `text` instead of an amount."""
    parts: list[Markup | str] = [element("strong", {"class": "price__amount"}, text)]
    if unit:
        parts += [" ", element("span", {"class": "price__unit"}, unit)]
    return element("p", {"class": "price price--words"}, *parts)

"""The price list: everything with a price, and what common sizes come to."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from calculator.pricing.compare import together
from calculator.pricing.order import Order
from calculator.pricing.price_book import Quantity
from calculator.pricing.quote import quote
from calculator.text.estimate_text import monthly_text
from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.page_parts.permanent_address import permanent
from pricebook.page_parts.price_display import assumptions, table
from pricebook.site.addresses import ABOUT_PRICES, CALCULATOR, CONTACT, PRICES, SEPARATE


def prices(desk: Desk) -> Page:
    """Made by the engine: what stands here is what the calculator answers."""
    scenarios = {each: found for each in _choices(desk) if (found := _scenario(desk, each))}
    summed = [desk.service(id) for services in scenarios for id in services]
    return desk.page(
        PRICES,
        desk.say("prices", "title"),
        desk.say("prices", "description", edition=desk.edition_name),
        "prices.html",
        lead=desk.say("prices", "lead"),
        permanent=permanent(desk, PRICES),
        prices=table(desk),
        scenarios=[*scenarios.values()],
        assumptions=assumptions(desk, summed),
        assumptions_title=desk.wording.text("estimate", "assumptions"),
        not_a_quotation=desk.wording.text("estimate", "not_a_quotation"),
        not_included=desk.wording.text("estimate", "not_included"),
        not_calculated=[desk.text(each) for each in desk.site.catalogue.not_calculated],
        separate=SEPARATE if desk.separate else "",
        about_prices=ABOUT_PRICES,
        calculator=CALCULATOR,
        contact=CONTACT,
        links_words=True,
    )


def _choices(desk: Desk) -> list[tuple[str, ...]]:
    """Each service of the edition by itself, then those that its guide recommends together."""
    combined = together(desk.site.book, desk.edition)
    return [*((each.id,) for each in desk.services), *combined]


def _scenario(desk: Desk, services: tuple[str, ...]) -> Mapping[str, Any] | None:
    """A table of what services come to: common sizes of one quantity down, of another across.

    None where the sum does not hang on quantities with common sizes, or is not published.
    """
    sizes = desk.site.sizes
    counted = [each for each in _quantities(desk, services) if sizes.get(each.id)]
    if len(counted) not in (1, 2) or len(counted) < len(services):
        return None
    down, across = counted[0], counted[1] if len(counted) > 1 else None
    names = " + ".join(desk.name(desk.service(each)) for each in services)
    tax = desk.wording.tax_status()
    columns = sizes[across.id] if across else (0,)
    numbers = [desk.wording.number(each) for each in columns]
    return {
        "id": "-".join(services),
        "caption": desk.say("prices", "scenario", name=names, tax_status=tax),
        "down": desk.text(down.label),
        "across": desk.text(across.label) if across else "",
        "heads": numbers if across else [desk.say("service", "price")],
        "rows": [
            {
                "head": desk.wording.counted(size, down.names),
                "sums": [
                    _sum(desk, services, _order(down, size, across, each)) for each in columns
                ],
            }
            for size in sizes[down.id]
        ],
    }


def _order(down: Quantity, many: int, across: Quantity | None, some: int) -> dict[str, int]:
    return {down.id: many, **({across.id: some} if across else {})}


def _sum(desk: Desk, services: Sequence[str], given: Mapping[str, int]) -> str:
    everything = {**dict.fromkeys(desk.site.book.quantities, 0), **given}
    found = quote(desk.site.book, Order(everything, tuple(services)), desk.edition)
    return monthly_text(found.total, desk.wording)


def _quantities(desk: Desk, services: Sequence[str]) -> list[Quantity]:
    """What the prices of the services count, each once."""
    found = {
        price.terms["quantity"]: None
        for each in services
        for price in desk.prices(desk.service(each))
        if "quantity" in price.terms and Decimal(price.terms.get("amount", 0))
    }
    return [desk.site.book.quantities[id] for id in found]

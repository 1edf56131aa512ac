"""The price list: every price, and tables of sums for common sizes."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from calculator.pricing.compare import together
from calculator.pricing.order import Order
from calculator.pricing.price_book import Quantity
from calculator.pricing.quote import quote
from calculator.text.estimate_text import monthly_text
from pricebook.page_parts.page import HeaderPlace
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.page_parts.page_links import permanent
from pricebook.page_parts.price_display import assumptions, table


def prices(context: PageContext) -> PageContent:
    """The prices and tables. The engine makes the sums, as in the calculator."""
    scenarios = {each: found for each in _choices(context) if (found := _scenario(context, each))}
    summed = [context.service(id) for services in scenarios for id in services]
    # The page's own lead and description promise the tables of common sizes.
    listed = context.word("prices", "without_sizes", edition=context.edition_name)
    return PageContent(
        description="" if scenarios else listed,
        variables={
            "lead": context.word("prices", "lead") if scenarios else listed,
            "permanent": permanent(context),
            "prices": table(context),
            "scenarios": [*scenarios.values()],
            "assumptions": assumptions(context, summed),
            "assumptions_title": context.localiser.text("estimate", "assumptions"),
            "not_a_quotation": context.localiser.text("estimate", "not_a_quotation"),
            "not_included": context.localiser.text("estimate", "not_included"),
            "not_calculated": [
                context.text(each) for each in context.site.catalogue.not_calculated
            ],
            "has_separate": bool(context.separate),
        },
    )


def _choices(context: PageContext) -> list[tuple[str, ...]]:
    """Each service of the edition, then each combination that the guide recommends."""
    combined = together(context.site.book, context.edition)
    return [*((each.id,) for each in context.services), *combined]


def _scenario(context: PageContext, services: tuple[str, ...]) -> Mapping[str, Any] | None:
    """A table of the sums of `services` for common sizes of one quantity (rows) or two (columns).

    None unless the prices depend on one or two quantities with common sizes, and on at least as
    many as there are services.
    """
    sizes = context.site.sizes
    counted = [each for each in _quantities(context, services) if sizes.get(each.id)]
    if len(counted) not in (1, 2) or len(counted) < len(services):
        return None
    down, across = counted[0], counted[1] if len(counted) > 1 else None
    names = " + ".join(context.name(context.service(each)) for each in services)
    tax = context.localiser.tax_status()
    columns = sizes[across.id] if across else (0,)
    numbers = [context.localiser.number(each) for each in columns]
    return {
        "id": "-".join(services),
        "caption": context.word("prices", "scenario", name=names, tax_status=tax),
        "down": context.text(down.label),
        "across": context.text(across.label) if across else "",
        "heads": numbers if across else [context.word("service", "price")],
        "rows": [
            {
                "head": context.localiser.counted(size, down.names),
                "sums": [
                    _sum(context, services, _order(down, size, across, each)) for each in columns
                ],
            }
            for size in sizes[down.id]
        ],
    }


def _order(down: Quantity, many: int, across: Quantity | None, some: int) -> dict[str, int]:
    return {down.id: many, **({across.id: some} if across else {})}


def _sum(context: PageContext, services: Sequence[str], given: Mapping[str, int]) -> str:
    everything = {**dict.fromkeys(context.site.book.quantities, 0), **given}
    found = quote(context.site.book, Order(everything, tuple(services)), context.edition)
    return monthly_text(found.total, context.localiser)


def _quantities(context: PageContext, services: Sequence[str]) -> list[Quantity]:
    """The quantities that the prices of the services depend on, without duplicates."""
    found = {
        price.terms["quantity"]: None
        for each in services
        for price in context.prices(context.service(each))
        if "quantity" in price.terms and Decimal(price.terms.get("amount", 0))
    }
    return [context.site.book.quantities[id] for id in found]


PAGE = PageDeclaration(
    key="prices",
    words="prices",
    template="prices.html",
    content=prices,
    is_permanent=True,
    header=HeaderPlace(30, "prices"),
    links_terms=True,
)

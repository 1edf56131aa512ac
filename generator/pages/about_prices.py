"""How the prices are to be read: tax, starting prices, minimum terms, counting, estimates."""

from collections.abc import Mapping
from typing import Any

from generator.addresses import ABOUT_PRICES, CALCULATOR, CONTACT, PRICES, SEPARATE
from generator.pages.desk import Desk
from generator.pages.page import Page
from generator.pages.pricing import term


def about_prices(desk: Desk) -> Page:
    """What holds for every price, in one place."""
    tax = desk.site.book.tax
    return desk.page(
        ABOUT_PRICES,
        desk.say("about_prices", "title"),
        desk.say("about_prices", "description", edition=desk.edition_name),
        "about_prices.html",
        tax=desk.say(
            "about_prices",
            "tax_text",
            tax=desk.text(tax.name),
            tax_status=desk.wording.tax_status(),
            percent=desk.wording.number(tax.percent),
        ),
        minimum_terms=[
            {"name": desk.name(each), "term": term(desk, each)}
            for each in desk.services
            if desk.offer(each).minimum_term
        ],
        counted=_counted(desk),
        not_calculated=[desk.text(each) for each in desk.site.catalogue.not_calculated],
        separate=SEPARATE if desk.separate else "",
        prices=PRICES,
        calculator=CALCULATOR,
        contact=CONTACT,
    )


def _counted(desk: Desk) -> list[Mapping[str, Any]]:
    """What the edition's prices count, and how."""
    found: dict[str, list[str]] = {}
    for each in desk.services:
        for price in desk.prices(each):
            if "quantity" in price.terms:
                found.setdefault(price.terms["quantity"], []).extend(price.assumptions)
    book = desk.site.book
    return [
        {
            "label": desk.text(book.quantities[id].label),
            "lines": [
                desk.text(book.quantities[id].hint),
                *(desk.text(book.assumptions[each].text) for each in dict.fromkeys(assumed)),
            ],
        }
        for id, assumed in found.items()
    ]

"""How the prices are read: starting prices, minimum terms, assumptions, tax, estimates."""

from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.page_parts.price_display import assumptions, term
from pricebook.site.addresses import ABOUT_PRICES, CALCULATOR, CONTACT, PRICES, SEPARATE


def about_prices(desk: Desk) -> Page:
    """What holds for every price, in one place; what is only assumed is told as an assumption."""
    tax = desk.site.book.tax
    return desk.page(
        ABOUT_PRICES,
        desk.say("about_prices", "title"),
        desk.say("about_prices", "description", edition=desk.edition_name),
        "about_prices.html",
        minimum_terms=[
            {"name": desk.name(each), "term": term(desk, each)}
            for each in desk.services
            if desk.offer(each).minimum_term
        ],
        assumptions=assumptions(desk, desk.services),
        assumptions_title=desk.wording.text("estimate", "assumptions"),
        assumptions_text=desk.say("about_prices", "assumed_text", edition=desk.edition_name),
        tax=desk.say(
            "about_prices",
            "tax_text",
            tax=desk.text(tax.name),
            percent=desk.wording.number(tax.percent),
        ),
        not_calculated=[desk.text(each) for each in desk.site.catalogue.not_calculated],
        separate=SEPARATE if desk.separate else "",
        prices=PRICES,
        calculator=CALCULATOR,
        contact=CONTACT,
    )

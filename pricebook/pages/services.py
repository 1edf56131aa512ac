"""Every service of an edition on one page, with its prices in one table."""

from pricebook.page_parts.card import card
from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.page_parts.price_display import table
from pricebook.pages.separate import title
from pricebook.site.addresses import CALCULATOR, CONTACT, PRICES, SEPARATE, SERVICES


def services(desk: Desk) -> Page:
    """The services' overview."""
    lead = desk.say("service", "lead", edition=desk.edition_name)
    return desk.page(
        SERVICES,
        desk.say("service", "title"),
        lead,
        "services.html",
        weight=0.5,  # it says of every service what that service's own page says
        lead=lead,
        cards=[card(desk, each) for each in desk.models],
        prices=table(desk),
        separate=SEPARATE if desk.separate else "",
        separate_title=title(desk),
        price_list=PRICES,
        calculator=CALCULATOR,
        contact=CONTACT,
    )

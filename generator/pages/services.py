"""Every service of an edition on one page, with its prices in one table."""

from generator.addresses import CALCULATOR, CONTACT, PRICES, SEPARATE, SERVICES
from generator.pages.card import card
from generator.pages.desk import Desk
from generator.pages.page import Page
from generator.pages.pricing import table
from generator.pages.separate import title


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

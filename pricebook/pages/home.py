"""The front page: whose site it is, what is offered at what price, and the way on."""

from pricebook.page_parts.card import card
from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.pages.guide import rows
from pricebook.site.addresses import CALCULATOR, COMPARISON, CONTACT, GUIDE, HOME, SERVICES


def home(desk: Desk) -> Page:
    """An editor's prose is its lead."""
    return desk.page(
        HOME,
        desk.text(desk.site.catalogue.firm.tagline),
        desk.say("home", "description"),
        "home.html",
        cards=[card(desk, each) for each in desk.models],
        advice=rows(desk),
        prices_from=desk.say("service", "prices", edition=desk.edition_name),
        calculator=CALCULATOR,
        services=SERVICES,
        comparison=COMPARISON if COMPARISON in desk.keys else "",
        guide=GUIDE,
        contact=CONTACT,
        weight=0.5,  # it names everything, and is seldom what somebody searched for
    )

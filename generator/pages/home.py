"""The front page: whose site it is, what is offered at what price, and the way on."""

from generator.addresses import CALCULATOR, HOME, SERVICES
from generator.pages.card import card
from generator.pages.desk import Desk
from generator.pages.page import Page


def home(desk: Desk) -> Page:
    """An editor's prose is its lead."""
    return desk.page(
        HOME,
        desk.text(desk.site.catalogue.firm.tagline),
        desk.say("home", "description"),
        "home.html",
        cards=[card(desk, each) for each in desk.services],
        edition=desk.edition_name,
        calculator=CALCULATOR,
        services=SERVICES,
        takes_prose=True,
        weight=0.5,  # it names everything, and is seldom what somebody searched for
    )

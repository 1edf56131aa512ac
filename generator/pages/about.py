"""Whose site it is, in an editor's words."""

from generator.addresses import ABOUT, CONTACT, SERVICES
from generator.pages.desk import Desk
from generator.pages.page import Page


def about(desk: Desk) -> Page:
    """A page for prose."""
    firm = desk.site.catalogue.firm.name
    return desk.page(
        ABOUT,
        desk.say("about", "title", firm=firm),
        desk.say("about", "description", firm=firm),
        "about.html",
        services=SERVICES,
        contact=CONTACT,
    )

"""Whose site it is, in an editor's words."""

from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.site.addresses import ABOUT, CONTACT, SERVICES


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

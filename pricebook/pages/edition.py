"""An edition at its permanent address: what it says of the whole, and where its pages are."""

from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.page_parts.price_display import sentence
from pricebook.pages.separate import title
from pricebook.site.addresses import (
    ARCHIVE,
    COMPARISON,
    HOME,
    PRICES,
    SEPARATE,
    SERVICES,
    TERMS,
    service_key,
)


def edition(desk: Desk) -> Page:
    """Nothing stands here of what the edition does not speak of."""
    [stated] = [each for each in desk.site.catalogue.editions if each.id == desk.edition.id]
    others = {
        SERVICES: desk.say("service", "title"),
        COMPARISON: desk.say("comparison", "title"),
        PRICES: desk.say("prices", "title"),
        SEPARATE: title(desk),
        TERMS: desk.say("terms", "title"),
    }
    return desk.page(
        HOME,
        desk.say("archive", "edition"),
        desk.say("archive", "edition_lead", edition=desk.edition_name),
        "edition.html",
        lead=desk.say("archive", "edition_lead", edition=desk.edition_name),
        services=[
            {
                "key": service_key(each.id),
                "name": desk.name(each),
                "summary": desk.text(desk.offer(each).summary),
                "price": sentence(desk, each),
            }
            for each in desk.services
        ],
        note=desk.text(stated.note) if stated.note else "",
        says=[desk.text(each.text) for each in stated.says],
        conditions=[desk.text(each.text) for each in stated.terms],
        others=[(key, title) for key, title in others.items() if key in desk.keys],
        archive=ARCHIVE,
    )

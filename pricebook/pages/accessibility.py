"""How far the site can be used by everyone, and whom to tell of obstacles."""

from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.site.addresses import ACCESSIBILITY, CONTACT

_USABLE = ("keyboard", "zoom", "colours", "spoken", "scripts")


def accessibility(desk: Desk) -> Page:
    """Whom to tell is said where the firm has given any way to reach it."""
    reached = desk.site.catalogue.firm.is_reachable
    return desk.page(
        ACCESSIBILITY,
        desk.say("accessibility", "title"),
        desk.say("accessibility", "description"),
        "statement.html",
        lead=desk.say("accessibility", "lead"),
        sections=[
            _section(desk, "aim"),
            {
                "id": "usable",
                "heading": desk.say("accessibility", "usable"),
                "paragraphs": [],
                "items": [desk.say("accessibility", each) for each in _USABLE],
            },
            _section(desk, "not_checked"),
            *([_section(desk, "told")] if reached else []),
        ],
        contact=CONTACT if reached else "",
        contact_title=desk.say("contact", "reach"),
    )


def _section(desk: Desk, heading: str) -> dict[str, object]:
    return {
        "id": heading,
        "heading": desk.say("accessibility", heading),
        "paragraphs": [desk.say("accessibility", f"{heading}_text")],
        "items": [],
    }

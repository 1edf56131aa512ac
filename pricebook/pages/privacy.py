"""What the pages do with what a reader types, and what they ask of the reader's machine."""

from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.site.addresses import PRIVACY

# Each by the word of its heading; its text is that word's, or those named beside it.
_SECTIONS = {
    "typed": ("typed_text",),
    "kept": ("kept_text",),
    "address": ("address_text",),
    "asked": ("asked_text", "asked_server"),
    "sent": ("sent_text",),
}


def privacy(desk: Desk) -> Page:
    """Only what the pages do; what the server's owner does is not theirs to say."""
    return desk.page(
        PRIVACY,
        desk.say("privacy", "title"),
        desk.say("privacy", "description"),
        "statement.html",
        lead=desk.say("privacy", "lead"),
        sections=[
            {
                "id": heading,
                "heading": desk.say("privacy", heading),
                "paragraphs": [desk.say("privacy", each) for each in texts],
                "items": [],
            }
            for heading, texts in _SECTIONS.items()
        ],
        contact="",
        contact_title="",
    )

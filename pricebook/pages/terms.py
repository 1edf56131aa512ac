"""The words that an edition defines, and its services in a sentence each."""

from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.site.addresses import TERMS, service_key


def terms(desk: Desk) -> Page:
    """Every word at an anchor of its own, in the alphabet's order."""
    return desk.page(
        TERMS,
        desk.say("terms", "title"),
        desk.say("terms", "description", edition=desk.edition_name),
        "terms.html",
        words=sorted(
            (
                {"id": each.id, "term": desk.text(each.term), "text": desk.text(each.text)}
                for each in desk.definitions
            ),
            key=lambda word: word["term"].casefold(),
        ),
        services=[
            {
                "key": service_key(each.id),
                "name": desk.name(each),
                "summary": desk.text(desk.offer(each).summary),
            }
            for each in desk.services
        ],
    )

"""What an edition charges separately, in its own words, and what each of it means."""

from collections.abc import Mapping
from typing import Any

from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.site.addresses import CONTACT, SEPARATE, SERVICES


def separate(desk: Desk) -> Page:
    """Every thing with its explanation, at an anchor of its own."""
    return desk.page(
        SEPARATE,
        title(desk),
        desk.say("separate", "description", edition=desk.edition_name),
        "separate.html",
        lead=intro(desk),
        items=items(desk),
        services=SERVICES,
        contact=CONTACT,
    )


def title(desk: Desk) -> str:
    """What the edition calls the list; where it has no name of its own, what all call it."""
    named = next((each.name for each in desk.separate if each.name), None)
    return desk.text(named) if named else desk.say("service", "separate")


def intro(desk: Desk) -> str:
    """What the edition says above the list, or ""."""
    return next((desk.text(each.intro) for each in desk.separate if each.intro), "")


def items(desk: Desk) -> list[Mapping[str, Any]]:
    """Each thing: its id, its name, and what it means, or ""."""
    return [
        {
            "id": item.id,
            "name": desk.text(item.name),
            "explanation": desk.text(item.explanation) if item.explanation else "",
        }
        for each in desk.separate
        for item in each.items
    ]

"""What an edition always charges separately, and what each of it means."""

from collections.abc import Mapping
from typing import Any

from generator.addresses import CONTACT, SEPARATE, SERVICES
from generator.pages.desk import Desk
from generator.pages.page import Page


def separate(desk: Desk) -> Page:
    """Every thing with its explanation, at an anchor of its own."""
    return desk.page(
        SEPARATE,
        desk.say("service", "separate"),
        desk.say("separate", "description", edition=desk.edition_name),
        "separate.html",
        items=items(desk),
        services=SERVICES,
        contact=CONTACT,
    )


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

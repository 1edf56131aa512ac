"""What an edition charges separately: the name of the list, its introduction, and its items."""

from collections.abc import Mapping
from typing import Any

from pricebook.page_parts.page_context import PageContext


def separate_title(context: PageContext) -> str:
    """What the edition calls the list; a general title where the edition has no name for it."""
    named = next((each.name for each in context.separate if each.name), None)
    return context.text(named) if named else context.word("service", "separate")


def separate_intro(context: PageContext) -> str:
    """The edition's own words above the list, or ""."""
    return next((context.text(each.intro) for each in context.separate if each.intro), "")


def separate_items(context: PageContext) -> list[Mapping[str, Any]]:
    """Each item: its id, its name and its explanation ("" where there is none)."""
    return [
        {
            "id": item.id,
            "name": context.text(item.name),
            "explanation": context.text(item.explanation) if item.explanation else "",
        }
        for each in context.separate
        for item in each.items
    ]

"""What an edition charges separately: the name of the list, its introduction, and its items."""

from collections.abc import Mapping
from typing import Any

from pricebook.page_parts.page_context import PageContext


def separate_title(context: PageContext) -> str:
    """The edition's name for the list, or a general title if the edition has none."""
    named = next((each.name for each in context.separate if each.name), None)
    return context.text(named) if named else context.word("service", "separate")


def separate_intro(context: PageContext) -> str:
    """The edition's introduction to the list, or ""."""
    return next((context.text(each.intro) for each in context.separate if each.intro), "")


def separate_items(context: PageContext) -> list[Mapping[str, Any]]:
    """The id, name and explanation of each item. The explanation may be ""."""
    return [
        {
            "id": item.id,
            "name": context.text(item.name),
            "explanation": context.text(item.explanation) if item.explanation else "",
        }
        for each in context.separate
        for item in each.items
    ]

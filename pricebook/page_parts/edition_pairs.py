"""Any two editions that have come into force, as pages name them."""

from collections.abc import Sequence
from itertools import combinations

from calculator.pricing.price_book import Edition, oldest_first
from pricebook.page_parts.page_context import PageContext
from pricebook.site.site import published


def edition_pairs(context: PageContext) -> Sequence[tuple[Edition, Edition]]:
    """Every two editions, the older one first."""
    return [*combinations(oldest_first(published(context.site)), 2)]


def pair_name(context: PageContext, old: Edition, new: Edition) -> str:
    """The two editions in a few words."""
    return context.word("changes", "pair", old=context.text(old.name), new=context.text(new.name))

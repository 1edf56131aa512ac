"""Pairs of editions that are or were in force, and their names on pages."""

from collections.abc import Sequence
from itertools import combinations

from calculator.pricing.price_book import Edition, oldest_first
from pricebook.page_parts.page_context import PageContext
from pricebook.site.site import published


def edition_pairs(context: PageContext) -> Sequence[tuple[Edition, Edition]]:
    """Every pair of published editions. The older edition is first in each pair."""
    return [*combinations(oldest_first(published(context.site)), 2)]


def pair_name(context: PageContext, old: Edition, new: Edition) -> str:
    """A short name for the pair."""
    return context.word("changes", "pair", old=context.text(old.name), new=context.text(new.name))

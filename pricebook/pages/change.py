"""Two editions side by side: the sums of one order, and the statements that differ."""

from collections.abc import Mapping
from dataclasses import replace

from calculator.html.edition_change_html import comparison_html
from calculator.html.markup import Markup
from calculator.pricing.choice import start
from calculator.pricing.edition_change import side_by_side
from calculator.pricing.price_book import Edition
from calculator.share.link import write_link
from calculator.text.localise import capitalised
from pricebook.page_parts.edition_pairs import edition_pairs, pair_name
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.page_parts.side_by_side import SideBySide
from pricebook.site.addresses import CALCULATOR, archive_section, changes_key


def change(context: PageContext, pair: tuple[Edition, Edition]) -> PageContent:
    """The differences between `pair`, the older and the newer edition."""
    old, new = pair
    before, after = (
        PageContext(context.site, context.language, each, archive_section(each.id)) for each in pair
    )
    sums, own_sums = _sums(context, old, new)
    name = pair_name(context, old, new)
    return PageContent(
        title=context.word("changes", "pair_title", pair=name),
        description=context.word("changes", "pair_description", pair=name),
        variables={
            "heads": [capitalised(each.edition_name) for each in (before, after)],
            "sums": sums,
            "own_sums": own_sums,
            "sections": SideBySide(before, after).sections(),
        },
    )


def _pairs(context: PageContext) -> Mapping[str, tuple[Edition, Edition]]:
    return {changes_key(old.id, new.id): (old, new) for old, new in edition_pairs(context)}


def _sums(context: PageContext, old: Edition, new: Edition) -> tuple[Markup, str]:
    """The sums of the default order in both editions, and the calculator's link to the same table.

    The same function makes the sums here and in the calculator.
    """
    book, current = context.site.book, context.site.edition
    choice = replace(start(book, old, new), older=old.id != current.id)
    found = side_by_side(book, choice)
    assert found, "two editions have a comparison"
    fragment = write_link(choice, current, book)
    return comparison_html(found, context.localiser), f"{CALCULATOR}#{fragment}"


PAGE = PageDeclaration(
    key="change",
    words="changes",
    template="change.html",
    content=change,
    subjects=_pairs,
    is_searched=False,  # the page contains words of every service and of past editions
)

"""What changes between two editions: the sums of one order, and what each of the two says."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from calculator.html.edition_change_html import comparison_html
from calculator.html.markup import Markup
from calculator.pricing.choice import start
from calculator.pricing.edition_change import side_by_side
from calculator.pricing.price_book import Edition, oldest_first
from calculator.share.link import write_link
from calculator.text.localise import capitalised
from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.page_parts.side_by_side import SideBySide
from pricebook.site.addresses import ARCHIVE, CALCULATOR, CHANGES, CONTACT, archive, changes_key
from pricebook.site.site import published


def pairs(desk: Desk) -> Sequence[tuple[Edition, Edition]]:
    """Any two editions, the older one first."""
    return [*combinations(oldest_first(published(desk.site)), 2)]


def changes(desk: Desk) -> Page:
    """The way to each pair; those with the edition in force come first."""
    found = sorted(pairs(desk), key=lambda pair: pair[1].id != desk.edition.id)
    return desk.page(
        CHANGES,
        desk.say("changes", "title"),
        desk.say("changes", "description"),
        "changes.html",
        pairs=[
            {"key": changes_key(old.id, new.id), "said": capitalised(_pair(desk, old, new))}
            for old, new in found
        ],
        archive=ARCHIVE,
        contact=CONTACT,
    )


def change(desk: Desk, old: Edition, new: Edition) -> Page:
    """Two editions side by side; what both say is left out."""
    before, after = (Desk(desk.site, desk.language, each, archive(each.id)) for each in (old, new))
    sums, own = _sums(desk, old, new)
    pair = _pair(desk, old, new)
    return desk.page(
        changes_key(old.id, new.id),
        desk.say("changes", "pair_title", pair=pair),
        desk.say("changes", "pair_description", pair=pair),
        "change.html",
        is_searched=False,  # it holds the words of every service, and of editions gone by
        heads=[capitalised(each.edition_name) for each in (before, after)],
        sums=sums,
        own=own,
        sections=SideBySide(before, after).sections(),
        changes=CHANGES,
        contact=CONTACT,
    )


def _pair(desk: Desk, old: Edition, new: Edition) -> str:
    return desk.say("changes", "pair", old=desk.text(old.name), new=desk.text(new.name))


def _sums(desk: Desk, old: Edition, new: Edition) -> tuple[Markup, str]:
    """The stated order at both price lists, and the way to the reader's own, by one function."""
    book, current = desk.site.book, desk.site.edition
    choice = replace(start(book, old, new), older=old.id != current.id)
    found = side_by_side(book, choice)
    assert found, "two editions stand beside each other"
    fragment = write_link(choice, current, book)
    return comparison_html(found, desk.wording), f"{CALCULATOR}#{fragment}"

"""Which pages there are in a language, and what stands on each: a module a kind of page."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from pricebook.page_parts.page import Page, body
from pricebook.page_parts.page_context import Desk
from pricebook.pages.about import about
from pricebook.pages.about_prices import about_prices
from pricebook.pages.accessibility import accessibility
from pricebook.pages.archived import archived
from pricebook.pages.calculator import ENGINE, PRELOAD, RUNTIME, SCRIPTS, calculator
from pricebook.pages.changes import change, changes, pairs
from pricebook.pages.comparison import comparison
from pricebook.pages.contact import contact
from pricebook.pages.count import count
from pricebook.pages.covered import covered
from pricebook.pages.data import data
from pricebook.pages.edition import edition
from pricebook.pages.guide import guide
from pricebook.pages.home import home
from pricebook.pages.prices import prices
from pricebook.pages.privacy import privacy
from pricebook.pages.separate import separate
from pricebook.pages.service import service
from pricebook.pages.services import services
from pricebook.pages.terms import terms
from pricebook.site.addresses import (
    ABOUT,
    ABOUT_PRICES,
    ACCESSIBILITY,
    ARCHIVE,
    CALCULATOR,
    CHANGES,
    COMPARISON,
    CONTACT,
    COUNT,
    COVERED,
    DATA,
    GUIDE,
    HOME,
    PRICES,
    PRIVACY,
    SEPARATE,
    SERVICES,
    TERMS,
    archive,
    changes_key,
    service_key,
)
from pricebook.site.site import Site, published

__all__ = ["ENGINE", "PRELOAD", "RUNTIME", "SCRIPTS", "Page", "body", "pages"]

type Kinds = Mapping[str, Callable[[Desk], Page]]


def pages(site: Site, language: str) -> tuple[Page, ...]:
    """Every page of a language, in the order of the navigation."""
    public = Desk(site, language, site.edition)
    kept = [Desk(site, language, each, archive(each.id)) for each in published(site)]
    return (
        *_shelved(public, _public(public)),
        *(page for desk in kept for page in _shelved(desk, _permanent(desk))),
    )


def _shelved(desk: Desk, kinds: Kinds) -> tuple[Page, ...]:
    """The pages of one shelf, each knowing which others stand there."""
    stocked = replace(desk, keys=frozenset(kinds))
    return tuple(made(stocked) for made in kinds.values())


def _public(desk: Desk) -> Kinds:
    """The site's own pages."""
    return {
        HOME: home,
        **_offered(desk),
        **({COVERED: covered} if desk.site.catalogue.requests and desk.comparisons else {}),
        **({GUIDE: guide} if desk.guides else {}),
        CALCULATOR: calculator,
        **({COUNT: count} if desk.site.counted else {}),
        TERMS: terms,
        ABOUT_PRICES: about_prices,
        ARCHIVE: archived,
        DATA: data,
        **({CHANGES: changes} if pairs(desk) else {}),
        **{
            changes_key(old.id, new.id): partial(change, old=old, new=new)
            for old, new in pairs(desk)
        },
        CONTACT: contact,
        ABOUT: about,
        PRIVACY: privacy,
        ACCESSIBILITY: accessibility,
    }


def _permanent(desk: Desk) -> Kinds:
    """What stands at an edition's permanent address: a link to it shows the same for ever."""
    return {HOME: edition, **_offered(desk), **({TERMS: terms} if desk.definitions else {})}


def _offered(desk: Desk) -> Kinds:
    """What an edition offers, at what price; what it says nothing of has no page."""
    return {
        SERVICES: services,
        **{service_key(each.id): partial(service, shown=each) for each in desk.services},
        **({COMPARISON: comparison} if desk.comparisons else {}),
        PRICES: prices,
        **({SEPARATE: separate} if desk.separate else {}),
    }

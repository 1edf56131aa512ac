"""Which pages there are in a language, and what stands on each: a module a kind of page."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from generator.addresses import (
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
from generator.pages.about import about
from generator.pages.about_prices import about_prices
from generator.pages.accessibility import accessibility
from generator.pages.archived import archived
from generator.pages.calculator import EARLY, ENGINE, RUNTIME, SHELL, calculator
from generator.pages.changes import change, changes, pairs
from generator.pages.comparison import comparison
from generator.pages.contact import contact
from generator.pages.count import count
from generator.pages.covered import covered
from generator.pages.data import data
from generator.pages.desk import Desk
from generator.pages.edition import edition
from generator.pages.guide import guide
from generator.pages.home import home
from generator.pages.page import Page, body
from generator.pages.prices import prices
from generator.pages.privacy import privacy
from generator.pages.separate import separate
from generator.pages.service import service
from generator.pages.services import services
from generator.pages.terms import terms
from generator.site import Site, published

__all__ = ["EARLY", "ENGINE", "RUNTIME", "SHELL", "Page", "body", "pages"]

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

"""The registry of pages: each module of this package declares one kind of page as PAGE.

The registry is an explicit list, because its order is the order of the sitemap and the search
index.
"""

from collections.abc import Sequence

from pricebook.page_parts.page import Page, body
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageDeclaration, section_pages
from pricebook.pages import (
    about,
    about_prices,
    accessibility,
    archived,
    calculator,
    change,
    changes,
    comparison,
    contact,
    count,
    covered,
    data,
    edition,
    guide,
    home,
    prices,
    privacy,
    separate,
    service,
    services,
    terms,
)
from pricebook.site.addresses import archive_section
from pricebook.site.site import Site, published

__all__ = ["PAGES", "Page", "body", "pages"]

PAGES: tuple[PageDeclaration, ...] = (
    home.PAGE,
    edition.PAGE,
    services.PAGE,
    service.PAGE,
    comparison.PAGE,
    prices.PAGE,
    separate.PAGE,
    covered.PAGE,
    guide.PAGE,
    calculator.PAGE,
    count.PAGE,
    terms.PAGE,
    about_prices.PAGE,
    archived.PAGE,
    data.PAGE,
    changes.PAGE,
    change.PAGE,
    contact.PAGE,
    about.PAGE,
    privacy.PAGE,
    accessibility.PAGE,
)


def pages(
    site: Site, language: str, declared: Sequence[PageDeclaration] = PAGES
) -> tuple[Page, ...]:
    """Every page of a language: the public pages, then each edition's permanent pages.

    ValueError if two pages have the same key.
    """
    public = PageContext(site, language, site.edition)
    permanent = (
        PageContext(site, language, each, archive_section(each.id)) for each in published(site)
    )
    return tuple(
        page for context in (public, *permanent) for page in section_pages(context, declared)
    )

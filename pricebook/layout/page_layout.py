"""The frame around a page: what the theme's header, footer and head are filled with."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

from pricebook.layout.social_image import SIZE, Picture
from pricebook.layout.structured_data import structured
from pricebook.pages import PRELOAD, RUNTIME, Page
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
)
from pricebook.site.site import Site

# The pages that the header leads to, by their short names; the footer leads to the others.
_NAVIGATION = {
    SERVICES: "services",
    COMPARISON: "compare",
    PRICES: "prices",
    CALCULATOR: "calculator",
}
# The pages that run Python in the reader's browser.
_RUNNING = (CALCULATOR, COUNT)
_FOOTER = (
    GUIDE,
    COVERED,
    SEPARATE,
    ABOUT_PRICES,
    TERMS,
    CHANGES,
    ARCHIVE,
    DATA,
    ABOUT,
    CONTACT,
    PRIVACY,
    ACCESSIBILITY,
)


def frame(site: Site, page: Page, pages: Mapping[str, Page]) -> Mapping[str, Any]:
    """The frame of a page; `pages` are all of its language, by key."""
    shared = _shared(site, page.language)
    return {
        **shared,
        "title": f"{page.title} – {site.catalogue.firm.name}",
        "description": page.description,
        "home": page.link(site.addresses.of(HOME, page.language)),
        "root": page.link(""),
        "nav": [
            {
                "title": site.say(page.language, "site", words),
                "url": page.link(site.addresses.of(key, page.language)),
                "current": page.key.partition("/")[0] == key.partition("/")[0],
            }
            for key, words in _NAVIGATION.items()
            if key in pages
        ],
        "footer_links": [
            {
                "title": pages[key].title,
                "url": page.link(pages[key].address),
                "current": page.key == key,
            }
            for key in _FOOTER
            if key in pages
        ],
        "alternates": [
            {
                "lang": other.code,
                "name": other.name,
                "url": page.link(site.addresses.of(page.key, other.code)),
            }
            for other in site.book.languages.values()
            if other.code != page.language
        ],
        "hreflang": _languages(site, page) if site.base else [],
        "canonical": urljoin(site.base, page.address) if site.base else "",
        "open_graph": _open_graph(site, page) if site.base else [],
        "structured": structured(site, page),
        "is_archived": page.is_archived,
        "feed": {
            "title": site.say(page.language, "archive", "all"),
            "url": page.link(site.addresses.feed(page.language)),
        },
        "modules": [page.link(module) for module in page.modules],
        "imports": [page.link(module) for module in page.imports],
        "python": _python(site, page, pages),
    }


def _python(site: Site, page: Page, pages: Mapping[str, Page]) -> Mapping[str, Any] | None:
    """What a page that runs no Python itself has to know of those that do."""
    running = [key for key in _RUNNING if key in pages]
    if page.key in running or not running:
        return None
    return {
        "pages": [page.link(site.addresses.of(key, page.language)) for key in running],
        "preload": page.link(PRELOAD),
        "runtime": page.link(RUNTIME),
    }


def sitemap(site: Site, pages: Iterable[Page]) -> Sequence[Mapping[str, Any]]:
    """Every page's address with those of its other languages, for a site that knows its own."""
    return [
        {
            "url": urljoin(site.base, page.address),
            "alternates": _languages(site, page),
        }
        for page in pages
        if not page.is_archived
    ]


def _languages(site: Site, page: Page) -> list[dict[str, str]]:
    """A page in every language, and for readers of any other one in the site's first."""
    codes = {code: code for code in site.languages} | {"x-default": site.languages[0]}
    return [
        {"lang": lang, "url": urljoin(site.base, site.addresses.of(page.key, code))}
        for lang, code in codes.items()
    ]


def _open_graph(site: Site, page: Page) -> list[tuple[str, str]]:
    """What a page says of itself where its address is shared: properties and their contents."""
    others = [code for code in site.languages if code != page.language]
    return [
        ("og:type", "website"),
        ("og:site_name", site.catalogue.firm.name),
        ("og:title", page.title),
        ("og:description", page.description),
        ("og:url", urljoin(site.base, page.address)),
        ("og:image", urljoin(site.base, picture(site, page).address)),
        ("og:image:width", str(SIZE[0])),
        ("og:image:height", str(SIZE[1])),
        ("og:image:alt", page.title),
        ("og:locale", page.language),
        *(("og:locale:alternate", code) for code in others),
    ]


def picture(site: Site, page: Page) -> Picture:
    """What stands beside the page's address where it is shared."""
    return Picture(
        firm=site.catalogue.firm.name,
        title=page.title,
        text=page.description.removeprefix(f"{page.title}: "),
        # What an archived page says is of another edition, which its title names.
        foot="" if page.is_archived else _prices(site, page.language),
    )


def not_found(site: Site, root: str, first: str) -> Mapping[str, Any]:
    """The frame of a page for addresses that lead nowhere: in every language, `first` before all.

    `root` is the path of the site on its host: such a page is shown at any depth.
    """
    return {
        **_shared(site, first),
        "title": f"{site.say(first, 'site', 'not_found')} – {site.catalogue.firm.name}",
        "description": "",
        "home": root + site.addresses.of(HOME, first),
        "root": root,
        "nav": [],
        "alternates": [],
        "hreflang": [],
        "canonical": "",
        "open_graph": [],
        "structured": "",
        "is_archived": False,
        "feed": None,
        "modules": [],
        "imports": [],
        "python": None,
        "not_found": [
            {
                "lang": code,
                "title": site.say(code, "site", "not_found"),
                "text": site.say(code, "site", "not_found_text"),
                "link_title": site.say(code, "site", "home"),
                "link_url": root + site.addresses.of(HOME, code),
            }
            for code in sorted(site.languages, key=lambda code: code != first)
        ],
    }


def _shared(site: Site, language: str) -> dict[str, Any]:
    return {
        "lang": language,
        "firm": site.catalogue.firm.name,
        "words": site.frame_words(language),
        "footer": [*_firm(site), _prices(site, language)],
        "footer_links": [],
    }


def _prices(site: Site, language: str) -> str:
    return site.say(language, "site", "footer_prices", edition=site.edition.name[language])


def _firm(site: Site) -> list[str]:
    """The firm as far as the data knows it."""
    firm = site.catalogue.firm
    reached = [firm.organisation_number, firm.address, firm.phone, firm.email]
    return [firm.name, *filter(None, reached)]

"""The frame around a page: what the theme's header, footer and head are filled with."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

from generator.addresses import CALCULATOR, HOME, SERVICES
from generator.exports import words_in
from generator.pages import Page
from generator.site import Site

_NAVIGATION = {SERVICES: "services", CALCULATOR: "calculator"}


def frame(site: Site, page: Page, base: str | None) -> Mapping[str, Any]:
    """The frame of a page; `base` is the address that the site is published at, if known."""
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
        "hreflang": [
            {"lang": code, "url": urljoin(base, site.addresses.of(page.key, code))}
            for code in site.languages
            if base
        ],
        "canonical": urljoin(base, page.address) if base else "",
        "modules": [page.link(module) for module in page.modules],
    }


def sitemap(site: Site, pages: Iterable[Page], base: str) -> Sequence[Mapping[str, Any]]:
    """Every page's address with those of its other languages, for a site published at `base`."""
    return [
        {
            "url": urljoin(base, page.address),
            "alternates": [
                {"lang": code, "url": urljoin(base, site.addresses.of(page.key, code))}
                for code in site.languages
            ],
        }
        for page in pages
    ]


def not_found(site: Site, root: str) -> Mapping[str, Any]:
    """The frame of the one page for addresses that lead nowhere, in every language.

    `root` is the path of the site on its host: such a page is shown at any depth.
    """
    first = site.languages[0]
    return {
        **_shared(site, first),
        "title": f"{site.say(first, 'site', 'not_found')} – {site.catalogue.firm.name}",
        "description": "",
        "home": root,
        "root": root,
        "nav": [],
        "alternates": [],
        "hreflang": [],
        "canonical": "",
        "modules": [],
        "not_found": [
            {
                "lang": code,
                "title": site.say(code, "site", "not_found"),
                "text": site.say(code, "site", "not_found_text"),
                "link_title": site.say(code, "site", "home"),
                "link_url": root + site.addresses.of(HOME, code),
            }
            for code in site.languages
        ],
    }


def _shared(site: Site, language: str) -> dict[str, Any]:
    wording, edition = site.wording(language), site.edition.name[language]
    prices = site.say(
        language, "site", "footer_prices", edition=edition, tax_status=wording.tax_status()
    )
    return {
        "lang": language,
        "firm": site.catalogue.firm.name,
        "words": words_in(site.words, language, ("site",))["site"],
        "footer": [site.catalogue.firm.name, prices],
        "footer_links": [],
        "styles": [],
    }

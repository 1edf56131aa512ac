"""The layout around a page: the contents of the theme's header, footer and head."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin

from pricebook.layout.social_image import SIZE, SocialImage
from pricebook.layout.structured_data import structured
from pricebook.page_parts.page import Page
from pricebook.site.addresses import HOME
from pricebook.site.browser_paths import PRELOAD, RUNTIME
from pricebook.site.site import Site


def page_layout(site: Site, page: Page, pages: Mapping[str, Page]) -> Mapping[str, Any]:
    """The template's variables for the layout of `page`.

    `pages` are all pages of the page's language, by key.
    """
    shared = _shared(site, page.language)
    return {
        **shared,
        "title": f"{page.title} – {site.catalogue.firm.name}",
        "description": page.description,
        "home": page.link(site.addresses.of(HOME, page.language)),
        "root": page.link(""),
        "nav": _header_links(site, page, pages.values()),
        "footer_links": _footer_links(page, pages.values()),
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
            "title": site.word(page.language, "archive", "all"),
            "url": page.link(site.addresses.feed(page.language)),
        },
        "modules": [page.link(module) for module in page.modules],
        "imports": [page.link(module) for module in page.imports],
        "python": _python(page, pages.values()),
    }


def _header_links(site: Site, page: Page, pages: Iterable[Page]) -> list[Mapping[str, Any]]:
    placed = [(each.header, each) for each in pages if each.header]
    return [
        {
            "title": site.word(page.language, "site", place.label),
            "url": page.link(target.address),
            "current": page.key.partition("/")[0] == target.key.partition("/")[0],
        }
        for place, target in sorted(placed, key=lambda one: one[0].order)
    ]


def _footer_links(page: Page, pages: Iterable[Page]) -> list[Mapping[str, Any]]:
    placed = [(each.footer, each) for each in pages if each.footer is not None]
    return [
        {
            "title": target.title,
            "url": page.link(target.address),
            "current": page.key == target.key,
        }
        for _, target in sorted(placed, key=lambda one: one[0])
    ]


def _python(page: Page, pages: Iterable[Page]) -> Mapping[str, Any] | None:
    """What a page needs to download the runtime for the pages that run Python.

    None if `page` runs Python itself, or if no page does.
    """
    running = [each for each in pages if each.runs_python]
    if page.runs_python or not running:
        return None
    return {
        "pages": [page.link(each.address) for each in running],
        "preload": page.link(PRELOAD),
        "runtime": page.link(RUNTIME),
    }


def sitemap(site: Site, pages: Iterable[Page]) -> Sequence[Mapping[str, Any]]:
    """The address of every public page, with the page's address in every language.

    `site.base` must be known, because the addresses are absolute.
    """
    return [
        {
            "url": urljoin(site.base, page.address),
            "alternates": _languages(site, page),
        }
        for page in pages
        if not page.is_archived
    ]


def _languages(site: Site, page: Page) -> list[dict[str, str]]:
    """A page's address in every language. `x-default` is the first language."""
    codes = {code: code for code in site.languages} | {"x-default": site.languages[0]}
    return [
        {"lang": lang, "url": urljoin(site.base, site.addresses.of(page.key, code))}
        for lang, code in codes.items()
    ]


def _open_graph(site: Site, page: Page) -> list[tuple[str, str]]:
    """Open Graph properties and their contents, for link previews on other sites."""
    others = [code for code in site.languages if code != page.language]
    return [
        ("og:type", "website"),
        ("og:site_name", site.catalogue.firm.name),
        ("og:title", page.title),
        ("og:description", page.description),
        ("og:url", urljoin(site.base, page.address)),
        ("og:image", urljoin(site.base, social_image(site, page).address)),
        ("og:image:width", str(SIZE[0])),
        ("og:image:height", str(SIZE[1])),
        ("og:image:alt", page.title),
        ("og:locale", page.language),
        *(("og:locale:alternate", code) for code in others),
    ]


def social_image(site: Site, page: Page) -> SocialImage:
    """The page's social image."""
    return SocialImage(
        firm=site.catalogue.firm.name,
        title=page.title,
        text=page.description.removeprefix(f"{page.title}: "),
        # The title of an archived page already names its edition.
        foot="" if page.is_archived else _footer_prices(site, page.language),
    )


def not_found_layout(site: Site, root: str, first: str) -> Mapping[str, Any]:
    """The layout of the not-found page, with a text in every language.

    The text in the language `first` is at the top. `root` is the path of the site on its host.
    Links begin with `root`, because a server sends the page for addresses at any depth.
    """
    return {
        **_shared(site, first),
        "title": f"{site.word(first, 'site', 'not_found')} – {site.catalogue.firm.name}",
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
                "title": site.word(code, "site", "not_found"),
                "text": site.word(code, "site", "not_found_text"),
                "link_title": site.word(code, "site", "home"),
                "link_url": root + site.addresses.of(HOME, code),
            }
            for code in sorted(site.languages, key=lambda code: code != first)
        ],
    }


def _shared(site: Site, language: str) -> dict[str, Any]:
    return {
        "lang": language,
        "firm": site.catalogue.firm.name,
        "words": site.layout_words(language),
        "footer": [*_firm_lines(site), _footer_prices(site, language)],
        "footer_links": [],
    }


def _footer_prices(site: Site, language: str) -> str:
    return site.word(language, "site", "footer_prices", edition=site.edition.name[language])


def _firm_lines(site: Site) -> list[str]:
    """The firm's name, and the contact details that the data gives."""
    firm = site.catalogue.firm
    details = [firm.organisation_number, firm.address, firm.phone, firm.email]
    return [firm.name, *filter(None, details)]

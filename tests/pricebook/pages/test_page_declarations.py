"""One declaration of a page gives its links, addresses, sitemap entry and archived pages."""

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from pricebook.layout.page_layout import page_layout, sitemap
from pricebook.locations import TEMPLATES
from pricebook.page_parts.page import HeaderPlace, Page, body
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.pages import PAGES, pages
from pricebook.site.library import open_library
from pricebook.site.site import Site

ROOT = Path(__file__).resolve().parents[3]
BASE = "https://example.org/"


def example(context: PageContext) -> PageContent:
    sections: Sequence[object] = []
    lead = context.word("privacy", "lead")
    return PageContent({"lead": lead, "sections": sections, "contact_title": ""})


# The page has the words and the template of the page `privacy`, and a new address.
EXAMPLE = PageDeclaration(
    key="example", words="privacy", template="statement.html", content=example
)


@pytest.fixture
def site(data: Path) -> Site:
    """The small catalogue, with an address in each language for the page `example`."""
    library, problems = open_library(data)
    assert library, problems
    slugs = {"example": {"sv": "exempel", "en": "an-example"}}
    addresses = library.words.addresses.model_copy(update=slugs)
    words = library.words.model_copy(update={"addresses": addresses})
    return Site(dataclasses.replace(library, words=words), "spring", BASE)


def declared(**changes: Any) -> tuple[PageDeclaration, ...]:
    """The site's pages and the page `example`, with these fields of its declaration changed."""
    return (*PAGES, dataclasses.replace(EXAMPLE, **changes))


def shown(site: Site, language: str, **changes: Any) -> Mapping[str, Page]:
    return {page.key: page for page in pages(site, language, declared(**changes))}


def links(site: Site, place: str, language: str = "en", **changes: Any) -> list[str]:
    """The links of a place (`nav` or `footer_links`) on the home page."""
    found = shown(site, language, **changes)
    return [each["url"] for each in page_layout(site, found["index"], found)[place]]


@pytest.mark.parametrize(("language", "address"), [("sv", "exempel/"), ("en", "en/an-example/")])
def test_a_page_has_an_address_in_each_language(language: str, address: str, site: Site) -> None:
    page = shown(site, language)["example"]
    assert page.address == address
    assert f"<h1>{page.title}</h1>" in body(page)


def test_a_page_without_a_title_takes_the_title_of_its_words(site: Site) -> None:
    page = shown(site, "en")["example"]
    assert page.title == site.word("en", "privacy", "title")
    assert page.description == site.word("en", "privacy", "description")


def test_the_footer_lists_the_page_in_the_declared_order(site: Site) -> None:
    without = links(site, "footer_links")
    assert "an-example/" not in without
    first, last = (links(site, "footer_links", footer=place) for place in (1, 999))
    assert first == ["an-example/", *without]
    assert last == [*without, "an-example/"]


def test_the_header_lists_the_page_in_order_with_its_label(site: Site) -> None:
    without = links(site, "nav")
    place = HeaderPlace(15, "further")
    assert links(site, "nav", header=place) == [without[0], "an-example/", *without[1:]]
    found = shown(site, "en", header=place)
    labels = [each["title"] for each in page_layout(site, found["index"], found)["nav"]]
    assert labels[1] == site.word("en", "site", "further")


def test_the_sitemap_lists_the_page_with_its_other_languages(site: Site) -> None:
    entries = {each["url"]: each for each in sitemap(site, shown(site, "en").values())}
    alternates = entries[f"{BASE}en/an-example/"]["alternates"]
    assert {each["lang"]: each["url"] for each in alternates} == {
        "sv": f"{BASE}exempel/",
        "en": f"{BASE}en/an-example/",
        "x-default": f"{BASE}exempel/",
    }


def test_a_permanent_page_is_archived_per_edition_but_not_linked_or_searched(
    site: Site,
) -> None:
    assert [key for key in shown(site, "en") if key.endswith("/example")] == []
    found = shown(
        site, "en", is_permanent=True, is_public=False, footer=1, header=HeaderPlace(1, "further")
    )
    page = found["archive/spring/example"]
    assert "example" not in found
    assert page.address == "en/archive/spring/an-example/"
    assert (page.is_archived, page.is_searched) == (True, False)
    layout = page_layout(site, found["index"], found)
    linked = [each["url"] for each in (*layout["nav"], *layout["footer_links"])]
    assert [url for url in linked if "an-example" in url] == []
    assert [each for each in sitemap(site, found.values()) if "an-example" in each["url"]] == []


def test_a_page_whose_condition_is_false_is_not_built_or_linked(site: Site) -> None:
    def never(context: PageContext) -> bool:
        return bool(context.site.counted and context.services == [])

    assert "example" not in shown(site, "en", exists=never)
    assert "an-example/" not in links(site, "footer_links", exists=never, footer=1)


def test_other_pages_preload_python_for_a_page_that_runs_python(site: Site) -> None:
    found = shown(site, "en", runs_python=True)
    assert "an-example/" in page_layout(site, found["index"], found)["python"]["pages"]
    assert page_layout(site, found["example"], found)["python"] is None


def test_two_pages_with_the_same_key_are_rejected(site: Site) -> None:
    with pytest.raises(
        ValueError, match="expected a different key for each page, found 'guide' twice"
    ):
        pages(site, "en", declared(key="guide"))


def test_no_two_pages_have_the_same_place_in_header_or_footer() -> None:
    footer = [each.footer for each in PAGES if each.footer is not None]
    header = [each.header.order for each in PAGES if each.header]
    assert len({*footer}) == len(footer)
    assert len({*header}) == len(header)


def test_every_declared_template_exists_and_every_template_is_used() -> None:
    used = {each.template for each in PAGES}
    # These templates are macros for other templates, and the preview's page of problems.
    others = {"_parts.html", "problems.html"}
    assert {file.name for file in TEMPLATES.glob("*.html")} == used | others

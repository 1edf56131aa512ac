"""Checks of every page in both languages; each page is visited once."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from calculator.share.fragment import entries_of
from pricebook.pages import pages
from tests.browser.page_faults import PageFaults

NARROW = {"width": 320, "height": 640}
OTHER_LANGUAGE = re.compile("^(Svenska|English)$")
WIDE = {"width": 1280, "height": 800}


@dataclass(frozen=True)
class Visit:
    """The properties of a visited page; addresses are absolute."""

    address: str
    language: str
    other: str
    """The target of the language switch."""
    faults: list[str]
    headings: list[str]
    links: set[str]
    places: set[str]
    """The ids of the page, which a link can have as its fragment."""
    too_wide: list[str]
    """Elements that reach beyond a narrow screen."""
    kept: str
    """Everything that the page stored in the browser, as JSON."""


LOOK = """() => ({
    language: document.documentElement.lang,
    headings: Array.from(document.querySelectorAll("h1"), (each) => each.textContent.trim()),
    places: Array.from(document.querySelectorAll("[id]"), (each) => each.id),
    links: Array.from(document.querySelectorAll("[href], [src]"), (each) => each.href ?? each.src),
})"""

TOO_WIDE = """() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return Array.from(document.body.querySelectorAll("*"))
        .filter((each) => each.getBoundingClientRect().right > clientWidth)
        .map((each) => each.outerHTML.slice(0, 80));
}"""

WHOLE = """() => {
    const links = [...document.querySelectorAll("body > header a")];
    const seen = (each) => each.checkVisibility({ visibilityProperty: true });
    return {
        heading: document.querySelector("h1").innerText,
        links: links.length,
        hidden: links.filter((each) => !seen(each)).map((each) => each.outerHTML),
        length: document.querySelector("main").innerText.length,
    };
}"""

KEPT = """async () => JSON.stringify([
    document.cookie, { ...localStorage }, { ...sessionStorage },
    await indexedDB.databases(), await caches.keys(),
    (await navigator.serviceWorker.getRegistrations()).length,
])"""


@pytest.fixture(scope="module")
def addresses(site, host) -> Mapping[tuple[str, str], str]:
    """The address of every page, by key and language."""
    return {
        (page.key, code): urljoin(host.address, page.address)
        for code in site.languages
        for page in pages(site, code)
    }


@pytest.fixture(scope="module")
def visits(browser: Browser, host, addresses) -> Iterator[Mapping[tuple[str, str], Visit]]:
    """The visit of every page, in one new browser context."""
    with browser.new_context(base_url=host.address) as context:
        page = context.new_page()
        page_faults = PageFaults(host)
        page_faults.observe(page)
        yield {key: visit(page, page_faults, address) for key, address in addresses.items()}


def visit(page: Page, page_faults, address: str) -> Visit:
    page.set_viewport_size(NARROW)
    page.goto(address)
    seen = page.evaluate(LOOK)
    too_wide = page.evaluate(TOO_WIDE)
    page.set_viewport_size(WIDE)
    kept = page.evaluate(KEPT)
    switch = page.get_by_role("banner").get_by_role("link", name=OTHER_LANGUAGE)
    other = urljoin(address, switch.get_attribute("href"))
    faults = page_faults.drain()
    return Visit(
        address=address,
        language=seen["language"],
        other=other,
        faults=faults,
        headings=seen["headings"],
        links=set(seen["links"]),
        places=set(seen["places"]),
        too_wide=too_wide,
        kept=kept,
    )


def test_no_page_has_violations_foreign_requests_or_missing_files(visits):
    assert {each.address: each.faults for each in visits.values() if each.faults} == {}


def test_every_page_declares_its_language_and_has_one_h1(visits):
    assert [key for key, each in visits.items() if each.language != key[1]] == []
    assert [key for key, each in visits.items() if len(each.headings) != 1] == []


def test_the_language_switch_leads_to_the_same_page(visits, addresses):
    others = {"sv": "en", "en": "sv"}
    # The calculator adds its order as a fragment.
    assert {key: urldefrag(each.other).url for key, each in visits.items()} == {
        (key, code): addresses[key, others[code]] for key, code in addresses
    }


def test_the_language_switch_works_on_one_page_of_each_template(page, site, addresses, language):
    other = {"sv": "en", "en": "sv"}[language]
    for each in {each.template: each for each in pages(site, language)}.values():
        page.goto(addresses[each.key, language])
        page.get_by_role("banner").get_by_role("link", name=OTHER_LANGUAGE).click()
        page.wait_for_load_state()
        assert urldefrag(page.url).url == addresses[each.key, other]


def test_every_link_and_asset_exists(visits, host, context):
    links = {link for each in visits.values() for link in each.links}
    assert [link for link in links if not link.startswith(host.address)] == []
    files = sorted({urldefrag(link).url for link in links})
    assert [file for file in files if context.request.get(file).status != 200] == []


def test_every_page_can_be_reached_by_links_from_the_home_page(visits, site, addresses):
    by_address = {each.address: each for each in visits.values()}
    for code in site.languages:
        reached, next_ones = set(), {addresses["index", code]}
        while next_ones:
            reached |= next_ones
            links = {urldefrag(link).url for each in next_ones for link in by_address[each].links}
            next_ones = (links & {*by_address}) - reached
        assert {address for (_, lang), address in addresses.items() if lang == code} <= reached


def test_every_fragment_of_a_link_exists_on_its_page(visits):
    places = {each.address: each.places for each in visits.values()}
    links = {link for each in visits.values() for link in each.links if "#" in link}
    lost = [
        link
        for link, place in ((each, urldefrag(each)) for each in links)
        # A fragment with an order is read by the calculator and is not an id on the page.
        if place.fragment
        and not entries_of(place.fragment).is_known
        and place.fragment not in places.get(place.url, set())
    ]
    assert lost == []


def test_pages_fit_a_narrow_screen(visits):
    assert {each.address: each.too_wide for each in visits.values() if each.too_wide} == {}


def test_large_figures_and_messages_fit_a_narrow_screen(calculator):
    calculator.page.set_viewport_size(NARROW)
    calculator.enter(users="100000", lines="10000000")
    expect(calculator.estimate).to_contain_text(re.compile(r"100\D000\s\S+, 10\D000\D000"))
    assert calculator.page.evaluate(TOO_WIDE) == []
    calculator.enter(users="-1", lines="1" * 60)
    expect(calculator.estimate).to_have_attribute("data-stale", "")
    assert calculator.page.evaluate(TOO_WIDE) == []
    calculator.page.set_viewport_size(WIDE)


def test_pages_store_nothing_in_the_browser(visits):
    nothing = '["",{},{},[],[],0]'
    assert {each.address: each.kept for each in visits.values() if each.kept != nothing} == {}


def test_every_page_has_heading_links_and_text_without_javascript(visits, browser, host):
    with browser.new_context(base_url=host.address, java_script_enabled=False) as context:
        page = context.new_page()
        for each in visits.values():
            page.goto(each.address)
            seen = page.evaluate(WHOLE)
            assert seen["heading"] == each.headings[0]
            assert seen["links"] >= 4, each.address
            assert seen["hidden"] == [], each.address
            assert seen["length"] > 300, each.address

"""What holds for every page: each is visited once, in both languages, and looked over."""

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
    """What a page of the site was like; every address is whole."""

    address: str
    language: str
    other: str
    """Where its language switch leads."""
    faults: list[str]
    headings: list[str]
    links: set[str]
    places: set[str]
    """The fragments that a link to this page may have."""
    too_wide: list[str]
    """What reaches beyond a narrow screen."""
    kept: str
    """Everything the page left in the browser."""


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
        said: document.querySelector("main").innerText.length,
    };
}"""

KEPT = """async () => JSON.stringify([
    document.cookie, { ...localStorage }, { ...sessionStorage },
    await indexedDB.databases(), await caches.keys(),
    (await navigator.serviceWorker.getRegistrations()).length,
])"""


@pytest.fixture(scope="module")
def addresses(site, host) -> Mapping[tuple[str, str], str]:
    """The address of every page by its key, the same in every language, and its language."""
    return {
        (page.key, code): urljoin(host.address, page.address)
        for code in site.languages
        for page in pages(site, code)
    }


@pytest.fixture(scope="module")
def visits(browser: Browser, host, addresses) -> Iterator[Mapping[tuple[str, str], Visit]]:
    """One reader who has never been here goes to every page, and keeps what they are given."""
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


def test_no_page_breaks_the_policy_asks_strangers_or_misses_a_file(visits):
    assert {each.address: each.faults for each in visits.values() if each.faults} == {}


def test_every_page_is_in_its_language_and_has_one_title(visits):
    assert [key for key, each in visits.items() if each.language != key[1]] == []
    assert [key for key, each in visits.items() if len(each.headings) != 1] == []


def test_the_language_switch_leads_to_the_same_page(visits, addresses):
    others = {"sv": "en", "en": "sv"}
    # Once the calculator has answered, its order goes along.
    assert {key: urldefrag(each.other).url for key, each in visits.items()} == {
        (key, code): addresses[key, others[code]] for key, code in addresses
    }


def test_who_follows_the_language_switch_comes_there_from_every_kind_of_page(
    page, site, addresses, language
):
    other = {"sv": "en", "en": "sv"}[language]
    for each in {each.template: each for each in pages(site, language)}.values():
        page.goto(addresses[each.key, language])
        page.get_by_role("banner").get_by_role("link", name=OTHER_LANGUAGE).click()
        page.wait_for_load_state()
        assert urldefrag(page.url).url == addresses[each.key, other]


def test_every_link_and_every_asset_is_there(visits, host, context):
    links = {link for each in visits.values() for link in each.links}
    assert [link for link in links if not link.startswith(host.address)] == []
    files = sorted({urldefrag(link).url for link in links})
    assert [file for file in files if context.request.get(file).status != 200] == []


def test_every_page_can_be_reached_by_links_from_its_home(visits, site, addresses):
    by_address = {each.address: each for each in visits.values()}
    for code in site.languages:
        reached, next_ones = set(), {addresses["index", code]}
        while next_ones:
            reached |= next_ones
            links = {urldefrag(link).url for each in next_ones for link in by_address[each].links}
            next_ones = (links & {*by_address}) - reached
        assert {address for (_, lang), address in addresses.items() if lang == code} <= reached


def test_every_link_into_a_page_finds_its_place(visits):
    places = {each.address: each.places for each in visits.values()}
    links = {link for each in visits.values() for link in each.links if "#" in link}
    lost = [
        link
        for link, place in ((each, urldefrag(each)) for each in links)
        # An order is no place on the page: the calculator reads it.
        if place.fragment
        and not entries_of(place.fragment).is_known
        and place.fragment not in places.get(place.url, set())
    ]
    assert lost == []


def test_nothing_reaches_beyond_a_narrow_screen(visits):
    assert {each.address: each.too_wide for each in visits.values() if each.too_wide} == {}


def test_no_figure_and_no_message_reaches_beyond_a_narrow_screen(calculator):
    calculator.page.set_viewport_size(NARROW)
    calculator.enter(users="100000", lines="10000000")
    expect(calculator.estimate).to_contain_text(re.compile(r"100\D000\s\S+, 10\D000\D000"))
    assert calculator.page.evaluate(TOO_WIDE) == []
    calculator.enter(users="-1", lines="1" * 60)
    expect(calculator.estimate).to_have_attribute("data-stale", "")
    assert calculator.page.evaluate(TOO_WIDE) == []
    calculator.page.set_viewport_size(WIDE)


def test_nothing_is_kept_in_the_browser(visits):
    nothing = '["",{},{},[],[],0]'
    assert {each.address: each.kept for each in visits.values() if each.kept != nothing} == {}


def test_every_page_is_whole_without_a_script(visits, browser, host):
    with browser.new_context(base_url=host.address, java_script_enabled=False) as context:
        page = context.new_page()
        for each in visits.values():
            page.goto(each.address)
            seen = page.evaluate(WHOLE)
            assert seen["heading"] == each.headings[0]
            assert seen["links"] >= 4, each.address
            assert seen["hidden"] == [], each.address
            assert seen["said"] > 300, each.address

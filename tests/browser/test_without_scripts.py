"""Pages without JavaScript, style sheets or Python show all their content."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from pricebook.pages import pages
from tests.browser.host import Host
from tests.browser.page_faults import PageFaults

# The texts of a page that are not visible anywhere. The script ignores four kinds of text: closed
# <details>, buttons that need Python, the notice about JavaScript (shown after two seconds), and
# texts hidden from screen readers, which repeat other texts.
UNSEEN = """() => {
    for (const each of document.getAnimations()) each.finish();
    const plain = (text) => text.replace(/\\s+/g, " ").trim();
    const visible = plain(document.querySelector("main").innerText).toLowerCase();
    const apart = "[hidden], [aria-hidden=true], script, style, template, details:not([open]),"
        + "[data-part=take]";
    const walk = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walk.nextNode()) {
        const { parentElement: place, data } = walk.currentNode;
        if (!data.trim() || place.closest(apart)) continue;
        const text = plain(data);
        const seen = place.checkVisibility({ visibilityProperty: true, opacityProperty: true });
        if (!seen && !visible.includes(text.toLowerCase())) found.push(text.slice(0, 80));
    }
    return found;
}"""
# Cells with figures, such as amounts.
AMOUNTS = """() => [...document.querySelectorAll("main td, main th")]
    .map((each) => each.innerText.replace(/\\s/g, " ")).filter((text) => /\\d/.test(text))"""


@pytest.fixture
def bare(browser, host: Host) -> Iterator[Page]:
    """A page in a browser without JavaScript."""
    with browser.new_context(base_url=host.address, java_script_enabled=False) as context:
        page_faults = PageFaults(host)
        page = context.new_page()
        page_faults.observe(page)
        yield page
        page_faults.verify()


def test_all_texts_are_visible_without_javascript_and_style_sheets(bare, site, language):
    unseen = {}
    for each in {each.template: each for each in reversed(pages(site, language))}.values():
        bare.goto(each.address)
        unseen[each.address, "no script"] = bare.evaluate(UNSEEN)
        styles = bare.evaluate(
            "() => [...document.styleSheets].map((each) => (each.disabled = true)).length"
        )
        assert styles > 0
        unseen[each.address, "no style either"] = bare.evaluate(UNSEEN)
    assert {place: found for place, found in unseen.items() if found} == {}


def test_prices_are_the_same_without_javascript(bare, page, language):
    for address in {
        "sv": ("prislista/", "tjanster/", "kalkylator/", "jamforelse/"),
        "en": ("en/price-list/", "en/services/", "en/calculator/", "en/comparison/"),
    }[language]:
        found = []
        for each in (bare, page):
            each.goto(address)
            found.append(each.evaluate(AMOUNTS))
        assert len(found[0]) > 4, address
        assert found[0] == found[1], address


def test_the_calculator_shows_an_example_and_all_prices_without_python(given_up):
    expect(given_up.estimate).to_contain_text(re.compile(r"\d"))
    assert len(given_up.page.evaluate(AMOUNTS)) > 4

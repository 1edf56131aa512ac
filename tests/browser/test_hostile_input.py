"""Hostile input, wherever a page takes any, is text or nothing, and the page stays whole."""

import re

import pytest
from playwright.sync_api import Page, expect

from pricebook.pages import pages
from tests.browser.calculator import ADDRESS

RUNS = '"><script>ran=1</script><img src=x onerror=ran=1>'
BIDI = "\u202e\u2066\u200f"
SENT = f"{RUNS}{BIDI}"
LONG = 10_000_000
# Nothing ran, and nothing of it became an element.
HARMED = """() => [
    globalThis.ran && "it ran",
    ...[...document.querySelectorAll("[onerror], img[src='x']")].map((each) => each.outerHTML),
].filter(Boolean)"""
FILL = """(field, [character, length]) => {
    field.value = character.repeat(length);
    field.dispatchEvent(new Event("input", { bubbles: true }));
}"""


@pytest.fixture
def stands(page: Page):
    """The page is whole and nothing ran; `page_faults` checks errors and violations."""

    def stands() -> None:
        assert page.evaluate(HARMED) == [], page.url
        assert page.get_by_role("heading", level=1).count() == 1, page.url

    return stands


def test_an_address_of_any_page(page, site, language, stands):
    for each in {each.template: each for each in reversed(pages(site, language))}.values():
        page.goto(f"{each.address}?{SENT}#{SENT}")
        stands()


def test_an_address_of_no_page(page, page_faults, stands):
    page_faults.expect("404: ")
    page.goto(f"nowhere/{SENT}/{'a' * 200}")
    stands()


@pytest.mark.parametrize("name", ["users", "edition", "services", "tax", "no-such-name"])
def test_an_order_in_an_address(calculator, name):
    page = calculator.page
    calculator.open_link(f"#o1:{name}.{SENT}~users.7")
    expect(calculator.estimate).to_contain_text(re.compile(r"\b7\b"))
    assert page.evaluate(HARMED) == []
    assert not set(BIDI) & set(page.get_by_role("main").inner_text())


def test_a_million_characters_in_an_address(calculator):
    calculator.open_link(f"#o1:users.{'9' * 1_000_000}~lines.{SENT}")
    calculator.enter(users="5", lines="4321")
    expect(calculator.field("users")).not_to_have_attribute("aria-invalid", "true")
    assert calculator.page.evaluate(HARMED) == []


def test_ten_megabytes_in_a_field(calculator):
    field = calculator.field("users")
    field.evaluate(FILL, ["9", LONG])
    expect(field).to_have_attribute("aria-invalid", "true", timeout=60_000)
    error = calculator.page.locator("#users-error")
    assert 0 < len(error.inner_text()) < 300
    calculator.enter(users="5", lines="4321")
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_markup_in_every_field(calculator):
    page = calculator.page
    for field in page.locator("form input:not([type=checkbox]):not([type=radio])").all():
        if field.is_visible():
            field.fill(SENT)
    expect(calculator.field("users")).to_have_attribute("aria-invalid", "true")
    assert page.evaluate(HARMED) == []


def test_the_search_field(page, language, stands):
    page.goto({"sv": "", "en": "en/"}[language])
    page.get_by_role("banner").get_by_role("button").first.click()
    field = page.get_by_role("searchbox")
    field.fill(SENT)
    status = page.locator("#search-status")
    expect(status).not_to_be_empty()
    stands()
    field.evaluate(FILL, ["a", LONG])
    field.fill("support")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible(timeout=60_000)
    stands()


def test_the_calculator_opened_at_a_hostile_address(page, language, stands):
    page.goto(f"{ADDRESS[language]}?{SENT}#o1:{SENT}~users.{SENT}")
    status = page.locator("[data-status]")
    expect(status).not_to_have_text("", timeout=60_000)
    stands()

"""Hostile input in addresses and fields is shown as text or ignored, and the page stays intact."""

import re

import pytest
from playwright.sync_api import Page, expect

from pricebook.pages import pages
from tests.browser.calculator import ADDRESS

RUNS = '"><script>ran=1</script><img src=x onerror=ran=1>'
BIDI = "\u202e\u2066\u200f"
SENT = f"{RUNS}{BIDI}"
LONG = 10_000_000
# Signs that the input ran as a script or became an element.
HARMED = """() => [
    globalThis.ran && "it ran",
    ...[...document.querySelectorAll("[onerror], img[src='x']")].map((each) => each.outerHTML),
].filter(Boolean)"""
FILL = """(field, [character, length]) => {
    field.value = character.repeat(length);
    field.dispatchEvent(new Event("input", { bubbles: true }));
}"""


@pytest.fixture
def expect_intact(page: Page):
    """Returns a check: the page is intact and no script ran. `page_faults` checks errors."""

    def expect_intact() -> None:
        assert page.evaluate(HARMED) == [], page.url
        assert page.get_by_role("heading", level=1).count() == 1, page.url

    return expect_intact


def test_a_hostile_address_of_each_template(page, site, language, expect_intact):
    for each in {each.template: each for each in reversed(pages(site, language))}.values():
        page.goto(f"{each.address}?{SENT}#{SENT}")
        expect_intact()


def test_a_hostile_address_without_a_page(page, page_faults, expect_intact):
    page_faults.expect("404: ")
    page.goto(f"nowhere/{SENT}/{'a' * 200}")
    expect_intact()


@pytest.mark.parametrize("name", ["users", "edition", "services", "tax", "no-such-name"])
def test_a_hostile_order_in_a_link(calculator, name):
    page = calculator.page
    calculator.open_link(f"#o1:{name}.{SENT}~users.7")
    expect(calculator.estimate).to_contain_text(re.compile(r"\b7\b"))
    assert page.evaluate(HARMED) == []
    assert not set(BIDI) & set(page.get_by_role("main").inner_text())


def test_a_link_with_a_million_characters(calculator):
    calculator.open_link(f"#o1:users.{'9' * 1_000_000}~lines.{SENT}")
    calculator.enter(users="5", lines="4321")
    expect(calculator.field("users")).not_to_have_attribute("aria-invalid", "true")
    assert calculator.page.evaluate(HARMED) == []


def test_ten_megabytes_in_a_field_give_a_short_message(calculator):
    field = calculator.field("users")
    field.evaluate(FILL, ["9", LONG])
    expect(field).to_have_attribute("aria-invalid", "true", timeout=60_000)
    error = calculator.page.locator("#users-error")
    assert 0 < len(error.inner_text()) < 300
    calculator.enter(users="5", lines="4321")
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_markup_in_every_field_is_not_interpreted(calculator):
    page = calculator.page
    for field in page.locator("form input:not([type=checkbox]):not([type=radio])").all():
        if field.is_visible():
            field.fill(SENT)
    expect(calculator.field("users")).to_have_attribute("aria-invalid", "true")
    assert page.evaluate(HARMED) == []


def test_markup_and_ten_megabytes_in_the_search_field(page, language, expect_intact):
    page.goto({"sv": "", "en": "en/"}[language])
    page.get_by_role("banner").get_by_role("button").first.click()
    field = page.get_by_role("searchbox")
    field.fill(SENT)
    status = page.locator("#search-status")
    expect(status).not_to_be_empty()
    expect_intact()
    field.evaluate(FILL, ["a", LONG])
    field.fill("support")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible(timeout=60_000)
    expect_intact()


def test_the_calculator_opened_with_a_hostile_address(page, language, expect_intact):
    page.goto(f"{ADDRESS[language]}?{SENT}#o1:{SENT}~users.{SENT}")
    status = page.locator("[data-status]")
    expect(status).not_to_have_text("", timeout=60_000)
    expect_intact()

"""“Am I covered?”: search by everyday words, permanent links, keyboard, narrow screens."""

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from pricebook.pages import pages
from tests.browser.keyboard import tab_to
from tests.browser.live_region import announcements

CASES = yaml.safe_load(
    (Path(__file__).parents[1] / "pricebook" / "cases" / "covered.yaml").read_text("utf-8")
)
FEW = 6
SHOWN = {"sv": "Visas: {} av {}", "en": "Showing {} of {}"}
NONE = {
    "sv": "Inget i listan passar. Pröva ett annat ord, eller fråga oss.",
    "en": "Nothing in the list fits. Try another word, or ask us.",
}


@pytest.fixture
def address(site, language) -> str:
    """The address of the page of requests."""
    (found,) = [each.address for each in pages(site, language) if each.key == "covered"]
    return found


@pytest.fixture
def asked(page: Page, address: str) -> Locator:
    """The search field of the newly opened page."""
    page.goto(address)
    return page.get_by_role("searchbox", name="?")


def shown(page: Page) -> list[str]:
    """The ids of the visible requests."""
    return page.locator("tr[data-words]:visible").evaluate_all("(all) => all.map(({ id }) => id)")


def test_everyday_words_find_every_request_among_few_results(page, asked, language):
    missed = {}
    for case in CASES:
        asked.fill(case[language])
        found = shown(page)
        if case["request"] not in found or len(found) > FEW:
            missed[case[language]] = found
    assert missed == {}


def test_the_number_of_visible_requests_is_shown(page, asked, language):
    every = len(shown(page))
    assert every == len(CASES)
    asked.fill(CASES[0][language])
    expect(page.locator("[data-covered] [role=status]")).to_have_text(
        SHOWN[language].format(len(shown(page)), every)
    )
    asked.fill("xyzzy")
    assert shown(page) == []
    expect(page.get_by_role("table")).to_have_count(0)
    expect(page.locator("[data-covered] [role=status]")).to_have_text(NONE[language])
    asked.fill("")
    assert len(shown(page)) == every
    expect(page.get_by_role("table")).to_be_visible()


def test_the_number_of_visible_requests_is_announced_once_after_typing(page, asked):
    status = page.locator("[data-covered] [role=status]")
    announced = announcements(status)
    asked.press_sequentially("backup", delay=60)
    expect(status).not_to_be_empty()
    assert announced() == [status.inner_text()]


@pytest.mark.parametrize("fragment", ["#%", "#nowhere", "#"])
def test_an_unknown_fragment_changes_nothing(page, asked, fragment):
    asked.fill("dns")
    found = shown(page)
    page.evaluate("(hash) => { location.hash = hash }", fragment)
    assert shown(page) == found


def test_a_link_to_a_request_or_answer_clears_the_search(page, asked, address):
    for place in ("restore", "version-upgrade.code-care"):
        page.goto("")
        page.goto(f"{address}#{place}")
        expect(page.locator(f"[id='{place}']")).to_be_in_viewport()
    asked.fill("dns")
    assert "restore" not in shown(page)
    page.evaluate("location.hash = 'restore.answer-desk'")
    expect(page.locator("[id='restore.answer-desk']")).to_be_in_viewport()
    expect(asked).to_have_value("")


def test_an_answer_can_be_reached_with_the_keyboard_only(page, asked, language):
    case = next(each for each in CASES if each["request"] == "restore")
    tab_to(asked)
    page.keyboard.type(case[language])
    answer = page.locator("[id='restore.code-care'] a")
    tab_to(answer)
    assert answer.evaluate("(it) => getComputedStyle(it).outlineStyle") != "none"
    page.keyboard.press("Enter")
    assert page.url.endswith("#restore.code-care")


@pytest.mark.parametrize("width", [1280, 375])
def test_an_answer_for_all_services_is_one_cell_with_a_link_to_the_contact(
    page, address, language, site, width
):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    cells = page.locator("tr#dns").get_by_role("cell")
    expect(cells).to_have_count(1)
    # Screen readers need the number of columns that the cell spans.
    assert cells.evaluate("(it) => it.colSpan") == 3
    (contact,) = [each.address for each in pages(site, language) if each.key == "contact"]
    cells.get_by_role("link").click()
    expect(page).to_have_url(contact)


def test_on_a_narrow_screen_a_shared_cell_names_its_services(page, address):
    page.goto(address)
    names = page.locator("[id='it-questions.call-out'] .covered__service")
    expect(names).to_be_hidden()
    page.set_viewport_size({"width": 375, "height": 800})
    expect(names).to_be_visible()
    expect(names).to_have_text("Call Out Answer Desk Direct")
    expect(page.locator("[id='dns.call-out'] .covered__service")).to_have_count(0)

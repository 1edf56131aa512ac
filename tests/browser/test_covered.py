"""“Am I covered?”: everyday words, links that last, the keyboard alone, every look."""

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
    """The page of requests."""
    (found,) = [each.address for each in pages(site, language) if each.key == "covered"]
    return found


@pytest.fixture
def asked(page: Page, address: str) -> Locator:
    """The field, on the page as it opens."""
    page.goto(address)
    return page.get_by_role("searchbox", name="?")


def shown(page: Page) -> list[str]:
    """The ids of the requests that are shown."""
    return page.locator("tr[data-words]:visible").evaluate_all("(all) => all.map(({ id }) => id)")


def test_everyday_words_find_every_request_among_few(page, asked, language):
    missed = {}
    for case in CASES:
        asked.fill(case[language])
        found = shown(page)
        if case["request"] not in found or len(found) > FEW:
            missed[case[language]] = found
    assert missed == {}


def test_how_many_are_shown_is_shown_and_an_empty_field_shows_all(page, asked, language):
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


def test_how_many_are_shown_is_shown_once_when_the_typing_rests(page, asked):
    status = page.locator("[data-covered] [role=status]")
    announced = announcements(status)
    asked.press_sequentially("backup", delay=60)
    expect(status).not_to_be_empty()
    assert announced() == [status.inner_text()]


@pytest.mark.parametrize("fragment", ["#%", "#nowhere", "#"])
def test_a_fragment_that_is_no_place_on_the_page_changes_nothing(page, asked, fragment):
    asked.fill("dns")
    found = shown(page)
    page.evaluate("(hash) => { location.hash = hash }", fragment)
    assert shown(page) == found


def test_a_link_leads_to_a_request_and_to_an_answer_whatever_is_typed(page, asked, address):
    for place in ("restore", "version-upgrade.maintenance"):
        page.goto("")
        page.goto(f"{address}#{place}")
        expect(page.locator(f"[id='{place}']")).to_be_in_viewport()
    asked.fill("dns")
    assert "restore" not in shown(page)
    page.evaluate("location.hash = 'restore.first-line'")
    expect(page.locator("[id='restore.first-line']")).to_be_in_viewport()
    expect(asked).to_have_value("")


def test_an_answer_is_reached_and_linked_to_by_the_keyboard_alone(page, asked, language):
    case = next(each for each in CASES if each["request"] == "restore")
    tab_to(asked)
    page.keyboard.type(case[language])
    answer = page.locator("[id='restore.maintenance'] a")
    tab_to(answer)
    assert answer.evaluate("(it) => getComputedStyle(it).outlineStyle") != "none"
    page.keyboard.press("Enter")
    assert page.url.endswith("#restore.maintenance")


@pytest.mark.parametrize("width", [1280, 375])
def test_an_answer_for_all_services_stands_once_and_leads_to_whom_to_ask(
    page, address, language, site, width
):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    cells = page.locator("tr#dns").get_by_role("cell")
    expect(cells).to_have_count(1)
    # The columns that it stands for are known to whoever hears the table.
    assert cells.evaluate("(it) => it.colSpan") == 3
    (contact,) = [each.address for each in pages(site, language) if each.key == "contact"]
    cells.get_by_role("link").click()
    expect(page).to_have_url(contact)


def test_a_cell_of_several_services_names_them_where_the_table_is_a_list(page, address):
    page.goto(address)
    names = page.locator("[id='it-questions.on-demand'] .covered__service")
    expect(names).to_be_hidden()
    page.set_viewport_size({"width": 375, "height": 800})
    expect(names).to_be_visible()
    expect(names).to_have_text("On Demand First Line Support")
    expect(page.locator("[id='dns.on-demand'] .covered__service")).to_have_count(0)

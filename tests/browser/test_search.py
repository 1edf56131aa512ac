"""Search in each language: results while typing, keyboard, announcements, failures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.host import Host, serving
from tests.browser.live_region import announcements

ANSWER_DESK = "Answer Desk Direct"
HOME = {"sv": "", "en": "en/"}
OPEN = {"sv": "Sök", "en": "Search"}
CLOSE = {"sv": "Stäng", "en": "Close"}
FAILED = {
    "sv": "Sökningen kunde inte starta. Stäng den och öppna den igen för att försöka på nytt.",
    "en": "Search could not start. Close it and open it again to try once more.",
}


@dataclass(frozen=True)
class Search:
    """Page object of the search dialog."""

    page: Page
    language: str

    def open(self) -> None:
        self.button.click()
        expect(self.dialog).to_be_visible()

    @property
    def button(self) -> Locator:
        return self.page.get_by_role("banner").get_by_role("button", name=OPEN[self.language])

    @property
    def dialog(self) -> Locator:
        return self.page.get_by_role("dialog", name=OPEN[self.language])

    @property
    def field(self) -> Locator:
        return self.dialog.get_by_role("searchbox")

    @property
    def found(self) -> Locator:
        return self.dialog.get_by_role("listitem")

    @property
    def status(self) -> Locator:
        return self.dialog.get_by_role("status")


@pytest.fixture
def search(page, language) -> Search:
    """The search of the home page, not opened yet."""
    page.goto(HOME[language])
    return Search(page, language)


def test_a_service_is_found_by_the_start_of_a_word_and_opened_by_keyboard(search, language):
    page = search.page
    search.button.press("Enter")
    expect(search.field).to_be_focused()
    page.keyboard.type({"sv": "kodv", "en": "code c"}[language])
    # The page with this name comes before other pages with the word in their titles.
    name = {"sv": "Kodvård", "en": "Code Care"}[language]
    first = search.found.get_by_role("link").first
    expect(first).to_have_text(name)
    page.keyboard.press("Enter")
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.locator("html")).to_have_attribute("lang", language)


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("sv", {"kodvården": "Kodvård", "KODVÅRDS": "Kodvård", "desk": ANSWER_DESK}),
        ("en", {"cares": "Code Care", "Caring": "Code Care", "desks": ANSWER_DESK}),
    ],
)
def test_inflected_words_find_the_page(search, typed):
    search.open()
    for word, name in typed.items():
        search.field.fill(word)
        expect(search.found.get_by_role("link", name=name, exact=True).first).to_be_visible()


@pytest.mark.parametrize("language", ["sv"])
@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("kodvard", "Kodvård"),
        ("KODVARDS", "Kodvård"),
        ("kodva", "Kodvård"),
        # Some systems send the letter and the ring as two characters.
        ("kodva\N{COMBINING RING ABOVE}rd", "Kodvård"),
        ("jamfor", "Jämför tjänsterna"),
        ("kodvård lagning", "Kodvård"),
    ],
)
def test_words_are_found_without_accents(search, typed, name):
    search.open()
    search.field.fill(typed)
    expect(search.found.get_by_role("link").first).to_have_text(re.compile(f"^{name}"))
    expect(search.found.locator("mark").first).to_be_visible()


@pytest.mark.parametrize("language", ["sv"])
def test_words_with_and_without_accents_find_the_same_pages_first(search):
    search.open()
    titles = []
    for typed in ("kodvård", "kodvard"):
        search.field.fill(typed)
        expect(search.status).to_have_text(re.compile(r"\d"))
        titles.append(search.found.get_by_role("link").all_inner_texts()[:3])
    assert titles[0] == titles[1]


@pytest.mark.parametrize("language", ["en"])
def test_a_word_with_a_wrong_accent_finds_the_page(search):
    search.open()
    search.field.fill("códe")
    expect(search.found.get_by_role("link").first).to_have_text("Code Care")


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("sv", {"underhållet": "Kodvård", "buggfix": "Kodvård", "helpdesk": ANSWER_DESK}),
        ("en", {"maintenance": "Code Care", "bug fix": "Code Care", "helpdesk": ANSWER_DESK}),
    ],
)
def test_everyday_words_find_the_service_first(search, typed):
    search.open()
    for word, name in typed.items():
        search.field.fill(word)
        expect(search.found.get_by_role("link").first).to_have_text(re.compile(f"^{name}( –|$)"))


def test_words_of_the_other_language_find_nothing(search, language):
    search.open()
    search.field.fill({"sv": "quotation", "en": "kodvård"}[language])
    none = {
        "sv": "Inga träffar. Pröva ett annat ord.",
        "en": "Nothing found. Try another word.",
    }[language]
    expect(search.status).to_have_text(none)
    expect(search.found).to_have_count(0)


@pytest.mark.parametrize("language", ["en"])
def test_late_results_keep_the_focus_on_the_results(search):
    search.open()
    search.field.fill("support")
    first = search.found.get_by_role("link").first
    first.focus()
    first.evaluate("(link) => { link.dataset.old = '' }")
    # Simulates an answer that comes after Enter.
    search.field.evaluate("(field) => field.dispatchEvent(new Event('input'))")
    expect(first).not_to_have_attribute("data-old", "")
    expect(first).to_be_focused()


def test_the_number_of_results_is_announced_once_when_the_reader_stops_typing(search):
    search.open()
    # Wait until the search has started, so that the message of the start is not recorded.
    search.field.fill("support")
    expect(search.status).to_have_text(re.compile(r"\d"))
    search.field.fill("")
    expect(search.status).to_be_empty()
    announced = announcements(search.status)
    search.field.press_sequentially("support", delay=60)
    expect(search.status).to_have_text(re.compile(r"\d"))
    assert announced() == [search.status.inner_text()]


@pytest.mark.parametrize("language", ["sv"])
def test_markup_in_the_field_is_not_interpreted(search):
    search.open()
    search.field.fill("<img src=x onerror=alert(1)>")
    expect(search.status).not_to_be_empty()
    expect(search.dialog.locator("img")).to_have_count(0)


def test_escape_and_the_button_close_the_dialog_and_return_the_focus(search, language):
    search.open()
    search.page.keyboard.press("Escape")
    expect(search.dialog).to_be_hidden()
    expect(search.button).to_be_focused()
    search.open()
    search.dialog.get_by_role("button", name=CLOSE[language]).click()
    expect(search.dialog).to_be_hidden()
    expect(search.button).to_be_focused()


class TestWithoutItsFiles:
    """Files of the search are missing."""

    @pytest.fixture
    def host(self, built_site: Path) -> Iterator[Host]:
        with serving(built_site) as host:
            yield host

    @pytest.mark.parametrize(
        ("language", "file"),
        [("sv", "search_index.json"), ("en", "assets/scripts/search.js"), ("sv", ".min.js")],
    )
    def test_a_failed_start_is_reported_and_repeated_at_the_next_opening(
        self, search, host, page_faults, language, file
    ):
        host.missing.add(file)
        page_faults.expect(f"404: .*{file}")
        search.open()
        expect(search.status).to_have_text(FAILED[language])
        search.field.fill("support")
        search.dialog.get_by_role("button", name=CLOSE[language]).click()

        host.missing.clear()
        search.open()
        expect(search.found.first).to_be_visible()
        expect(search.status).not_to_have_text(FAILED[language])
        # Repeated starts must not add event handlers twice.
        search.field.press("Enter")
        expect(search.found.get_by_role("link").first).to_be_focused()

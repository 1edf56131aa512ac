"""Search in each language: found while typing, worked from the keyboard, honest when it cannot."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.host import Host, serving
from tests.browser.live_region import announcements

FIRST_LINE = "First Line Support"
HOME = {"sv": "", "en": "en/"}
OPEN = {"sv": "Sök", "en": "Search"}
CLOSE = {"sv": "Stäng", "en": "Close"}
FAILED = {
    "sv": "Sökningen kunde inte starta. Stäng den och öppna den igen för att försöka på nytt.",
    "en": "Search could not start. Close it and open it again to try once more.",
}


@dataclass(frozen=True)
class Search:
    """The search of a page, by what a reader finds in it."""

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
    """The home page of a language, its search not opened yet."""
    page.goto(HOME[language])
    return Search(page, language)


def test_a_service_is_found_by_a_half_typed_word_and_opened_from_the_keyboard(search, language):
    page = search.page
    search.button.press("Enter")
    expect(search.field).to_be_focused()
    page.keyboard.type({"sv": "under", "en": "mainten"}[language])
    # The page of that name comes first, though others have the word in their titles too.
    name = {"sv": "Underhåll", "en": "Maintenance"}[language]
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
        ("sv", {"underhållet": "Underhåll", "UNDERHÅLLS": "Underhåll", "first": FIRST_LINE}),
        ("en", {"maintained": "Maintenance", "Maintaining": "Maintenance", "lines": FIRST_LINE}),
    ],
)
def test_an_inflected_word_finds_too(search, typed):
    search.open()
    for word, name in typed.items():
        search.field.fill(word)
        expect(search.found.get_by_role("link", name=name, exact=True).first).to_be_visible()


@pytest.mark.parametrize("language", ["sv"])
@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("underhall", "Underhåll"),
        ("UNDERHALLS", "Underhåll"),
        ("underha", "Underhåll"),
        # As some systems send what is typed: the letter, and its ring after it.
        ("underha\N{COMBINING RING ABOVE}ll", "Underhåll"),
        ("jamfor", "Jämför tjänsterna"),
        ("underhåll lagning", "Underhåll"),
    ],
)
def test_a_word_is_found_without_its_dots_and_rings(search, typed, name):
    search.open()
    search.field.fill(typed)
    expect(search.found.get_by_role("link").first).to_have_text(re.compile(f"^{name}"))
    expect(search.found.locator("mark").first).to_be_visible()


@pytest.mark.parametrize("language", ["sv"])
def test_what_was_typed_with_them_finds_the_same_pages_first(search):
    search.open()
    titles = []
    for typed in ("underhåll", "underhall"):
        search.field.fill(typed)
        expect(search.status).to_have_text(re.compile(r"\d"))
        titles.append(search.found.get_by_role("link").all_inner_texts()[:3])
    assert titles[0] == titles[1]


@pytest.mark.parametrize("language", ["en"])
def test_an_accent_too_many_finds_what_has_none(search):
    search.open()
    search.field.fill("maintenancé")
    expect(search.found.get_by_role("link").first).to_have_text("Maintenance")


@pytest.mark.parametrize(
    ("language", "typed"),
    [
        ("sv", {"underhållet": "Underhåll", "buggfix": "Underhåll", "helpdesk": FIRST_LINE}),
        ("en", {"maintained": "Maintenance", "bug fix": "Maintenance", "helpdesk": FIRST_LINE}),
    ],
)
def test_a_service_is_found_first_by_its_everyday_words(search, typed):
    search.open()
    for word, name in typed.items():
        search.field.fill(word)
        expect(search.found.get_by_role("link").first).to_have_text(re.compile(f"^{name}( –|$)"))


def test_the_other_language_is_not_found(search, language):
    search.open()
    search.field.fill({"sv": "custom code", "en": "underhåll"}[language])
    none = {
        "sv": "Inga träffar. Pröva ett annat ord.",
        "en": "Nothing found. Try another word.",
    }[language]
    expect(search.status).to_have_text(none)
    expect(search.found).to_have_count(0)


@pytest.mark.parametrize("language", ["en"])
def test_results_that_come_late_leave_the_keyboard_among_them(search):
    search.open()
    search.field.fill("support")
    first = search.found.get_by_role("link").first
    first.focus()
    first.evaluate("(link) => { link.dataset.old = '' }")
    # As when the answer to the last letter comes after Enter.
    search.field.evaluate("(field) => field.dispatchEvent(new Event('input'))")
    expect(first).not_to_have_attribute("data-old", "")
    expect(first).to_be_focused()


def test_the_number_of_results_is_announced_once_when_the_reader_stops_typing(search):
    search.open()
    # A search that has started no longer says that it is starting.
    search.field.fill("support")
    expect(search.status).to_have_text(re.compile(r"\d"))
    search.field.fill("")
    expect(search.status).to_be_empty()
    announced = announcements(search.status)
    search.field.press_sequentially("support", delay=60)
    expect(search.status).to_have_text(re.compile(r"\d"))
    assert announced() == [search.status.inner_text()]


@pytest.mark.parametrize("language", ["sv"])
def test_what_was_typed_is_never_markup(search):
    search.open()
    search.field.fill("<img src=x onerror=alert(1)>")
    expect(search.status).not_to_be_empty()
    expect(search.dialog.locator("img")).to_have_count(0)


def test_it_closes_by_escape_and_by_its_button_and_gives_the_focus_back(search, language):
    search.open()
    search.page.keyboard.press("Escape")
    expect(search.dialog).to_be_hidden()
    expect(search.button).to_be_focused()
    search.open()
    search.dialog.get_by_role("button", name=CLOSE[language]).click()
    expect(search.dialog).to_be_hidden()
    expect(search.button).to_be_focused()


class TestWithoutItsFiles:
    """A server that a test may break."""

    @pytest.fixture
    def host(self, built_site: Path) -> Iterator[Host]:
        with serving(built_site) as host:
            yield host

    @pytest.mark.parametrize(
        ("language", "file"),
        [("sv", "search_index.json"), ("en", "assets/scripts/search.js"), ("sv", ".min.js")],
    )
    def test_a_search_that_cannot_start_says_so_and_is_tried_again_when_it_is_opened_again(
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
        # One press of Enter is one step, however often it was tried.
        search.field.press("Enter")
        expect(search.found.get_by_role("link").first).to_be_focused()

"""The reader's input for one price list is restored after a visit to another one."""

import json
from html.parser import HTMLParser

import pytest

from calculator.estimate_api import EstimateApi


class Filled(HTMLParser):
    """The fields that a form sends, as a browser reads them; `seen` are the visible ones."""

    def __init__(self, html):
        super().__init__()
        self.fields, self.seen = [], []
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        has = {name: value or "" for name, value in attributes}
        kind = has.get("type", "text")
        if tag == "select":
            self._select = has["name"]
        elif tag == "option" and "selected" in has:
            self._take(self._select, has["value"], True)
        elif tag == "input" and ("checked" in has or kind in ("text", "hidden")):
            self._take(has["name"], has.get("value", ""), kind != "hidden")

    def _take(self, name, text, seen):
        self.fields.append([name, text])
        if seen:
            self.seen.append([name, text.replace("\N{NO-BREAK SPACE}", "")])


class Page:
    """The calculator's page; each answer comes from a new worker."""

    def __init__(self, book, words, fragment):
        self._book, self._words = book, words
        self.fields, self.formed = [], None
        self.open(fragment)

    def _ask(self, *faults, **request):
        always = {"today": "2026-11-24", "edition": "2026-01", "address": "", "counts": {}}
        whole = {**always, "fields": self.fields, "formed": self.formed, **request}
        answer = json.loads(EstimateApi(self._book, self._words, "sv").answer(json.dumps(whole)))
        assert tuple(answer["faults"]) == faults
        if not faults:
            assert answer["parts"]["message"] == ""
            self.fragment = answer["fragment"]
        if "form" in answer:
            form = Filled(answer["form"])
            self.fields, self.seen, self.formed = form.fields, form.seen, answer["formed"]

    def open(self, fragment):
        self._ask(open=f"#{fragment}")

    def fill(self, name, text, *faults):
        """Fill one field and leave the others. `faults` are the fields with a fault."""
        self.fields = [[each, text if each == name else old] for each, old in self.fields]
        self._ask(*faults)

    def tick(self, name, value):
        self.fields.append([name, value])
        self._ask()


LINK = "o1:edition.2026-01~users.88~lines.1234~services.call-out.answer-desk~traits.many-users"


@pytest.fixture
def opened(book_json, words):
    """A page with an order of the current price list."""
    return lambda fragment=LINK: Page(book_json, words("sv"), fragment)


def numbers(page):
    """The texts of the number fields, without the spaces that group digits."""
    return {
        name: "".join(text.split())
        for name, text in page.fields
        if name in ("users", "lines", "hours", "rate")
    }


@pytest.mark.parametrize("other", ["2025", "web", "tundra14"])
def test_selecting_an_older_agreement_and_going_back_restores_the_order(opened, other):
    page = opened()
    before = page.seen
    page.fill("agreement", other)
    assert page.formed == [other]
    page.fill("agreement", "")
    assert page.seen == before
    assert page.fragment.partition("~kept-")[0] == LINK


def test_selecting_several_older_agreements_restores_the_order(opened):
    page = opened()
    before = page.seen
    for each in ("2025", "tundra14", "web", ""):
        page.fill("agreement", each)
    assert page.seen == before


def test_a_link_of_the_older_agreement_restores_the_order(opened):
    page = opened()
    before = page.seen
    page.fill("agreement", "2025")
    other = opened(page.fragment)
    assert (other.seen, other.fragment) == (page.seen, page.fragment)
    other.fill("agreement", "")
    assert other.seen == before


def test_the_browser_history_restores_the_order(opened):
    page = opened()
    before = page.seen
    page.fill("agreement", "2025")
    after, older = page.seen, page.fragment
    page.open(LINK)
    assert page.seen == before
    page.open(older)
    assert page.seen == after
    page.fill("agreement", "")
    assert page.seen == before


def test_things_and_services_of_an_older_agreement_are_restored(opened):
    page = opened("o1:agreement.2025~services.platform-agreement.hour-cards~has.skyhall-base")
    before = page.seen
    page.fill("agreement", "")
    page.fill("agreement", "2025")
    assert page.seen == before
    assert ["has", "skyhall-base"] in before


def test_both_price_lists_share_a_number_that_both_ask_for(opened):
    page = opened()
    page.fill("agreement", "tundra14")
    page.fill("lines", "500")
    page.fill("agreement", "")
    assert numbers(page) == {"users": "88", "lines": "500", "hours": "", "rate": ""}


def test_the_readers_own_rate_is_restored_and_is_in_a_link_only_if_allowed(opened):
    page = opened(f"{LINK}~hours.1_5")
    page.fill("rate", "1 200,25")
    own = {"users": "88", "lines": "1234", "hours": "1,5", "rate": "1200,25"}
    assert numbers(page) == own
    page.fill("agreement", "tundra14")
    assert ("hours.1_5" in page.fragment, "rate" in page.fragment) == (True, False)
    page.fill("agreement", "")
    assert numbers(page) == own
    page.tick("shared", "yes")
    page.fill("agreement", "tundra14")
    assert "rate.1200_25" in page.fragment
    page.fill("agreement", "")
    assert ["shared", "yes"] in page.seen


def test_ending_a_comparison_restores_the_order(opened):
    page = opened()
    before = page.seen
    page.fill("beside", "tundra14")
    assert len(page.formed) == 2
    page.fill("beside", "")
    assert page.seen == before


@pytest.mark.parametrize("text", ["12,5", "many", ""])
def test_a_text_that_is_not_a_number_is_restored_with_its_fault(opened, text):
    page = opened()
    page.fill("users", text, "users")
    for each in ("2025", "web"):
        page.fill("agreement", each)
        assert ["users", text] not in page.seen
    page.fill("agreement", "", "users")
    assert ["users", text] in page.seen
    page.fill("users", "88")
    assert page.fragment.partition("~kept-")[0] == LINK


def test_hours_with_zero_requests_are_a_fault_when_their_fields_are_shown_again(opened):
    page = opened()
    page.fill("hours", "3")
    page.fill("requests", "0", "requests")
    page.fill("agreement", "web")
    page.fill("agreement", "", "requests")
    assert page.formed == ["2026-01"]
    assert [each for each in page.seen if each[0] in ("hours", "requests")] == [
        ["hours", "3"],
        ["requests", "0"],
    ]

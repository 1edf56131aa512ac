"""The requests of the page's script, and their answers."""

import json
from dataclasses import replace

import pytest

from calculator.estimate_api import EstimateApi
from calculator.html.estimate_html import PARTS, View
from calculator.pricing.choice import (
    start,
    with_example,
)
from calculator.pricing.order import Order
from calculator.pricing.quote import quote
from calculator.text.estimate_text import summary

NUMBERS = [("users", "25"), ("lines", "4321")]
BOTH = [*NUMBERS, ("services", "answer-desk"), ("services", "code-care")]


@pytest.fixture
def api(book_json, words):
    """Makes a function that sends requests to the API of one language, like the page."""

    def made(language, book=book_json, edition="2026-01", today="2026-11-24"):
        python = EstimateApi(book, words(language), language)
        always = {
            "today": today,
            "edition": edition,
            "address": "https://example.org/",
            "counts": {},
        }
        return lambda **request: json.loads(python.answer(json.dumps({**always, **request})))

    return made


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_parts_are_the_parts_of_the_view(api, book, localiser_for, language):
    ask = api(language)
    opening = start(book, book.editions["2026-01"])
    view = View(with_example(opening, example=False), localiser_for(language))
    answer = ask(fields=BOTH)
    parts = {**answer["parts"], **ask(more=True)["parts"]}
    assert {name: parts[name] for name in PARTS} == {name: view.part(name) for name in PARTS}
    assert answer["faults"] == {}
    assert "form" not in answer


def test_unchanged_parts_are_not_sent_again(api):
    ask = api("sv")
    ask(fields=BOTH)
    ask(more=True)
    assert ask(fields=BOTH)["parts"] == {}
    assert ask(more=True)["parts"] == {}
    changed = ask(fields=[*BOTH, ("tax", "with")])["parts"]
    assert set(changed) == {"bar", "total", "rows", "occasion"}
    assert set(ask(more=True)["parts"]) == {"models"}


def test_the_answer_has_the_total_as_a_sentence_for_screen_readers(api, plain):
    assert plain(api("sv")(fields=BOTH)["summary"]) == (
        "Answer Desk Direct + Kodvård, 25 användare, 4 321 rader: "
        "från 12 920 kr per månad exkl. moms."
    )


def test_the_sentence_has_no_numbers_where_the_edition_asks_for_none(localiser_for_book):
    localiser = localiser_for_book("no_numbers", "en")
    edition = localiser.book.editions["2026"]
    choice = with_example(start(localiser.book, edition), example=False)
    found = quote(localiser.book, choice.order, edition)
    assert summary(found, choice, localiser) == "Hosting: SEK 495 per month excl. VAT"


def test_the_answer_has_a_sentence_for_every_field_that_cannot_be_read(api):
    ask = api("sv")
    assert ask(fields=[("users", "12,5"), ("lines", "")]) == {
        "faults": {
            "users": "Skriv ett helt antal, utan decimaler.",
            "lines": "Skriv ett antal. Skriv 0 om det inte finns några.",
        },
        "values": {},
    }
    assert ask(more=True) == {"parts": {}}


def test_hours_with_zero_requests_are_a_fault_of_the_field_of_requests(api):
    answer = api("sv")(fields=[*BOTH, ("hours", "3"), ("requests", "0"), ("rate", "1000")])
    assert set(answer["faults"]) == {"requests"}
    opened = api("en")(open="#o1:hours.3~requests.0~rate.1000~services.call-out", fields=[])
    message = opened["parts"]["message"]
    assert "Requests a month: The hours must belong to at least one request." in message
    assert "from SEK" in opened["summary"]


@pytest.mark.parametrize(
    ("language", "typed", "steps", "values"),
    [
        ("sv", {"users": "25"}, {"users": 1}, {"users": "26"}),
        ("sv", {"users": "25"}, {"users": 3}, {"users": "28"}),
        ("sv", {"users": "0"}, {"users": -1}, {"users": "0"}),
        ("sv", {"users": "100000"}, {"users": 1}, {"users": "100 000"}),
        ("sv", {"lines": "4 321"}, {"lines": 1}, {"lines": "4 400"}),
        ("sv", {"lines": "4 321"}, {"lines": -1}, {"lines": "4 300"}),
        ("en", {"lines": "4,400"}, {"lines": 1}, {"lines": "4,500"}),
        ("en", {"lines": "4,400"}, {"lines": -1}, {"lines": "4,300"}),
        ("sv", {"hours": "7,5"}, {"hours": 1}, {"hours": "8"}),
        ("sv", {"hours": "7,5"}, {"hours": -1}, {"hours": "7"}),
        ("sv", {"hours": ""}, {"hours": 1}, {"hours": "1"}),
        ("en", {"users": "many"}, {"users": 1}, {}),
    ],
)
def test_a_step_changes_the_text_of_its_field(api, plain, language, typed, steps, values):
    fields = [(name, typed.get(name, text)) for name, text in NUMBERS]
    fields += [item for item in typed.items() if item[0] not in dict(NUMBERS)]
    answer = api(language)(fields=fields, step=steps)
    assert {name: plain(text) for name, text in answer["values"].items()} == values


def test_a_link_fills_in_the_form_and_reports_what_it_could_not_read(api):
    answer = api("en")(open="#o1:users.7~colour.red", fields=NUMBERS)
    assert 'value="7"' in answer["form"]
    assert (
        "“colour.red” could not be read and is not included in the figures."
        in answer["parts"]["message"]
    )
    assert answer["fragment"] == (
        "o1:edition.2026-01~users.7~lines.4321~services.answer-desk.code-care"
    )


def test_the_readers_own_rate_stays_in_its_field_when_a_link_is_opened(api):
    answer = api("sv")(open="#o1:users.7", fields=[*NUMBERS, ("rate", "1 200"), ("hours", "3")])
    assert 'name="rate" inputmode="decimal" autocomplete="off" value="1' in answer["form"]
    assert "rate" not in answer["fragment"]


def test_a_link_made_before_a_price_change_shows_both_sums_until_another_link_is_opened(
    api, other_book, plain
):
    ask = api("en", other_book("two_editions"), edition="2026", today="2026-06-01")
    answer = ask(open="#o1:edition.2025~boxes.3~services.storage", fields=[])
    assert "Prices have changed since the link was made" in answer["parts"]["change"]
    assert "X 298.50/month" in plain(answer["parts"]["change"])
    assert "X 4,467.78" in plain(answer["parts"]["total"])
    more = ask(fields=[("boxes", "4"), ("services", "storage")])
    assert "X 398/month" in plain(more["parts"]["change"])
    assert more["fragment"].startswith("o1:edition.2026~boxes.4~")
    assert ask(open="#o1:boxes.5", fields=[])["parts"]["change"] == ""


@pytest.mark.parametrize(
    ("edition", "today", "before", "after"),
    [
        ("2025", "2026-01-01", "Then: the year 2025", "Now: the year 2026"),
        ("2026", "2025-12-31", "Then: the year 2026", "Now: the year 2025"),
    ],
)
def test_both_sums_are_shown_when_another_price_list_than_the_pages_is_in_force(
    api, other_book, plain, edition, today, before, after
):
    ask = api("en", other_book("two_editions"), edition=edition, today=today)
    answer = ask(fields=[("boxes", "3"), ("services", "storage")])
    change = plain(answer["parts"]["change"])
    assert "Another price list applies today" in change
    assert before in change
    assert after in change
    assert "form" in answer


def test_an_empty_order_shows_no_change_of_sums(api, other_book):
    ask = api("en")
    two_lists = ask(open="#o1:beside.tundra14~services", fields=[])
    assert two_lists["summary"] == "Choose at least one service and the cost is worked out."
    assert {name: two_lists["parts"][name] for name in ("beside", "bar", "take")} == {
        "beside": "",
        "bar": "",
        "take": "",
    }
    before = api("en", other_book("two_editions"), "2026", "2026-06-01")
    assert before(open="#o1:edition.2025~boxes.3~services", fields=[])["parts"]["change"] == ""


def test_before_the_first_price_list_the_pages_edition_applies(api, other_book):
    ask = api("en", other_book("two_editions"), edition="2025", today="2020-01-01")
    assert ask(fields=[("boxes", "3"), ("services", "storage")])["parts"]["change"] == ""


def test_an_older_agreement_has_its_own_fields_and_services(api, other_book):
    ask = api("sv", other_book("older"), edition="now")
    ask(fields=[("boats", "3"), ("services", "berth")])
    answer = ask(fields=[("boats", "3"), ("services", "berth"), ("agreement", "metre-list")])
    assert 'name="metres"' in answer["form"]
    assert 'value="care" checked' in answer["form"]
    assert "Skötselavtal" in answer["parts"]["total"]
    assert answer["parts"].get("change", "") == ""
    assert answer["formed"] == ["metre-list"]
    again = {"fields": [("metres", "3"), ("services", "care"), ("agreement", "metre-list")]}
    assert "form" not in ask(**again, formed=answer["formed"])
    back = {"fields": [("metres", "3"), ("services", "care"), ("agreement", "")]}
    assert 'value="berth" checked' in ask(**back, formed=answer["formed"])["form"]
    # A newly started API does not know the earlier answers.
    other = api("sv", other_book("older"), edition="now")
    assert 'value="berth" checked' in other(**back, formed=answer["formed"])["form"]


@pytest.mark.parametrize(
    ("kind", "name", "media"),
    [
        ("text", "prisuppskattning-2026-11-24.txt", "text/plain"),
        ("csv", "prisuppskattning-2026-11-24.csv", "text/csv"),
        ("json", "prisuppskattning-2026-11-24.json", "application/json"),
    ],
)
def test_an_export_has_a_name_a_type_and_the_link(api, kind, name, media):
    answer = api("sv")(fields=BOTH, export=kind)
    assert (answer["name"], answer["type"]) == (name, media)
    assert (
        "https://example.org/#o1:edition.2026-01~users.25~lines.4321"
        "~services.answer-desk.code-care" in answer["export"]
    )


def test_an_export_of_unreadable_fields_returns_their_faults(api):
    assert "faults" in api("sv")(fields=[("users", "x")], export="csv")


def test_the_parts_do_not_depend_on_earlier_requests(api, book, localiser_for):
    """The API keeps no numbers between requests."""
    ask = api("sv")
    ask(fields=[("users", "1"), ("lines", "1"), ("services", "call-out")])
    opening = with_example(start(book, book.editions["2026-01"]), example=False)
    choice = replace(opening, order=Order({"users": 2, "lines": 3}, ("code-care",)))
    answer = ask(fields=[("users", "2"), ("lines", "3"), ("services", "code-care")])
    assert answer["parts"]["total"] == View(choice, localiser_for("sv")).part("total")

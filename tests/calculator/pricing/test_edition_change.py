"""One order at the prices of two price lists: after a price change, and in a comparison."""

from dataclasses import replace
from decimal import Decimal

import pytest

from calculator.html.edition_change_html import comparison_html
from calculator.pricing.choice import (
    Choice,
    offered,
    read_choice,
    start,
    with_example,
    with_offered_services,
)
from calculator.pricing.edition_change import change, side_by_side
from calculator.pricing.order import Order
from calculator.pricing.price_book import read_book
from calculator.share.link import MARK, read_link, write_link
from calculator.text.edition_change_text import comparison_lines


@pytest.fixture
def current(book):
    return book.editions["2026-01"]


@pytest.mark.cases("beside.yaml")
def test_beside(case, localiser_for, localiser_for_book, plain):
    for language in {"sv", "en"} & case.keys():
        localiser = (
            localiser_for_book(case["book"], language)
            if "book" in case
            else localiser_for(language)
        )
        book = localiser.book
        now = next(each for each in book.editions.values() if each.valid_from)
        opened = read_link(MARK + case["link"], now, book)
        assert opened.refused == ()
        found = side_by_side(book, opened.choice)
        written = "\n\n".join("\n".join(block) for block in comparison_lines(found, localiser))
        assert plain(written) == case[language].rstrip()


def test_the_older_price_list_comes_first_whichever_was_chosen(book, current):
    for link in ("agreement.tundra14~beside.2026-01", "beside.tundra14"):
        found = side_by_side(book, read_link(MARK + link, current, book).choice)
        assert (found.was.edition.id, found.now.edition.id) == ("tundra14", "2026-01")
    found = side_by_side(
        book, read_link(f"{MARK}agreement.web~beside.tundra14", current, book).choice
    )
    assert (found.was.edition.id, found.now.edition.id) == ("tundra14", "web")


def test_a_choice_without_a_comparison_has_no_other_side(book, current):
    assert side_by_side(book, start(book, current)) is None
    nothing = read_link(f"{MARK}beside.tundra14~services", current, book)
    assert nothing.refused == ()
    assert nothing.choice.beside
    assert side_by_side(book, nothing.choice) is None
    same = read_link(f"{MARK}beside.2026-01", current, book)
    assert (same.choice, same.refused) == (start(book, current), ())


@pytest.mark.parametrize(
    ("edition", "beside", "services"),
    [
        ("tundra14", "2026-01", ["care-agreement"]),
        ("2025", "2026-01", ["platform-agreement", "care-agreement"]),
        ("2026-01", "tundra14", ["answer-desk", "code-care"]),
        ("web", "2025", ["care-agreement"]),
    ],
)
def test_a_comparison_opens_with_the_services_of_both_editions_and_their_replacements(
    book, edition, beside, services
):
    opening = start(book, book.editions[edition], book.editions[beside])
    assert list(opening.order.services) == services
    assert opening.beside.order.services


def test_the_link_of_a_comparison_has_the_numbers_and_services_of_both_editions(book, current):
    choice = with_example(start(book, book.editions["tundra14"], current), example=False)
    link = write_link(choice, current, book)
    assert link == (
        "o1:edition.2026-01~beside.2026-01~users.25~lines.4321"
        "~services.answer-desk.code-care.care-agreement"
    )


@pytest.mark.parametrize(
    ("form", "chosen", "edition", "beside", "own", "others"),
    [
        ("2026-01", "answer-desk code-care", "tundra14", None, ["care-agreement"], None),
        (
            "2026-01",
            "code-care",
            "2026-01",
            "tundra14",
            ["code-care"],
            ["care-agreement"],
        ),
        (
            "2025",
            "call-out care-agreement",
            "2025",
            "2026-01",
            ["call-out", "care-agreement"],
            ["call-out", "answer-desk", "code-care"],
        ),
        ("tundra14", "", "2026-01", None, ["answer-desk", "code-care"], None),
        # Services that the form's edition offers stay as the reader has ticked them.
        ("2026-01", "", "2026-01", "tundra14", [], ["care-agreement"]),
        (
            "2026-01 tundra14",
            "answer-desk care-agreement",
            "2026-01",
            None,
            ["answer-desk"],
            None,
        ),
        # When the reader returns to an edition, the services of that edition are ticked as before.
        ("2025", "care-agreement answer-desk", "2026-01", None, ["answer-desk"], None),
    ],
)
def test_an_edition_without_a_chosen_service_gets_its_replacement(
    book, current, form, chosen, edition, beside, own, others
):
    fields = [("lines", "900"), ("agreement", edition), ("beside", beside or "")]
    fields += [("services", id) for id in chosen.split()]
    choice, faults = read_choice(fields, book, current, book.languages["en"].number_format)
    assert faults == ()
    forms = [book.editions[id] for id in form.split()]
    found = with_offered_services(choice, chosen.split(), forms, book)
    assert list(found.order.services) == own
    assert (found.beside and list(found.beside.order.services)) == others
    assert found.order.quantities["lines"] == 900


def test_things_that_the_reader_has_stay_with_the_edition_that_asks_for_them(book, current):
    """This holds for either side of a comparison, after the reader has changed the services."""
    has, form = "skyhall-base", book.languages["en"].number_format
    fields = [("services", "platform-agreement"), ("has", has)]
    for lists, own, others in (
        ([("agreement", "2025"), ("beside", "2026-01")], {has}, set()),
        ([("beside", "2025")], set(), {has}),
    ):
        choice, _ = read_choice([*fields, *lists], book, current, form)
        found = with_offered_services(choice, ["platform-agreement"], [current], book)
        assert (found.order.has, found.beside.order.has) == (own, others)


def test_any_two_price_lists_can_be_compared(book, localiser_for):
    for one in book.editions.values():
        for other in book.editions.values():
            if one is not other:
                found = side_by_side(book, start(book, one, other))
                assert {each.before is None or each.after is None for each in found.pairs}
                assert comparison_html(found, localiser_for("sv"))


def test_a_price_change_is_shown_for_each_service(localiser_for_book):
    book = localiser_for_book("two_editions", "en").book
    then, now = (
        Choice(Order({"boxes": 3}, ("storage",)), book.editions[id]) for id in ("2025", "2026")
    )
    found = change(book, then, now)
    assert (found.was, found.now) == (then, now)
    assert (found.before.month.amount, found.after.month.amount) == (
        Decimal("298.50"),
        Decimal("4467.78"),
    )
    (pair,) = found.pairs
    assert pair.differences == found.differences
    (only,) = pair.differences
    assert (only.by, only.percent) == (Decimal("4169.28"), Decimal("1396.7"))


def test_a_total_paid_once_is_shown_with_tax_too(localiser_for_book, plain):
    localiser = localiser_for_book("beside", "en")
    now = localiser.book.editions["now"]
    link = f"{MARK}agreement.before~beside.now~lifts.2~services.crane~tax.with"
    choice = read_link(link, now, localiser.book).choice
    html = plain(comparison_html(side_by_side(localiser.book, choice), localiser))
    assert "SEK 2,500 once" in html
    assert "SEK 3,125 once" in html
    assert "As agreed" not in html


def test_a_service_of_only_one_price_list_has_no_row_in_the_other(localiser_for_book):
    book = localiser_for_book("older", "en").book
    then = Choice(Order({"metres": 1, "refits": 0}, ("care",)), book.editions["metre-list"])
    now = Choice(Order({"boats": 1}, ("berth",)), book.editions["now"])
    pairs = change(book, then, now).pairs
    assert [(a.before and a.before.service.id, a.after and a.after.service.id) for a in pairs] == [
        ("care", None),
        (None, "berth"),
    ]
    assert {each.differences for each in pairs} == {"only_one"}
    assert offered(book, then.edition, now.edition) == ("berth", "care", "dock")


def test_a_comparison_stays_after_a_price_change(localiser_for_book):
    book = localiser_for_book("two_editions", "en").book
    now = book.editions["2026"]
    opened = read_link(f"{MARK}edition.2025~beside.old~boxes.2~services.storage", now, book)
    assert (opened.then.edition.id, opened.then.beside.edition.id) == ("2025", "old")
    assert (opened.choice.edition.id, opened.choice.beside.edition.id) == ("2026", "old")
    # The compared price list has come into force: there is nothing left to compare.
    opened = read_link(f"{MARK}edition.2025~beside.2026~boxes.2~services.storage", now, book)
    assert opened.choice.beside is None


@pytest.mark.parametrize("newest_first", [True, False])
def test_the_older_dated_price_list_comes_first_in_any_order_of_the_book(other_book, newest_first):
    book = read_book(other_book("two_editions"))
    days = sorted(book.editions, reverse=newest_first)
    book = replace(book, editions={each: book.editions[each] for each in days})
    for one, other in (("2025", "2026"), ("2026", "2025"), ("old", "2025"), ("2026", "old")):
        found = side_by_side(book, start(book, book.editions[one], book.editions[other]))
        assert [found.was.edition.id, found.now.edition.id] == sorted(
            (one, other), key=["old", "2025", "2026"].index
        )

"""Orders from the form's fields to their sentences, in both languages."""

from dataclasses import replace

import pytest

from calculator.pricing.choice import (
    Choice,
    asked_for,
    at_edition,
    conditions,
    offered,
    read_choice,
    start,
    with_comparison,
    with_numbers,
)
from calculator.pricing.order import Order
from calculator.pricing.price_book import edition_on
from calculator.pricing.quote import quote
from calculator.text.estimate_text import (
    added_up,
    row_steps,
    row_terms,
    sums_text,
    tax_step,
    total_text,
    totals,
)


@pytest.fixture(scope="session")
def in_words(localiser_for, localiser_for_book):
    """The localiser of a case's book in a language: the sample firm's book, or a made-up book."""

    def localiser(case, language):
        return (
            localiser_for_book(case["book"], language)
            if "book" in case
            else localiser_for(language)
        )

    return localiser


def fields_of(case):
    return [
        (name, value)
        for name, values in case["fields"].items()
        for value in (values if isinstance(values, list) else [values])
    ]


def total_of(found, choice, localiser):
    if not found.rows:
        return localiser.text("estimate", "nothing")
    return total_text(found, choice, localiser)


def lines_of(found, choice, localiser):
    lines = []
    for row in found.rows:
        lines.append(f"{localiser.localised(row.offer.name)}: {sums_text(row.total, localiser)}")
        lines += row_steps(row, localiser) + row_terms(row, choice.order.services, localiser)
    return lines + added_up(found, localiser) + tax_step(found, choice, localiser)


@pytest.mark.cases("orders.yaml")
def test_order(case, in_words, plain):
    for language in {"sv", "en"} & case.keys():
        localiser = in_words(case, language)
        book = localiser.book
        current = next(each for each in book.editions.values() if each.valid_from)
        choice, faults = read_choice(fields_of(case), book, current, localiser.number_format)
        if faults:
            messages = {fault.field: plain(localiser.fault(fault)) for fault in faults}
            assert {"faults": messages} == case[language]
            continue
        found = quote(book, choice.order, choice.edition)
        assert {
            "total": plain(total_of(found, choice, localiser)),
            "under": [plain(line) for line in totals(found, choice, localiser)],
            "lines": [plain(line) for line in lines_of(found, choice, localiser)],
        } == case[language]


def test_the_worked_examples_of_the_page_have_their_expected_totals(
    book, localiser_for, examples, plain
):
    assert {each.id for each in book.examples} == set(examples)
    for example in book.examples:
        edition = book.editions[example.edition]
        choice = Choice(Order(example.quantities, example.services), edition)
        found = quote(book, choice.order, edition)
        for language, expected_messages in examples[example.id].items():
            assert plain(total_of(found, choice, localiser_for(language))) == expected_messages


def test_the_calculator_opens_with_the_stated_order_without_tax(book):
    opening = start(book, book.editions["2026-01"])
    assert opening.order == Order({"users": 25, "lines": 4321}, ("answer-desk", "code-care"))
    assert (opening.taxed, opening.older, opening.traits) == (False, False, ())


@pytest.mark.parametrize(
    ("edition", "services"),
    [("now", ("berth",)), ("metre-list", ("care",)), ("dock-list", ("dock",))],
)
def test_an_edition_without_the_stated_services_opens_with_its_first_amount(
    localiser_for_book, edition, services
):
    book = localiser_for_book("older", "en").book
    assert start(book, book.editions[edition]).order.services == services


def test_a_book_without_stated_services_opens_with_the_first_of_several_amounts(localiser_for_book):
    yard = localiser_for_book("kinds", "en").book
    assert start(yard, yard.editions["2026"]).order.services == ("berth",)


def test_an_edition_asks_for_the_quantities_of_its_prices(localiser_for_book, book):
    older = localiser_for_book("older", "en").book
    asked = {id: [q.id for q in asked_for(older, each)] for id, each in older.editions.items()}
    assert asked == {"now": ["boats"], "metre-list": ["metres", "refits"], "dock-list": []}
    asked = [each.id for each in asked_for(book, book.editions["2026-01"])]
    assert asked == ["users", "lines", "hours", "requests", "rate"]
    assert dict(conditions(older, older.editions["dock-list"])) == {
        "club": {"sv": "Klubben", "en": "the Club"}
    }


def test_unknown_ids_are_ignored(book):
    form, current = book.languages["sv"].number_format, book.editions["2026-01"]
    fields = [
        ("services", "code-care"),
        ("services", "no-such"),
        ("traits", "no-such"),
        ("has", "no-such"),
        ("agreement", "no-such"),
        ("tax", "sometimes"),
        ("colour", "red"),
    ]
    choice, faults = read_choice(fields, book, current, form)
    assert faults == ()
    assert choice == Choice(Order({"users": 25, "lines": 4321}, ("code-care",)), current)


def test_at_another_edition_the_order_keeps_its_numbers_and_loses_services_not_offered(
    localiser_for_book,
):
    book = localiser_for_book("older", "en").book
    now, then = book.editions["now"], book.editions["metre-list"]
    choice = Choice(Order({"boats": 7, "metres": 9}, ("care", "dock")), then)
    moved = at_edition(choice, now, book)
    assert (moved.order.quantities, moved.order.services) == ({"boats": 7, "metres": 9}, ())
    assert offered(book, now) == ("berth",)


def test_services_are_unique_and_in_the_order_of_the_price_list(book):
    form, current = book.languages["sv"].number_format, book.editions["2026-01"]
    fields = [("services", id) for id in ("code-care", "answer-desk", "code-care")]
    choice, _ = read_choice(fields, book, current, form)
    assert choice.order.services == ("answer-desk", "code-care")
    assert edition_on(book, current.valid_from) is current


def test_the_same_order_at_another_edition_keeps_the_other_choices(book):
    """The choice keeps the things that the reader has, the tax setting and the link setting."""
    now = book.editions["2026-01"]
    traits = tuple(each.id for each in book.advice[now.id])
    numbers = {"users": 7, "lines": 0}
    order = Order(numbers, (), frozenset({"answer-desk"}))
    chosen = Choice(order, book.editions["2025"], True, traits, taxed=True, shared=True)
    found = at_edition(chosen, now, book)
    assert (found.edition, found.older, found.taxed, found.shared) == (now, False, True, True)
    assert found.traits == traits
    assert traits
    assert found.order.has == {"answer-desk"}
    assert {**found.order.quantities, **numbers} == found.order.quantities
    assert at_edition(chosen, book.editions["tundra14"], book).traits == ()


def test_each_side_of_a_comparison_has_the_services_of_its_edition(book):
    now, then = book.editions["2026-01"], book.editions["2025"]
    traits = tuple(each.id for each in book.advice[now.id])
    chosen = replace(start(book, now, then), older=True, traits=traits, taxed=True)
    found = with_comparison(chosen, then, book)
    assert (found.edition, found.older, found.traits) == (now, True, traits)
    beside = found.beside
    assert (beside.edition, beside.older, beside.traits, beside.taxed) == (then, False, (), True)
    fewer = with_numbers(found, {"users": 3})
    assert fewer.order.quantities == fewer.beside.order.quantities == {"users": 3}
    assert fewer.order.services == found.order.services
    assert fewer.beside.order.services == beside.order.services


def test_an_order_without_numbers_has_the_start_numbers_of_the_edition(book):
    now = book.editions["2026-01"]
    found = at_edition(Choice(Order({}, ()), book.editions["2025"]), now, book)
    assert found.order.quantities == {"users": 25, "lines": 4321}


def test_the_fields_have_traits_an_older_agreement_and_the_setting_of_the_link(book):
    now, old = book.editions["2026-01"], book.editions["2025"]
    trait = book.advice[now.id][0].id
    form = book.languages["sv"].number_format
    plain, _ = read_choice([("traits", trait)], book, now, form)
    assert (plain.edition, plain.older, plain.traits, plain.shared) == (now, False, (trait,), False)
    older, _ = read_choice([("agreement", old.id), ("shared", "on")], book, now, form)
    assert (older.edition, older.older, older.traits, older.shared) == (old, True, (), True)

"""Models side by side, what is recommended, and break-even."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from calculator.pricing.choice import (
    start,
    with_example,
)
from calculator.pricing.compare import break_even, models, verdict
from calculator.pricing.money import minutes_beyond
from calculator.pricing.price_book import Cell, read_book


@pytest.fixture
def opening(book):
    return with_example(start(book, book.editions["2026-01"]), example=False)


def with_own(choice, **numbers):
    return replace(
        choice, order=replace(choice.order, quantities={**choice.order.quantities, **numbers})
    )


def test_the_models_are_every_service_and_then_the_combination(book, opening):
    assert [each.services for each in models(book, opening)] == [
        ("call-out",),
        ("answer-desk",),
        ("code-care",),
        ("answer-desk", "code-care"),
    ]


def test_a_choice_of_ones_own_comes_last_and_only_where_it_is_none_of_the_others(book, opening):
    own = ("call-out", "code-care")
    found = models(book, replace(opening, order=replace(opening.order, services=own)))
    assert [each.services for each in found][4:] == [own]
    for chosen in ((), ("code-care",), ("code-care", "answer-desk")):
        order = replace(opening.order, services=chosen)
        assert len(models(book, replace(opening, order=order))) == 4


def test_from_stays_from_in_every_total(book, opening):
    found = [each.quote for each in models(book, opening)]
    assert [one.month and one.month.starting for one in found] == [None, True, True, True]
    assert [one.year and one.year.starting for one in found] == [None, True, True, True]


def test_nothing_is_recommended_before_anything_was_chosen(book, opening):
    assert not any(each.advice for each in models(book, opening))


@pytest.mark.parametrize(
    ("traits", "recommended"),
    [
        (("rare-contact",), {("call-out",): ["rare-contact"]}),
        (("many-users",), {("answer-desk",): ["many-users"]}),
        (("custom-code",), {("code-care",): ["custom-code"]}),
        (
            ("users-and-code", "predictability"),
            {("answer-desk", "code-care"): ["users-and-code", "predictability"]},
        ),
    ],
)
def test_the_guide_marks_what_it_recommends_and_nothing_else(book, opening, traits, recommended):
    found = models(book, replace(opening, traits=traits))
    marked = {each.services: [one.id for one in each.advice] for each in found if each.advice}
    assert marked == recommended


@pytest.mark.parametrize(
    ("services", "row", "value", "add"),
    [
        (("answer-desk",), 0, "included", None),
        (("code-care",), 0, "not_included", "answer-desk"),
        (("answer-desk", "code-care"), 0, "included", None),
        (("answer-desk",), 1, "not_included", "code-care"),
        (("answer-desk", "code-care"), 4, "included", None),
        (("call-out",), 4, "per_incident", None),
        (("call-out", "answer-desk"), 4, "guidance_only", None),
        (("answer-desk",), 4, "guidance_only", None),
    ],
)
def test_of_services_together_the_best_verdict_holds(book, services, row, value, add):
    found = verdict(book.compared["2026-01"][row], services)
    assert (found.value, found.add) == (value, add)


def test_where_the_edition_says_nothing_there_is_no_verdict(book):
    assert verdict(book.compared["2026-01"][0], ("no-such",)) is None
    row = replace(book.compared["2026-01"][0], cells={"a": Cell("not_included", None, "b")})
    assert verdict(row, ("a", "b")).add is None


@pytest.mark.parametrize(
    ("total", "rate", "step", "minutes"),
    [
        ("5000", "1000", 30, 330),
        ("5000", "1001", 30, 300),
        ("0", "1000", 30, 30),
        ("12920", "1200", 30, 660),
        ("499.99", "1000", 30, 30),
        ("500", "1000", 30, 60),
    ],
)
def test_the_first_step_of_time_that_costs_more(total, rate, step, minutes):
    found = minutes_beyond(Decimal(total), Decimal(rate), step)
    assert found == minutes
    assert found * Decimal(rate) / 60 > Decimal(total) >= (found - step) * Decimal(rate) / 60


def test_break_even_needs_the_readers_own_rate(book, opening):
    assert break_even(book, opening, models(book, opening)) == ()
    nothing = with_own(opening, rate=0)
    assert break_even(book, nothing, models(book, nothing)) == ()


def test_break_even_is_with_every_fixed_price_and_with_none_paid_by_the_hour(
    other_book,
):
    yard = read_book(other_book("kinds"))
    opening = with_own(start(yard, yard.editions["2026"]), wage=1000, hours=2)
    found = break_even(yard, opening, models(yard, opening))
    fixed = [("berth",), ("mooring",), ("water",)]
    assert [(each.service.id, each.fixed.services) for each in found] == [
        (service, each)
        for service in ("mechanic", "diver", "rigger", "sailmaker")
        for each in fixed
    ]


def test_break_even_with_each_fixed_price_at_the_readers_own_rate(book, opening):
    choice = with_own(opening, rate=1200)
    found = break_even(book, choice, models(book, choice))
    assert [(each.service.id, each.hours.count, each.fixed.services) for each in found] == [
        ("call-out", Decimal("4.5"), ("answer-desk",)),
        ("call-out", 7, ("code-care",)),
        ("call-out", 11, ("answer-desk", "code-care")),
    ]


@pytest.mark.parametrize(
    ("steps", "hours"), [([0, 30], 5.5), ([0, 60], 6), ([0], 5.5), ([15], 5.25)]
)
def test_break_even_is_reported_in_the_smallest_step_that_the_list_names(other_book, steps, hours):
    raw = json.loads(other_book("kinds"))
    (mechanic,) = (each for each in raw["services"] if each["id"] == "mechanic")
    mechanic["offers"][0]["prices"][0]["terms"]["steps"] = steps
    yard = read_book(json.dumps(raw))
    opening = with_own(start(yard, yard.editions["2026"]), wage=99)
    found = break_even(yard, opening, models(yard, opening))
    assert next(each.hours.count for each in found) == Decimal(hours)

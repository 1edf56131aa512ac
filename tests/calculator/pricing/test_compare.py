"""Models, recommendations and break-even."""

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


def test_the_readers_own_set_is_the_last_model_unless_it_is_listed_already(book, opening):
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


def test_nothing_is_recommended_before_the_reader_has_chosen(book, opening):
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
def test_only_the_recommendations_of_the_guide_are_marked(book, opening, traits, recommended):
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
def test_the_verdict_on_several_services_is_the_best_one(book, services, row, value, add):
    found = verdict(book.compared["2026-01"][row], services)
    assert (found.value, found.add) == (value, add)


def test_an_edition_without_a_statement_gives_no_verdict(book):
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
def test_the_fewest_minutes_that_cost_more_than_a_total(total, rate, step, minutes):
    found = minutes_beyond(Decimal(total), Decimal(rate), step)
    assert found == minutes
    assert found * Decimal(rate) / 60 > Decimal(total) >= (found - step) * Decimal(rate) / 60


def test_break_even_needs_the_readers_own_rate(book, opening):
    assert break_even(book, opening, models(book, opening)) == ()
    nothing = with_own(opening, rate=0)
    assert break_even(book, nothing, models(book, nothing)) == ()


def test_break_even_is_only_with_fixed_prices(
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
def test_break_even_is_in_the_smallest_step_that_the_price_list_names(other_book, steps, hours):
    raw = json.loads(other_book("kinds"))
    (mechanic,) = (each for each in raw["services"] if each["id"] == "mechanic")
    mechanic["offers"][0]["prices"][0]["terms"]["steps"] = steps
    yard = read_book(json.dumps(raw))
    opening = with_own(start(yard, yard.editions["2026"]), wage=99)
    found = break_even(yard, opening, models(yard, opening))
    assert next(each.hours.count for each in found) == Decimal(hours)

"""Properties of all orders and all texts, such as: a total never falls, no text raises an error."""

import json
from decimal import Decimal
from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.estimate_api import EstimateApi
from calculator.pricing.charged_time import charged_minutes
from calculator.pricing.choice import (
    asked_for,
)
from calculator.pricing.money import tax_on
from calculator.pricing.order import Order
from calculator.pricing.price_book import read_book
from calculator.pricing.quote import quote

COUNTS = {
    "users": st.integers(0, 100_000),
    "lines": st.integers(0, 10_000_000),
    "hours": st.decimals(0, 10_000, places=2),
    "requests": st.integers(0, 10_000),
    "rate": st.decimals(0, 100_000, places=2),
}
SERVICES = ("call-out", "answer-desk", "code-care")


@given(
    numbers=st.fixed_dictionaries(COUNTS),
    name=st.sampled_from(sorted(COUNTS)),
    more=st.integers(0, 100_000),
    services=st.sets(st.sampled_from(SERVICES), min_size=1),
)
@settings(max_examples=2 * settings().max_examples, deadline=None)
def test_a_total_never_falls_when_a_quantity_rises(book, numbers, name, more, services):
    chosen = tuple(id for id in SERVICES if id in services)
    raised = {**numbers, name: numbers[name] + more}
    before, after = (
        quote(book, Order(each, chosen), book.editions["2026-01"]).month
        for each in (numbers, raised)
    )
    assert before.amount <= after.amount
    # The upper end of a range must not fall either.
    assert (before.most or before.amount) <= (after.most or after.amount)


def charged(minutes, minimum, step):
    """The minutes charged for one request, by one reading of the rounding rule."""
    return max(minimum, -(-minutes // step) * step if step else minutes)


READINGS = st.lists(st.sampled_from([0, 15, 20, 30, 45, 60]), min_size=1, max_size=4, unique=True)
MINIMUM = st.sampled_from([10, 15, 30, 40, 60])


@given(
    worked=st.integers(0, 10_000),
    requests=st.integers(1, 500),
    minimum=MINIMUM,
    steps=READINGS,
    cuts=st.lists(st.floats(0, 1), max_size=12),
)
@settings(max_examples=2 * settings().max_examples, deadline=None)
def test_the_range_includes_every_reading_for_any_distribution_of_the_time(
    worked, requests, minimum, steps, cuts
):
    marks = sorted(int(worked * cut) for cut in cuts[: requests - 1])
    spread = [b - a for a, b in pairwise([0, *marks, worked])]
    spread += [0] * (requests - len(spread))
    fewest, most = charged_minutes(Decimal(worked), requests, minimum, steps)
    for step in steps:
        assert fewest <= sum(charged(each, minimum, step) for each in spread) <= most


@given(
    worked=st.integers(0, 30),
    requests=st.integers(1, 3),
    minimum=st.sampled_from([2, 3, 5, 6, 12]),
    steps=st.lists(st.sampled_from([0, 3, 4, 5, 6, 9, 12]), min_size=1, max_size=4, unique=True),
)
@settings(deadline=None)
def test_both_ends_of_the_range_are_possible(worked, requests, minimum, steps):
    """Each end is the charge of some reading for some distribution of the time.

    Time is distributed in quarters of a minute: a request that has just begun takes one quarter.
    """
    quarters = 4 * worked
    spreads = [
        (*firsts, quarters - sum(firsts))
        for firsts in product(range(quarters + 1), repeat=requests - 1)
        if sum(firsts) <= quarters
    ]
    sums = {
        sum(charged(each, 4 * minimum, 4 * step) for each in one)
        for one in spreads
        for step in steps
    }
    ends = charged_minutes(Decimal(worked), requests, minimum, steps)
    assert [4 * end for end in ends] == [min(sums), max(sums)]


@given(worked=st.integers(1, 3000), minimum=MINIMUM, steps=READINGS)
@settings(deadline=None)
def test_one_request_has_the_lowest_charge_of_all_numbers_of_requests(worked, minimum, steps):
    ends = [charged_minutes(Decimal(worked), n, minimum, steps)[0] for n in range(1, 60)]
    assert ends == sorted(ends)


@given(total=st.decimals(0, 10**9, places=2))
@settings(max_examples=2 * settings().max_examples, deadline=None)
def test_tax_is_on_the_sum_and_rounded_half_up_once(total):
    tax = tax_on(total, Decimal(25), 2)
    assert abs(tax * 4 - total) <= Decimal("0.02")
    assert tax == tax.quantize(Decimal("0.01"))


ODD = st.text(max_size=30) | st.from_regex(r"\A[-−]?[0-9 .,_~]{0,30}\Z")
NAMES = st.sampled_from(
    [
        *COUNTS,
        "upgrades",
        "services",
        "traits",
        "has",
        "tax",
        "agreement",
        "beside",
        "shared",
        "",
        "__class__",
    ]
)


@given(
    fields=st.lists(
        st.tuples(NAMES, ODD | st.sampled_from([*SERVICES, "with", "2026-01", "2025"]))
    ),
    language=st.sampled_from(["sv", "en"]),
    step=st.dictionaries(st.sampled_from(sorted(COUNTS)), st.integers(-1000, 1000), max_size=3),
)
@settings(max_examples=2 * settings().max_examples, deadline=None)
def test_every_input_gives_an_answer_or_faults(fields, language, step, book_json, words):
    api = EstimateApi(book_json, words(language), language)
    always = {"today": "2026-11-24", "edition": "2026-01", "address": "", "counts": {}}
    request = {**always, "fields": fields, "step": step}
    answer = json.loads(api.answer(json.dumps(request)))
    assert ("parts" in answer) != bool(answer["faults"])
    assert "parts" in json.loads(api.answer('{"more": true}'))


def test_these_tests_cover_all_quantities_of_the_book(book, book_json):
    assert set(COUNTS) <= set(book.quantities)
    known = read_book(book_json)
    assert [each.id for each in asked_for(known, known.editions["2026-01"])] == list(COUNTS)

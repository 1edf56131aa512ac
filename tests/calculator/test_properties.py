"""What holds for any order and any text: totals never fall, and nothing odd is ever an error."""

import json
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.book import read_book
from calculator.bridge import Bridge
from calculator.choice import asked_for
from calculator.kinds import billed_minutes
from calculator.money import tax_on
from calculator.order import Order
from calculator.quote import quote

COUNTS = {
    "users": st.integers(0, 100_000),
    "lines": st.integers(0, 10_000_000),
    "hours": st.decimals(0, 10_000, places=2),
    "requests": st.integers(0, 10_000),
    "rate": st.decimals(0, 100_000, places=2),
}
SERVICES = ("on-demand", "first-line", "maintenance")


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
    # Of a range the upper end may only rise too.
    assert (before.most or before.amount) <= (after.most or after.amount)


@given(
    worked=st.decimals(0, 10_000, places=0),
    requests=st.integers(1, 500),
    minutes=st.sampled_from([15, 30, 60]),
    cuts=st.lists(st.floats(0, 1), max_size=12),
)
@settings(max_examples=2 * settings().max_examples, deadline=None)
def test_however_the_time_is_spread_it_is_charged_within_the_range(worked, requests, minutes, cuts):
    """Any spread of the time over that many requests, read either way, lies in the range."""
    least, most = billed_minutes(worked, requests, minutes, unclear=True)
    clear, clear_most = billed_minutes(worked, requests, minutes, unclear=False)
    marks = sorted(int(worked * Decimal(cut)) for cut in cuts[: requests - 1])
    ends = [0, *marks, int(worked)]
    spread = [b - a for a, b in pairwise(ends)]
    spread += [0] * (requests - len(spread))
    as_it_is = sum(max(each, minutes) for each in spread)
    rounded_up = sum(max(-(-each // minutes), 1) * minutes for each in spread)
    assert least <= as_it_is <= rounded_up <= most
    assert clear <= rounded_up <= clear_most == most


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
def test_no_input_however_odd_gives_anything_but_an_answer_or_faults(
    fields, language, step, book_json, words
):
    bridge = Bridge(book_json, words(language), language)
    always = {"today": "2026-11-24", "edition": "2026-01", "address": "", "counts": {}}
    request = {**always, "fields": fields, "step": step}
    answer = json.loads(bridge.answer(json.dumps(request)))
    assert ("parts" in answer) != bool(answer["faults"])
    assert "parts" in json.loads(bridge.answer('{"more": true}'))


def test_the_books_quantities_are_the_ones_tried(book, book_json):
    assert set(COUNTS) <= set(book.quantities)
    known = read_book(book_json)
    assert [each.id for each in asked_for(known, known.editions["2026-01"])] == list(COUNTS)

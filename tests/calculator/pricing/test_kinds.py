"""Each kind of price: its charge, and the step that explains it, in both languages."""

import json
from decimal import Decimal

import pytest

from calculator.pricing.kinds import KINDS, hours_of, multiplied_by, quantities_of, takes_time
from calculator.pricing.order import Order
from calculator.pricing.price_book import Price, read_book
from calculator.pricing.quote import quote
from calculator.text.localise import Localiser


@pytest.fixture(scope="module")
def yard(other_book):
    return read_book(other_book("kinds"))


@pytest.mark.cases("kinds/*.yaml")
def test_charge(case, yard, book, words, plain):
    shop = book if case.get("book") == "sample firm" else yard
    edition = list(shop.editions.values())[-1] if shop is yard else shop.editions["2026-01"]
    numbers = {id: Decimal(number) for id, number in case.get("quantities", {}).items()}
    services = (*case.get("beside", []), case["service"])
    found = quote(shop, Order(numbers, services, frozenset(case.get("has", []))), edition)
    prices = found.rows[-1].service.offers[edition.id].prices
    results = {}
    for language in ("sv", "en"):
        localiser = Localiser(shop, language, json.loads(words(language)))
        steps = " | ".join(localiser.step(each) for each in found.rows[-1].charges)
        results[language] = plain(steps)
        if "price" in case:
            listed = " | ".join(localiser.price(price) for price in prices)
            assert plain(listed) == case["price"][language]
    month, once = found.month, found.once
    assert {
        **results,
        "month": month and month.amount,
        "most": month and month.most,
        "starting": bool(month and month.starting),
        "once": once and once.amount,
        "unpriced": bool(found.unpriced),
    } == {
        "sv": case["sv"],
        "en": case["en"],
        "month": _amount(case, "month"),
        "most": _amount(case, "most"),
        "starting": case.get("starting", False),
        "once": _amount(case, "once"),
        "unpriced": case.get("unpriced", False),
    }


def _amount(case, key):
    return Decimal(case[key]) if key in case else None


def test_every_kind_has_a_file_of_cases(request):
    files = (request.path.parents[1] / "cases" / "kinds").glob("*.yaml")
    assert {file.stem for file in files} == set(KINDS)


@pytest.mark.cases("kinds/*.yaml")
def test_only_a_price_per_occasion_has_an_amount_paid_once(case, yard, book):
    shop = book if case.get("book") == "sample firm" else yard
    edition = shop.editions["2026-01"] if shop is book else list(shop.editions.values())[-1]
    numbers = {id: Decimal(number) for id, number in case.get("quantities", {}).items()}
    order = Order(
        numbers, (*case.get("beside", []), case["service"]), frozenset(case.get("has", []))
    )
    for each in quote(shop, order, edition).rows[-1].charges:
        if each.month or each.once:
            assert (each.once is not None) == (KINDS[each.price.kind].per == "once")


def test_the_hours_of_a_price_for_time_are_a_quantity_and_those_of_a_pack_are_not():
    terms = {"hours": "hours", "requests": None, "hourly_rate": "rate"}
    assert quantities_of(Price("per_time", False, (), "", terms)) == {"hours", "rate"}
    assert quantities_of(Price("pack", False, (), "", {"hours": 25})) == frozenset()


def test_only_a_price_with_a_rate_takes_time():
    terms = {"hours": None, "requests": None, "hourly_rate": None}
    assert not takes_time(Price("per_time", False, (), "", terms))
    assert takes_time(Price("per_time", False, (), "", {**terms, "hourly_rate": "rate"}))


def test_a_price_is_multiplied_by_the_quantity_that_it_names():
    assert multiplied_by(Price("one_off", False, (), "", {"quantity": "moves"})) == "moves"
    assert multiplied_by(Price("flat", False, (), "", {})) is None


def test_a_discount_is_not_a_price_of_its_service(yard):
    edition = list(yard.editions.values())[-1]
    found = quote(yard, Order({}, ("members",)), edition)
    assert [each.aside for each in found.rows[-1].charges] == [True]


def test_hours_are_written_without_exponent_and_trailing_zeros(yard):
    hours = yard.quantities["hours"]
    found = [hours_of(Decimal(minutes), hours).count for minutes in (30, 90, 600, 6000)]
    assert list(map(str, found)) == ["0.5", "1.5", "10", "100"]

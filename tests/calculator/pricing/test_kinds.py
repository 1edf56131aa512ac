"""Each kind of price: what it comes to, and the step that explains it, in both languages."""

import json
from decimal import Decimal

import pytest

from calculator.pricing.kinds import KINDS, hours_of
from calculator.pricing.order import Order
from calculator.pricing.price_book import read_book
from calculator.pricing.quote import quote
from calculator.text.localise import Wording


@pytest.fixture(scope="module")
def yard(other_book):
    return read_book(other_book("kinds"))


@pytest.mark.cases("kinds/*.yaml")
def test_charge(case, yard, book, words, plain):
    shop = book if case.get("book") == "real" else yard
    edition = list(shop.editions.values())[-1] if shop is yard else shop.editions["2026-01"]
    numbers = {id: Decimal(number) for id, number in case.get("quantities", {}).items()}
    services = (*case.get("beside", []), case["service"])
    found = quote(shop, Order(numbers, services, frozenset(case.get("has", []))), edition)
    prices = found.rows[-1].service.offers[edition.id].prices
    told = {}
    for language in ("sv", "en"):
        wording = Wording(shop, language, json.loads(words(language)))
        steps = " | ".join(wording.step(each) for each in found.rows[-1].charges)
        told[language] = plain(steps)
        if "price" in case:
            listed = " | ".join(wording.price(price) for price in prices)
            assert plain(listed) == case["price"][language]
    month, once = found.month, found.once
    assert {
        **told,
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


def test_a_discount_is_no_price_of_its_service(yard):
    edition = list(yard.editions.values())[-1]
    found = quote(yard, Order({}, ("members",)), edition)
    assert [each.aside for each in found.rows[-1].charges] == [True]


def test_whole_hours_are_written_out(yard):
    hours = yard.quantities["hours"]
    found = [hours_of(Decimal(minutes), hours).count for minutes in (30, 90, 600, 6000)]
    assert list(map(str, found)) == ["0.5", "1.5", "10", "100"]

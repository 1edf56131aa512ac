"""Every price of the older editions, which apply to older agreements."""

from decimal import Decimal

import pytest

from calculator.pricing.order import Order
from calculator.pricing.quote import quote


@pytest.mark.cases("older.yaml")
def test_older(case, book, localiser_for, plain):
    numbers = {id: Decimal(number) for id, number in case.get("quantities", {}).items()}
    order = Order(numbers, (case["service"],), frozenset(case.get("has", [])))
    found = quote(book, order, book.editions[case["edition"]])
    for language in ("sv", "en"):
        if language in case:
            steps = [localiser_for(language).step(each) for each in found.rows[0].charges]
            assert plain(" | ".join(steps)) == case[language]
    assert {
        "month": _text(found.month and found.month.amount),
        "most": _text(found.month and found.month.most),
        "year": _text(found.year and found.year.amount),
        "starting": bool(found.month and found.month.starting),
        "once": _text(found.once and found.once.amount),
        "unpriced": bool(found.unpriced),
        "minimum_term": found.minimum_term,
        "assumptions": list(found.assumptions),
    } == _expected(case)


def test_every_price_of_an_older_edition_has_a_case(book, all_cases):
    tested = {(case["edition"], case["service"]) for case in all_cases("older.yaml")}
    offered = {
        (edition, service.id)
        for service in book.services.values()
        for edition in service.offers
        if edition != "2026-01"
    }
    assert tested == offered


def _expected(case):
    return {
        "month": case.get("month"),
        "most": case.get("most"),
        "year": case.get("year"),
        "starting": case.get("starting", False),
        "once": case.get("once"),
        "unpriced": case.get("unpriced", False),
        "minimum_term": case.get("minimum_term"),
        "assumptions": case.get("assumptions", []),
    }


def _text(amount):
    return None if amount is None else str(amount)

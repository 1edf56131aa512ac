"""Whole quotes: services together, twelve months, tax on the sum, assumptions, unpriced rows."""

from decimal import Decimal

import pytest

from calculator.pricing.order import Order
from calculator.pricing.quote import quote, with_tax


@pytest.mark.cases("models.yaml")
def test_quote(case, book):
    order = Order(case["quantities"], tuple(case["services"]))
    found = quote(book, order, book.editions["2026-01"])
    taxed = found.month and with_tax(book, found.month)
    assert {
        "month": found.month and str(found.month.amount),
        "year": found.year and str(found.year.amount),
        "with_tax": taxed and str(taxed.amount.normalize().quantize(Decimal(1))),
        "minimum_term": found.minimum_term,
        "assumptions": list(found.assumptions),
        "unpriced": [service.id for service in found.unpriced],
    } == {key: case[key] for key in case if key not in ("name", "services", "quantities")}


def test_zero_lines_have_no_remaining_lines_of_a_block(book):
    found = quote(book, Order({"lines": 0}, ("code-care",)), book.editions["2026-01"])
    assert [each.notes for each in found.rows[0].charges] == [()]


def test_an_empty_order_has_no_sum_and_no_minimum_term(book):
    nothing = quote(book, Order({}, ()), book.editions["2026-01"])
    assert (nothing.month, nothing.once, nothing.minimum_term) == (None, None, 0)


def test_a_total_never_falls_when_a_quantity_rises(book):
    edition = book.editions["2026-01"]
    steps = [0, 1, 2, 99, 100, 101, 199, 200, 201, 4321, 9_999_999, 10_000_000]
    for service, quantity in (("answer-desk", "users"), ("code-care", "lines")):
        totals = [
            quote(book, Order({"users": 0, "lines": 0, quantity: n}, (service,)), edition)
            for n in steps
        ]
        amounts = [one.month.amount for one in totals]
        assert amounts == sorted(amounts)

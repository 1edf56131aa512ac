"""A price book over time, and what is made of prices with decimals."""

from datetime import date
from decimal import Decimal

import pytest

from calculator.book import Advice, Example, _advice, _example, edition_on, read_book
from calculator.order import Order
from calculator.quote import quote, with_tax


@pytest.fixture
def shop(other_book):
    return read_book(other_book("two_editions"))


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        ("2024-12-31", None),
        ("2025-01-01", "2025"),
        ("2025-01-02", "2025"),
        ("2025-12-31", "2025"),
        ("2026-01-01", "2026"),
        ("2026-01-02", "2026"),
        ("2099-12-31", "2026"),
    ],
)
def test_the_edition_in_force_the_day_before_the_day_and_the_day_after(shop, day, edition):
    found = edition_on(shop, date.fromisoformat(day))
    assert (found and found.id) == edition


@pytest.mark.parametrize(("day", "edition"), [("2025-12-31", None), ("2026-01-01", "2026-01")])
def test_the_real_book_has_no_dated_edition_before_january_2026(book, day, edition):
    found = edition_on(book, date.fromisoformat(day))
    assert (found and found.id) == edition


@pytest.mark.parametrize(
    ("edition", "month"), [("old", "3"), ("2025", "298.50"), ("2026", "4467.78")]
)
def test_each_edition_has_its_own_price_and_an_undated_one_is_chosen_by_name(shop, edition, month):
    found = quote(shop, Order({"boxes": 3}, ("storage",)), shop.editions[edition])
    assert found.month.amount == Decimal(month)


def test_a_service_with_two_prices_costs_both_and_is_from_where_one_of_them_is(shop):
    found = quote(shop, Order({"boxes": 3}, ("storage",)), shop.editions["2026"])
    assert [each.month.amount for each in found.rows[0].charges] == [
        Decimal("4467.75"),
        Decimal("0.03"),
    ]
    assert found.month.starting
    assert found.minimum_term == 6
    assert found.assumptions == ("no-tax", "once")


def test_tax_is_worked_out_on_the_sum_and_rounded_half_up_once(shop):
    found = quote(shop, Order({"boxes": 3}, ("storage",)), shop.editions["2025"])
    assert with_tax(shop, found.month).amount == Decimal("373.13")  # 298.50 + 74.625


def test_a_service_that_the_edition_does_not_offer_is_a_bug_of_the_caller(book):
    with pytest.raises(KeyError):
        quote(book, Order({"users": 1, "lines": 1}, ("no-such-service",)), book.editions["2026-01"])


def test_a_worked_example_is_read_whole():
    raw = {"id": "a", "text": {"sv": "b"}, "edition": "c", "services": ["d"]}
    found = _example({**raw, "quantities": {"users": "2.5"}})
    assert found == Example("a", {"sv": "b"}, "c", ("d",), {"users": Decimal("2.5")})


def test_what_a_guide_recommends_is_read_whole():
    raw = {"id": "a", "trait": {"sv": "b"}, "situation": {"sv": "c"}, "recommends": [["d", "e"]]}
    assert _advice(raw) == Advice("a", {"sv": "b"}, {"sv": "c"}, (("d", "e"),))

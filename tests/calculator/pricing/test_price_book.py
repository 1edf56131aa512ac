"""Reading a price book, its editions over time, and prices with decimals."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from calculator.pricing.money import Format
from calculator.pricing.offer_clauses import Clause, Part, Requirement
from calculator.pricing.order import Order
from calculator.pricing.price_book import (
    Advice,
    Assumption,
    Book,
    Cell,
    Compared,
    Edition,
    Example,
    Language,
    Names,
    Offer,
    Price,
    Quantity,
    Replacement,
    Service,
    Tax,
    edition_on,
    oldest_first,
    read_book,
    replaced_between,
)
from calculator.pricing.quote import quote, with_tax


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
def test_the_edition_in_force_around_the_first_day_of_an_edition(shop, day, edition):
    found = edition_on(shop, date.fromisoformat(day))
    assert (found and found.id) == edition


@pytest.mark.parametrize(("day", "edition"), [("2025-12-31", None), ("2026-01-01", "2026-01")])
def test_the_sample_firm_has_no_dated_edition_before_january_2026(book, day, edition):
    found = edition_on(book, date.fromisoformat(day))
    assert (found and found.id) == edition


@pytest.mark.parametrize(
    ("edition", "month"), [("old", "3"), ("2025", "298.50"), ("2026", "4467.78")]
)
def test_each_edition_has_its_own_price(shop, edition, month):
    found = quote(shop, Order({"boxes": 3}, ("storage",)), shop.editions[edition])
    assert found.month.amount == Decimal(month)


def test_a_service_costs_all_its_prices_and_the_sum_keeps_from(shop):
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


def test_a_quote_for_a_service_that_is_not_offered_raises_an_error(book):
    with pytest.raises(KeyError):
        quote(book, Order({"users": 1, "lines": 1}, ("no-such-service",)), book.editions["2026-01"])


# A book without any optional field.
MINIMAL = {
    "currency": "SEK",
    "decimals": 2,
    "tax": {"name": {"en": "VAT"}, "percent": "12.5", "assumptions": ["untaxed"]},
    "languages": [
        {
            "code": "en",
            "name": "English",
            "format": {"decimal": ".", "group": ",", "money": "SEK {amount}"},
        }
    ],
    "quantities": [
        {
            "id": "boats",
            "label": {"en": "Boats"},
            "hint": {"en": "All of them"},
            "one": {"en": "boat"},
            "many": {"en": "boats"},
            "start": 3,
            "most": 90,
        }
    ],
    "editions": [
        {"id": "now", "name": {"en": "Now"}, "valid_from": "2026-01-01"},
        {"id": "old", "name": {"en": "Old"}, "valid_from": None},
    ],
    "services": [
        {
            "id": "berth",
            "name": {"en": "Berth"},
            "offers": [
                {
                    "edition": "now",
                    "minimum_term": 12,
                    "prices": [
                        {
                            "kind": "flat",
                            "starting": True,
                            "assumptions": ["untaxed"],
                            "source": "A:1",
                            "terms": {"amount": "9.50"},
                        }
                    ],
                }
            ],
        }
    ],
    "assumptions": [
        {"id": "untaxed", "text": {"en": "Without."}, "source": "A:2", "source_name": {"en": "A"}}
    ],
    "not_included": {"now": [{"en": "Fuel"}]},
}
OPTIONAL = {
    "firm": ["Fjord", "Quay 1"],
    "start": ["berth"],
    "advice": {
        "now": [
            {
                "id": "many",
                "trait": {"en": "Many boats"},
                "situation": {"en": "You have many"},
                "recommends": [["berth", "crane"], ["berth"]],
            }
        ]
    },
    "compared": {
        "now": [
            {
                "name": {"en": "Water"},
                "cells": {
                    "berth": {"value": "partly", "qualifier": {"en": "cold"}, "add": "crane"}
                },
            }
        ]
    },
    "examples": [
        {
            "id": "three",
            "text": {"en": "Three boats"},
            "edition": "now",
            "services": ["berth"],
            "quantities": {"boats": "2.5"},
        }
    ],
    "replaced": [{"one": "buoy", "other": "berth", "since": "now", "partly": True}],
}
PRICE = Price("flat", True, ("untaxed",), "A:1", {"amount": "9.50"})
BOATS = Quantity(
    "boats",
    {"en": "Boats"},
    {"en": "All of them"},
    Names({"en": "boat"}, {"en": "boats"}),
    start=3,
    most=90,
)


def book_of(offer, quantity=BOATS, option_of=None, **more):
    """The book of MINIMAL with another offer and quantity; `more` adds fields to the book."""
    return Book(
        currency="SEK",
        decimals=2,
        tax=Tax({"en": "VAT"}, Decimal("12.5"), ("untaxed",)),
        languages={"en": Language("en", "English", Format(".", ",", "SEK {amount}"))},
        quantities={"boats": quantity},
        editions={
            "now": Edition("now", {"en": "Now"}, date(2026, 1, 1)),
            "old": Edition("old", {"en": "Old"}, None),
        },
        services={"berth": Service("berth", {"en": "Berth"}, {"now": offer}, option_of)},
        assumptions={"untaxed": Assumption("untaxed", {"en": "Without."}, "A:2", {"en": "A"})},
        not_included={"now": ({"en": "Fuel"},)},
        **{"advice": {}, "compared": {}, **more},
    )


def test_undated_editions_are_older_than_dated_ones_and_the_last_listed_is_the_oldest():
    editions = [
        Edition(id, {}, date.fromisoformat(day) if day else None)
        for id, day in (("new", "2026-01-01"), ("old", "2025-01-01"), ("older", ""), ("oldest", ""))
    ]
    assert [each.id for each in oldest_first(editions)] == ["oldest", "older", "old", "new"]


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("dock-list", "metre-list", ["metre-list"]),
        ("metre-list", "now", ["now"]),
        ("dock-list", "now", ["metre-list", "now"]),
        ("now", "now", []),
    ],
)
def test_replacements_between_two_editions(before, after, found, other_book):
    book = read_book(other_book("older"))
    book = replace(
        book,
        replaced=tuple(
            Replacement("care", "berth", since, partly=False)
            for since in ("dock-list", "metre-list", "now")
        ),
    )
    replacements = replaced_between(book, book.editions[before], book.editions[after])
    assert [each.since for each in replacements] == found


def test_a_book_without_optional_fields_is_read():
    found = read_book(json.dumps(MINIMAL))
    assert found == book_of(Offer("now", {"en": "Berth"}, 12, (PRICE,)))
    assert (found.quantities["boats"].decimals, found.quantities["boats"].money) == (0, False)


def test_a_book_with_all_optional_fields_is_read():
    raw = json.loads(json.dumps(MINIMAL | OPTIONAL))
    (service,) = raw["services"]
    service["option_of"] = "harbour"
    service["offers"][0] |= {
        "name": {"en": "Berth with water"},
        "requires": [
            {"text": {"en": "A boat"}, "service": "harbour"},
            {"text": {"en": "A hose"}, "service": None, "of": "water"},
        ],
        "includes": [{"en": "Water"}],
        "excludes": [{"en": "Power"}],
        "parts": [
            {
                "id": "water",
                "name": {"en": "water"},
                "text": {"en": "Water"},
                "includes": [{"en": "A tap"}],
                "excludes": [{"en": "Hot water"}],
            }
        ],
    }
    raw["quantities"][0] |= {"decimals": 1, "money": True}
    offer = Offer(
        "now",
        {"en": "Berth with water"},
        12,
        (PRICE,),
        (Requirement({"en": "A boat"}, "harbour"), Requirement({"en": "A hose"}, None, "water")),
        (Clause({"en": "Water"}), Clause({"en": "A tap"}, "water")),
        (Clause({"en": "Power"}), Clause({"en": "Hot water"}, "water")),
        {"water": Part("water", {"en": "Water"}, {"en": "water"})},
    )
    assert read_book(json.dumps(raw)) == book_of(
        offer,
        replace(BOATS, decimals=1, money=True),
        "harbour",
        firm=("Fjord", "Quay 1"),
        start=("berth",),
        advice={
            "now": (
                Advice(
                    "many",
                    {"en": "Many boats"},
                    {"en": "You have many"},
                    (("berth", "crane"), ("berth",)),
                ),
            )
        },
        compared={
            "now": (Compared({"en": "Water"}, {"berth": Cell("partly", {"en": "cold"}, "crane")}),)
        },
        examples=(
            Example("three", {"en": "Three boats"}, "now", ("berth",), {"boats": Decimal("2.5")}),
        ),
        replaced=(Replacement("buoy", "berth", "now", True),),
    )

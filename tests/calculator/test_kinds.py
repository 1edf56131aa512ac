"""Each kind of price: what it comes to, and the step that explains it, in both languages."""

from decimal import Decimal

import pytest

from calculator.kinds import KINDS, charge


@pytest.mark.cases("kinds/*.yaml")
def test_charge(case, book, speak, plain):
    offer = book.services[case["service"]].offers["2026-01"]
    (price,) = offer.prices
    found = charge(price, case["quantities"], book)
    for language in ("sv", "en"):
        assert plain(speak(language).step(price.kind, found.figures)) == case[language]
    assert (found.month and found.month.amount) == (case["month"] and Decimal(case["month"]))
    assert (found.month and found.month.starting) == case["starting"]


def test_every_kind_has_a_file_of_cases(request):
    files = (request.path.parent / "cases" / "kinds").glob("*.yaml")
    assert {file.stem for file in files} == set(KINDS)

"""Texts typed into a field: a number, or a fault that tells the reader what to do."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.pricing.order import Fault, read_number, read_quantities
from calculator.pricing.price_book import Names, Quantity


@pytest.mark.cases("counts.yaml")
def test_typed_number(case, book):
    form = book.languages[case["language"]].number_format
    assert read_number(case["typed"], book.quantities["lines"], form) == case["count"]


@pytest.mark.cases("faults.yaml")
def test_typed_nonsense(case, book, localiser_for, plain):
    for language in case.get("languages", ["sv", "en"]):
        for typed in case["typed"]:
            found = read_number(
                typed, book.quantities["lines"], book.languages[language].number_format
            )
            assert isinstance(found, Fault), typed
            assert plain(localiser_for(language).fault(found)) == case[language], typed
            assert found.field == "lines"


def test_all_faults_are_reported_together_and_readable_numbers_are_kept(book):
    form = book.languages["sv"].number_format
    asked = [book.quantities["users"], book.quantities["lines"]]
    quantities, faults = read_quantities({"users": "-1", "lines": "x"}, asked, form)
    assert quantities == {}
    assert [(fault.field, fault.code) for fault in faults] == [
        ("users", "negative"),
        ("lines", "not_a_number"),
    ]
    quantities, faults = read_quantities({"users": "25"}, asked, form)
    assert quantities == {"users": 25}
    assert [(fault.field, fault.code) for fault in faults] == [("lines", "empty")]


@given(
    text=st.text() | st.from_regex(r"\A[-−]?[0-9 .,\u00a0]{0,40}\Z"),
    language=st.sampled_from(["sv", "en"]),
)
@settings(max_examples=3 * settings().max_examples, deadline=None)
def test_every_text_gives_a_number_in_range_or_a_fault(text, language, book, localiser_for):
    quantity = book.quantities["users"]
    found = read_number(text, quantity, book.languages[language].number_format)
    if isinstance(found, Fault):
        assert localiser_for(language).fault(found)
    else:
        assert 0 <= found <= quantity.most


@given(number=st.integers(0, 100_000), language=st.sampled_from(["sv", "en"]))
@settings(max_examples=2 * settings().max_examples, deadline=None)
def test_every_number_is_read_back_from_the_languages_own_format(
    number, language, book, localiser_for
):
    quantity = book.quantities["users"]
    assert (
        read_number(
            localiser_for(language).number(number), quantity, book.languages[language].number_format
        )
        == number
    )


def test_a_text_of_a_million_digits_is_refused_quickly(book):
    found = read_number(
        "9" * 1_000_000, book.quantities["users"], book.languages["sv"].number_format
    )
    assert isinstance(found, Fault)
    assert found.code == "too_many"


def test_a_number_with_decimals_has_a_maximum_and_a_maximum_of_decimals(book):
    hours = Quantity("hours", {}, {}, Names({}, {}), None, 100, decimals=2)
    form = book.languages["sv"].number_format
    found = {
        typed: read_number(typed, hours, form)
        for typed in ("0,5", "99,50", "2,05", "2,2500", "100,00", "100,01", "2,2555", "0000007")
    }
    assert found == {
        "0,5": Decimal("0.5"),
        "99,50": Decimal("99.5"),
        "2,05": Decimal("2.05"),
        "2,2500": Decimal("2.25"),
        "100,00": 100,
        "100,01": Fault("hours", "too_many", {"most": 100}),
        "2,2555": Fault("hours", "too_fine", {"decimals": 2}),
        "0000007": 7,
    }


def test_a_number_with_decimals_may_have_the_languages_thousands_marks(book):
    hours = Quantity("hours", {}, {}, Names({}, {}), None, 10_000, decimals=2)
    form = book.languages["en"].number_format
    assert read_number("1,234.5", hours, form) == Decimal("1234.5")
    assert read_number("1,23.5", hours, form) == Fault("hours", "not_a_number", {})


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("typed", ["0,500", "0.500", "0,5", "0.50"])
def test_half_an_hour_is_never_read_as_five_hundred(typed, language, book):
    hours = Quantity("hours", {}, {}, Names({}, {}), None, 10_000, decimals=2)
    assert read_number(typed, hours, book.languages[language].number_format) == Decimal("0.5")


def test_the_fields_after_an_empty_optional_field_are_read(book):
    free = Quantity("hours", {}, {}, Names({}, {}), None, 100)
    form = book.languages["sv"].number_format
    asked = [free, book.quantities["users"]]
    assert read_quantities({"hours": "", "users": "3"}, asked, form) == ({"users": 3}, ())

"""Amounts: exact, rounded half-up once, and written as each language writes them."""

from decimal import Decimal

import pytest

from calculator.pricing.money import (
    Format,
    money_text,
    number_text,
    rounded,
    tax_on,
    times,
    total_of,
)

SWEDISH = Format(",", "\N{NO-BREAK SPACE}", "{amount}\N{NO-BREAK SPACE}kr")
ENGLISH = Format(".", ",", "SEK\N{NO-BREAK SPACE}{amount}")


@pytest.mark.parametrize(
    ("amount", "swedish", "english"),
    [
        ("0", "0 kr", "SEK 0"),
        ("180", "180 kr", "SEK 180"),
        ("7920.00", "7 920 kr", "SEK 7,920"),
        ("4467.75", "4 467,75 kr", "SEK 4,467.75"),
        ("99.5", "99,50 kr", "SEK 99.50"),
        ("1234567.895", "1 234 567,90 kr", "SEK 1,234,567.90"),
        ("-495", "−495 kr", "SEK −495"),
    ],
)
def test_an_amount_is_written_as_the_language_writes_it(amount, swedish, english, plain):
    assert plain(money_text(Decimal(amount), SWEDISH, 2)) == swedish
    assert plain(money_text(Decimal(amount), ENGLISH, 2)) == english


def test_an_amount_never_breaks_over_two_lines():
    assert " " not in money_text(Decimal("12920.5"), SWEDISH, 2)
    assert " " not in money_text(Decimal("12920.5"), ENGLISH, 2)


@pytest.mark.parametrize(
    ("total", "tax"),
    [("4467.75", "1116.94"), ("0.02", "0.01"), ("0.01", "0.00"), ("12920", "3230.00")],
)
def test_swedish_tax_is_rounded_half_up_to_the_ore(total, tax):
    assert tax_on(Decimal(total), Decimal(25), 2) == Decimal(tax)


@pytest.mark.parametrize(
    ("amount", "decimals", "expected"),
    [("0.125", 2, "0.13"), ("0.135", 2, "0.14"), ("2.5", 0, "3"), ("-0.125", 2, "-0.13")],
)
def test_rounding_is_half_up_and_never_to_even(amount, decimals, expected):
    assert rounded(Decimal(amount), decimals) == Decimal(expected)


def test_no_digit_is_lost_in_large_sums():
    large = Decimal("999999999999.99")
    assert times(large, 10_000_000) == Decimal("9999999999999900000.00")
    assert total_of([large] * 3) == Decimal("2999999999999.97")
    assert total_of([]) == 0


def test_a_number_keeps_the_decimals_it_has():
    assert number_text(Decimal("12.5"), SWEDISH) == "12,5"
    assert number_text(25, ENGLISH) == "25"
    assert number_text(1000, Format(".", "'", "{amount}")) == "1'000"


def test_a_number_with_an_exponent_is_written_out():
    assert number_text(Decimal("1E+4"), ENGLISH) == "10,000"

"""Charts: the points of the lines are the amounts, and the table has the same amounts."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from calculator.html.chart import charts
from calculator.pricing.choice import (
    start,
    with_example,
)
from calculator.pricing.compare import Model, models
from calculator.pricing.curve import curves
from calculator.pricing.order import Order
from calculator.pricing.quote import quote


@pytest.fixture
def opening(book):
    return with_example(start(book, book.editions["2026-01"]), example=False)


def with_numbers(choice, **numbers):
    return replace(
        choice, order=replace(choice.order, quantities={**choice.order.quantities, **numbers})
    )


@pytest.mark.parametrize("lines", [0, 1, 100, 101, 4321, 9_999_999, 10_000_000])
@pytest.mark.parametrize("users", [0, 1, 7, 25, 99_999, 100_000])
def test_the_readers_number_is_always_within_the_chart(book, opening, users, lines):
    choice = with_numbers(opening, users=users, lines=lines)
    for each in curves(book, choice, models(book, choice)):
        assert each.low <= each.here <= each.high
        assert each.here == {"users": users, "lines": lines}[each.quantity.id]
        assert (each.ticks[0], each.ticks[-1], len(each.ticks)) == (each.low, each.high, 5)


@pytest.mark.parametrize(
    ("users", "ticks"),
    [
        (0, [0, 3, 6, 9, 12]),
        (6, [0, 3, 6, 9, 12]),
        (7, [0, 4, 8, 12, 16]),
        (10, [0, 5, 10, 15, 20]),
        (13, [0, 8, 16, 24, 32]),
        (25, [0, 15, 30, 45, 60]),
        (50, [0, 25, 50, 75, 100]),
        (51, [0, 30, 60, 90, 120]),
        (201, [0, 150, 300, 450, 600]),
        (1000, [0, 500, 1000, 1500, 2000]),
    ],
)
def test_a_chart_without_blocks_goes_from_0_to_about_twice_the_readers_number(
    book, opening, users, ticks
):
    choice = with_numbers(opening, users=users)
    over = {each.quantity.id: each for each in curves(book, choice, models(book, choice))}
    assert list(over["users"].ticks) == ticks
    answer_desk = next(
        each for each in over["users"].curves if each.model.services == ("answer-desk",)
    )
    assert answer_desk.points == ((0, 0), (ticks[-1], 200 * ticks[-1]))


@pytest.mark.parametrize(
    ("lines", "low"), [(0, 0), (1000, 0), (1001, 100), (1100, 100), (1101, 200), (4321, 3400)]
)
def test_a_chart_of_blocks_has_ten_blocks_on_each_side(book, opening, lines, low):
    choice = with_numbers(opening, lines=lines)
    over = {each.quantity.id: each for each in curves(book, choice, models(book, choice))}
    assert list(over["lines"].ticks) == [low + each for each in (0, 500, 1000, 1500, 2000)]
    by_lines = next(each for each in over["lines"].curves if each.model.services == ("code-care",))
    # Each block has one point, at its first line, because that line adds the price of a block.
    blocks = range(low, low + 2000, 100)
    assert by_lines.points == tuple((at, 180 * (at // 100 + 1)) for at in blocks)


def test_every_listed_amount_is_the_amount_of_a_quote(book, opening):
    for each in curves(book, opening, models(book, opening)):
        for count, sums in each.listed:
            for curve, listed in zip(each.curves, sums, strict=True):
                numbers = {**opening.order.quantities, each.quantity.id: count}
                order = Order(numbers, curve.model.services)
                assert quote(book, order, opening.edition).total == listed


def test_lines_of_code_are_drawn_in_steps_of_a_started_hundred(book, opening):
    over = {each.quantity.id: each for each in curves(book, opening, models(book, opening))}
    by_lines = next(each for each in over["lines"].curves if each.model.services == ("code-care",))
    assert over["lines"].steps
    assert not over["users"].steps
    (first, amount), (second, next_amount), *_ = by_lines.points
    assert (first, second) == (3400, 3500)
    assert (amount, next_amount) == (Decimal(35 * 180), Decimal(36 * 180))


def test_a_model_without_a_figure_is_not_drawn(book, opening):
    drawn = {
        curve.model.services
        for each in curves(book, opening, models(book, opening))
        for curve in each.curves
    }
    assert drawn == {("answer-desk",), ("code-care",), ("answer-desk", "code-care")}
    priced = with_numbers(opening, rate=1000, hours=5)
    assert ("call-out",) in {
        curve.model.services
        for each in curves(book, priced, models(book, priced))
        for curve in each.curves
    }


def test_a_model_with_an_unpriced_service_is_not_drawn(book, opening):
    together = ("call-out", "answer-desk")
    partly = quote(book, replace(opening.order, services=together), opening.edition)
    assert partly.month
    assert curves(book, opening, [Model(together, partly, ())]) == ()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_line_is_within_the_drawing_and_has_its_own_dash_pattern(
    book, opening, localiser_for, language
):
    html = charts(opening, models(book, opening), localiser_for(language))
    for path in re.findall(r'class="chart__line[^"]*" d="([^"]*)"', html):
        for x in re.findall(r"[MLH](-?[0-9.]+)", path):
            assert 0 <= float(x) <= 1000
        for y in re.findall(r"(?:V|[ML]-?[0-9.]+ )(-?[0-9.]+)", path):
            assert 0 <= float(y) <= 400
    assert html.count("<figure") == html.count("<table") == 2
    assert "style=" not in html
    for style in ("chart__line--1", "chart__line--2", "chart__line--3"):
        assert html.count(style) == 4


def test_the_scale_of_amounts_begins_at_0(book, opening, localiser_for, plain):
    html = plain(charts(opening, models(book, opening), localiser_for("sv")))
    axes = re.findall(r'<ol class="chart__y"[^>]*>(.*?)</ol>', html)
    assert [re.findall("<li>(.*?)</li>", axis)[-1] for axis in axes] == ["0 kr", "0 kr"]


def test_without_a_priced_model_there_is_no_chart(opening, localiser_for):
    assert charts(opening, [], localiser_for("sv")) == ""


def test_the_table_of_a_chart_keeps_from(book, opening, localiser_for, plain):
    html = plain(charts(opening, models(book, opening), localiser_for("sv")))
    assert '<th scope="row">25</th><td class="number">från 5 000 kr</td>' in html
    assert '<th scope="row">0</th><td class="number">0 kr</td>' in html


def test_the_table_keeps_from_for_a_reader_with_zero_users(book, opening, localiser_for, plain):
    nobody = with_numbers(opening, users=0, lines=0)
    html = plain(charts(nobody, models(book, nobody), localiser_for("sv")))
    assert '<th scope="row">0</th><td class="number">0 kr</td>' in html
    assert '<th scope="row">3</th><td class="number">från 600 kr</td>' in html


def test_the_table_has_the_range_and_the_line_only_its_minimum(book, opening, localiser_for, plain):
    own = with_numbers(opening, hours=1, requests=2, rate=1000)
    html = plain(charts(own, models(book, own), localiser_for("sv")))
    assert '<td class="number">1 000–1 500 kr</td>' in html

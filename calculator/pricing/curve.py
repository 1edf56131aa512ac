"""The cost of models as one quantity grows: the numbers of a chart and of its table."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from calculator.pricing.choice import Choice, asked_for
from calculator.pricing.compare import Model
from calculator.pricing.kinds import multiplied_by
from calculator.pricing.price_book import Book, Quantity
from calculator.pricing.quote import Total, quote

_SPAN = 20  # the width of a chart of blocks, in blocks
_MIN_WIDTH = 10  # the minimum width of a chart without blocks


@dataclass(frozen=True, slots=True)
class Curve:
    """A model's cost per month as points (count, amount).

    In `Curves` with `steps`, an amount holds until the next point; else the line between two
    points is straight.
    """

    model: Model
    points: tuple[tuple[int, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Curves:
    """The curves of several models over one quantity.

    The chart goes from `low` to `high`; `here` is the reader's own number. `steps` is true where
    a price is per started block. `ticks` are the counts marked on the axis. `listed` has, for each
    count of the table, the total of each curve's model.
    """

    quantity: Quantity
    steps: bool
    low: int
    high: int
    here: int
    curves: tuple[Curve, ...]
    ticks: tuple[int, ...]
    listed: tuple[tuple[int, tuple[Total, ...]], ...]


def curves(book: Book, choice: Choice, models: Sequence[Model]) -> tuple[Curves, ...]:
    """The curves of every model with an amount, for each quantity that multiplies some price."""
    drawn = [each for each in models if each.quote.month and not each.quote.unpriced]
    found = []
    for quantity in asked_for(book, choice.edition):
        growing = [each for each in drawn if _sizes(each, quantity)]
        if growing:
            size = max(max(_sizes(each, quantity)) for each in growing)
            found.append(_curves_over(book, choice, drawn, quantity, size))
    return tuple(found)


def _curves_over(
    book: Book, choice: Choice, drawn: Sequence[Model], quantity: Quantity, size: int
) -> Curves:
    here = int(choice.order.quantities[quantity.id])
    low, high, points = _window(here, size)
    growing = {each.services for each in drawn if _depends(each, quantity)}

    def total_at(model: Model, count: int) -> Total:
        if model.services not in growing:
            return model.quote.total
        numbers = {**choice.order.quantities, quantity.id: count}
        order = replace(choice.order, quantities=numbers, services=model.services)
        return quote(book, order, choice.edition).total

    def amount(model: Model, count: int) -> Decimal:
        month = total_at(model, count).month
        assert month, "a model with a monthly sum has one for every count"
        return month.amount

    quarter = (high - low) // 4
    ticks = tuple(range(low, high + 1, quarter))
    return Curves(
        quantity,
        steps=size > 1,
        low=low,
        high=high,
        here=here,
        curves=tuple(
            Curve(each, tuple((count, amount(each, count + (size > 1))) for count in points))
            for each in drawn
        ),
        ticks=ticks,
        listed=tuple(
            (count, tuple(total_at(each, count) for each in drawn))
            for count in sorted({*ticks, here})
        ),
    )


def _window(here: int, size: int) -> tuple[int, int, Sequence[int]]:
    """The lowest and highest count of a chart, and the counts of its points.

    A chart of blocks covers few blocks, so that its steps can be seen. A chart without blocks
    starts at 0.
    """
    if size > 1:
        first = max(-(-here // size) - _SPAN // 2, 0) * size
        return first, first + _SPAN * size, range(first, first + _SPAN * size, size)
    high = _round_up(max(2 * here, _MIN_WIDTH))
    return 0, high, (0, high)


def _round_up(count: int) -> int:
    """`count`, rounded up so that a quarter of it is a round number."""
    unit = 4
    while True:
        for factor in (1, 2, 5):
            if count <= unit * factor * 5:
                return -(-count // (unit * factor)) * unit * factor
        unit *= 10


def _depends(model: Model, quantity: Quantity) -> bool:
    """Whether a price of the model is multiplied by a quantity."""
    charges = (each for row in model.quote.rows for each in row.charges)
    return any(multiplied_by(each.price) == quantity.id for each in charges)


def _sizes(model: Model, quantity: Quantity) -> list[int]:
    """The block sizes of a model's monthly prices for a quantity; 1 for a price without blocks."""
    return [
        each.price.terms.get("size", 1)
        for row in model.quote.rows
        for each in row.charges
        if each.month and multiplied_by(each.price) == quantity.id
    ]

"""The kinds of price, in one table: calculation, unit, and the quantities that each kind needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from calculator.pricing.charged_time import charged_minutes
from calculator.pricing.money import pay, rounded, times
from calculator.pricing.order import Order
from calculator.pricing.price_book import Book, Names, Price, Quantity, Texts


@dataclass(frozen=True, slots=True)
class Counted:
    """A number, and the names of the counted thing, such as 44 started hundreds."""

    count: int | Decimal
    names: Names


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount in the book's currency, excluding tax.

    `starting` is true where the amount is a minimum ("from"). Where a rule has several readings,
    `amount` is the smallest and `most` the largest amount of all readings.
    """

    amount: Decimal
    starting: bool = False
    most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Readings:
    """The rounding steps in minutes, one per reading of the price list; EXACT means no rounding."""

    steps: tuple[int, ...]


type Figure = Counted | Sum | Readings | int | Decimal | Texts


@dataclass(frozen=True, slots=True)
class Charge:
    """The amounts of one price for an order, and how they were worked out.

    `month` is paid every month, and `once` is paid once. Both are None where no amount is known:
    unknown is not zero. The words have a sentence that explains the charge: `step` is the key of
    the sentence, `figures` fill its placeholders, and `notes` are the keys of further sentences.
    `covers` is true where the price replaces every other price of its service. `aside` is true for
    a condition or a discount, which is not a price itself.
    """

    price: Price
    figures: Mapping[str, Figure]
    month: Sum | None = None
    once: Sum | None = None
    step: str = "step"
    covers: bool = False
    aside: bool = False
    notes: tuple[str, ...] = ()


def per_unit(price: Price, order: Order, book: Book) -> Charge:
    """A price per month and unit: users × amount."""
    quantity, count = _counted(price, order, book)
    total = _product(price, count)
    return Charge(price, _multiplied(price, count, quantity, total), total)


def per_block(price: Price, order: Order, book: Book) -> Charge:
    """A price per month for each started block: lines, rounded up to whole hundreds, × amount."""
    quantity, count = _counted(price, order, book)
    blocks = _started(count, price.terms["size"])
    total = _product(price, blocks)
    left = blocks * price.terms["size"] - count
    figures = {
        **_multiplied(price, count, quantity, total),
        "blocks": Counted(blocks, Names(**price.terms["block"])),
        "left": _of(left, quantity),
        "one": quantity.names.one,
    }
    notes = ("left",) if left else ("full",)
    return Charge(price, figures, total, notes=notes if count else ())


def per_time(price: Price, order: Order, book: Book) -> Charge:
    """A price for time used, at a rate in the customer's own agreement; no rate is published.

    With the reader's own rate, hours and requests, the charge is a sum or a range: see
    `charged_minutes`. Where the hours or the requests are missing, only the minimum is known. Hours
    with 0 requests are treated as hours in an unknown number of requests.
    """
    terms = price.terms
    figures: dict[str, Figure] = {"rate": terms["rate"], "minutes": terms["minutes"]}
    hours, rate, requests = (_given(terms[name], order) for name in (HOURS, HOURLY_RATE, REQUESTS))
    if hours and not requests:
        requests = None
    if rate is None or (hours is None and requests is None):
        return Charge(price, figures, step="step_minimum" if terms["minimum"] else "step")

    worked = (hours or Decimal(0)) * 60
    count = int(requests) if requests is not None else 1 if worked else 0
    steps = steps_of(price)
    fewest, most = charged_minutes(worked, count, terms["minutes"], steps)
    least, highest = (pay(each, rate, book.decimals) for each in (fewest, most))
    known = hours is not None and requests is not None
    total = Sum(least, not known and count > 0, highest if known and most != fewest else None)
    of_hours = book.quantities[terms[HOURS]]
    figures |= {
        "time": _of(hours or Decimal(0), of_hours),
        "hourly_rate": Sum(rate),
        "least": hours_of(fewest, of_hours),
        "most": hours_of(most, of_hours),
        "readings": Readings(steps),
        "sum": total,
    }
    if requests is not None:
        figures["requests"] = _of(requests, book.quantities[terms[REQUESTS]])
    if hours is None:
        step = "step_requests"
    elif total.most is not None:
        several = "step_range_spread" if count > 1 else "step_range"
        step = several if len(steps) > 1 else "step_spread"
    elif fewest != worked:
        step = "step_rounded"
    else:
        step = "step_least" if total.starting else "step_known"
    return Charge(price, figures, total, step=step)


def steps_of(price: Price) -> tuple[int, ...]:
    """The possible rounding steps of a price in minutes; EXACT means no rounding.

    A price list without steps rounds up to multiples of the minimum per request.
    """
    return tuple(price.terms["steps"]) or (price.terms["minutes"],)


def flat(price: Price, _order: Order, _book: Book) -> Charge:
    """A fixed price per month."""
    total = _unit_price(price)
    return Charge(price, {"sum": total}, total)


def one_off(price: Price, order: Order, book: Book) -> Charge:
    """A price paid once for each occasion, apart from what is paid every month."""
    quantity, count = _counted(price, order, book)
    total = _product(price, count)
    figures = _multiplied(price, count, quantity, total)
    return Charge(price, {**figures, "occasion": price.terms["occasion"]}, once=total)


def by_agreement(price: Price, _order: Order, _book: Book) -> Charge:
    """No published price: the words say whom to ask."""
    return Charge(price, {"text": price.terms["text"]})


def pack(price: Price, _order: Order, _book: Book) -> Charge:
    """Hours bought in advance, without a published price."""
    return Charge(price, {name: price.terms[name] for name in ("name", "hours", "text")})


def included(price: Price, order: Order, _book: Book) -> Charge:
    """Free for a customer who already has another thing; for others, only shown as a condition."""
    figures = {"name": price.terms["name"]}
    if price.terms["within"] in {*order.has, *order.services}:
        nothing = Sum(Decimal(0))
        return Charge(price, {**figures, "sum": nothing}, nothing, step="step_held", covers=True)
    return Charge(price, figures, aside=True)


def discount(price: Price, _order: Order, _book: Book) -> Charge:
    """A discount without a figure: shown, never computed."""
    return Charge(price, {"text": price.terms["text"]}, aside=True)


# The unit of a price: a month, an occasion, or an hour of work.
type Per = Literal["month", "once", "hour"]

# The terms of a price that name quantities, each by its id.
QUANTITY, HOURS, REQUESTS, HOURLY_RATE = "quantity", "hours", "requests", "hourly_rate"
# The terms that name the unit of the multiplied quantity, such as "user".
_UNIT, _OCCASION = "unit", "occasion"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of price.

    `charge` works out a price of the kind for an order. `per` is the unit of the price, whether
    or not an amount is published; None where the price list gives no unit. `quantities` are the
    names of the terms that hold the ids of quantities. An amount is multiplied by the quantity
    of the term `multiplied`, which is one of `quantities`; the term `measure` names the unit of
    that quantity.
    """

    charge: Callable[[Price, Order, Book], Charge]
    per: Per | None = None
    quantities: tuple[str, ...] = ()
    multiplied: str | None = None
    measure: str | None = None


def _multiplying(charge: Callable[[Price, Order, Book], Charge], per: Per, measure: str) -> Kind:
    return Kind(charge, per, (QUANTITY,), QUANTITY, measure)


KINDS: Mapping[str, Kind] = {
    "per_unit": _multiplying(per_unit, "month", _UNIT),
    "per_block": _multiplying(per_block, "month", _UNIT),
    "per_time": Kind(per_time, "hour", (HOURS, REQUESTS, HOURLY_RATE)),
    "flat": Kind(flat, "month"),
    "one_off": _multiplying(one_off, "once", _OCCASION),
    "by_agreement": Kind(by_agreement, "month"),
    "pack": Kind(pack),
    "included": Kind(included),
    "discount": Kind(discount),
}


def charge(price: Price, order: Order, book: Book) -> Charge:
    """The charge of `price` for `order`.

    The order must have a number for each quantity that the price needs and that has a start.
    Raises KeyError where a number is missing, and for an unknown kind of price.
    """
    return KINDS[price.kind].charge(price, order, book)


def quantities_of(price: Price) -> frozenset[str]:
    """The ids of the quantities that a price depends on."""
    return frozenset(id for name in KINDS[price.kind].quantities if (id := price.terms.get(name)))


def multiplied_by(price: Price) -> str | None:
    """The id of the quantity that a price is multiplied by, or None."""
    name = KINDS[price.kind].multiplied
    return price.terms.get(name) if name else None


def takes_time(price: Price) -> bool:
    """Whether a price is worked out from hours at the customer's own hourly rate."""
    kind = KINDS[price.kind]
    return kind.per == "hour" and bool(price.terms.get(HOURLY_RATE))


def _started(count: int | Decimal, size: int) -> int:
    """The number of blocks of `size` that `count` needs; the last block may be incomplete."""
    whole = int(count // size)
    return whole + (count > whole * size)


def _counted(price: Price, order: Order, book: Book) -> tuple[Quantity, int]:
    quantity = book.quantities[price.terms[QUANTITY]]
    return quantity, int(order.quantities[quantity.id])


def _multiplied(price: Price, count: int, quantity: Quantity, total: Sum) -> dict[str, Figure]:
    return {"count": _of(count, quantity), "unit_price": _unit_price(price), "sum": total}


def _of(count: int | Decimal, quantity: Quantity) -> Counted:
    return Counted(count, quantity.names)


def hours_of(minutes: Decimal, quantity: Quantity) -> Counted:
    """Minutes as hours with at most two decimals, for display only; sums use the minutes."""
    hours = rounded(minutes / 60, 2).normalize()
    return _of(
        hours.quantize(Decimal(1)) if hours == hours.to_integral_value() else hours, quantity
    )


def _given(id: str | None, order: Order) -> Decimal | None:
    found = order.quantities.get(id) if id else None
    return None if found is None else Decimal(found)


def _unit_price(price: Price) -> Sum:
    return Sum(price.amount(), price.starting)


def _product(price: Price, count: int) -> Sum:
    # A count of 0 costs exactly 0: "from 0" would mean that the cost might be higher.
    return Sum(times(price.amount(), count), price.starting and count > 0)

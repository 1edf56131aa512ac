"""The kinds of price: one small function each, in one table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from calculator.book import Book, Names, Price, Quantity, Texts
from calculator.money import pay, rounded, times
from calculator.order import Order


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of things, such as 44 started hundreds."""

    count: int | Decimal
    names: Names


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount excluding tax; `starting` where it is the least that it can be ("from").

    `most` is what it comes to at most, where a rule can be read in more than one way: then
    `amount` is the least, and the truth lies between the two.
    """

    amount: Decimal
    starting: bool = False
    most: Decimal | None = None


type Figure = Counted | Sum | int | Decimal | Texts


@dataclass(frozen=True, slots=True)
class Charge:
    """What one price comes to, and the figures of the sentence that explains it, by name.

    `month` is paid every month and `once` on an occasion of its own; both are None where no price
    is published: unknown is not zero. `step` names the sentence, `notes` those that add to it.
    `covers` is true where the price takes the place of every other price of its service, and
    `aside` where it tells of a condition or a discount and is no price itself.
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
    """A price a month for each of something: users × price."""
    quantity, count = _counted(price, order, book)
    total = _product(price, count)
    return Charge(price, _multiplied(price, count, quantity, total), total)


def per_block(price: Price, order: Order, book: Book) -> Charge:
    """A price a month for each started block: lines, rounded up to whole hundreds, × price."""
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
    """A price for time used, at a rate in the customer's own agreement: none is published.

    With the reader's own rate and hours a month it is a sum, or a range: see `billed_minutes`.
    Without the number of requests only the least is known.
    """
    terms = price.terms
    figures: dict[str, Figure] = {"rate": terms["rate"], "minutes": terms["minutes"]}
    hours, rate, requests = (
        _given(terms[name], order) for name in ("hours", "hourly_rate", "requests")
    )
    if hours is None or rate is None:
        return Charge(price, figures, step="step_minimum" if terms["minimum"] else "step")

    worked, unclear = hours * 60, terms["unclear"]
    if requests is not None:
        fewest, most = billed_minutes(worked, int(requests), terms["minutes"], unclear=unclear)
    elif unclear:
        fewest = most = worked
    else:
        fewest = most = Decimal(_started(worked, terms["minutes"]) * terms["minutes"])
    known = requests is not None or not worked
    least, highest = (pay(each, rate, book.decimals) for each in (fewest, most))
    total = Sum(least, not known, None if most == fewest else highest)
    of_hours = book.quantities[terms["hours"]]
    figures |= {
        "time": _of(hours, of_hours),
        "hourly_rate": Sum(rate),
        "least": hours_of(fewest, of_hours),
        "most": hours_of(most, of_hours),
        "sum": total,
    }
    if requests is not None:
        figures["requests"] = _of(requests, book.quantities[terms["requests"]])
    if total.most is not None:
        step = "step_range" if unclear else "step_spread"
    elif fewest != worked:
        step = "step_rounded"
    else:
        step = "step_least" if total.starting else "step_known"
    return Charge(price, figures, total, step=step)


def billed_minutes(
    worked: Decimal, requests: int, minutes: int, *, unclear: bool
) -> tuple[Decimal, Decimal]:
    """The fewest and the most minutes that are charged for `worked` minutes in `requests` requests.

    Each request counts as `minutes` at least. Fewest: where it is unclear whether a longer one is
    rounded up to the next started `minutes`, none is; where it is clear, the time is spread so that
    one request at most is. Most: each is rounded up. However the time is spread, all requests but
    one can lie just over a whole number of steps, and never every one, for together they make up
    `worked`.
    """
    if not worked and not requests:
        return Decimal(0), Decimal(0)
    requests = max(requests, 1)  # time without a request: somebody asked for it
    started = _started(worked, minutes)
    most = max(started + requests - 1, requests)
    fewest = max(worked if unclear else started * minutes, requests * minutes)
    return Decimal(fewest), Decimal(most * minutes)


def flat(price: Price, _order: Order, _book: Book) -> Charge:
    """A fixed price a month, whatever the size."""
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
    """Hours bought ahead, at no published price."""
    return Charge(price, {name: price.terms[name] for name in ("name", "hours", "text")})


def included(price: Price, order: Order, _book: Book) -> Charge:
    """Nothing extra for who has something else already; until the reader says so, a condition."""
    figures = {"name": price.terms["name"]}
    if price.terms["within"] in {*order.has, *order.services}:
        nothing = Sum(Decimal(0))
        return Charge(price, {**figures, "sum": nothing}, nothing, step="step_held", covers=True)
    return Charge(price, figures, aside=True)


def discount(price: Price, _order: Order, _book: Book) -> Charge:
    """A discount without a figure: told, never computed."""
    return Charge(price, {"text": price.terms["text"]}, aside=True)


KINDS: Mapping[str, Callable[[Price, Order, Book], Charge]] = {
    "per_unit": per_unit,
    "per_block": per_block,
    "per_time": per_time,
    "flat": flat,
    "one_off": one_off,
    "by_agreement": by_agreement,
    "pack": pack,
    "included": included,
    "discount": discount,
}


def charge(price: Price, order: Order, book: Book) -> Charge:
    """What `price` comes to for `order`, in which no quantity without a start may be missing."""
    return KINDS[price.kind](price, order, book)


def _started(count: int | Decimal, size: int) -> int:
    """How many blocks of `size` are started by `count`."""
    whole = int(count // size)
    return whole + (count > whole * size)


def _counted(price: Price, order: Order, book: Book) -> tuple[Quantity, int]:
    quantity = book.quantities[price.terms["quantity"]]
    return quantity, int(order.quantities[quantity.id])


def _multiplied(price: Price, count: int, quantity: Quantity, total: Sum) -> dict[str, Figure]:
    return {"count": _of(count, quantity), "unit_price": _unit_price(price), "sum": total}


def _of(count: int | Decimal, quantity: Quantity) -> Counted:
    return Counted(count, quantity.names)


def hours_of(minutes: Decimal, quantity: Quantity) -> Counted:
    """Minutes as hours, to be read: sums are made of the minutes."""
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
    # None of a thing costs nothing, exactly: "from 0" would say that it might cost something.
    return Sum(times(price.amount(), count), price.starting and count > 0)

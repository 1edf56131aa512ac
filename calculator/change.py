"""One order at two editions' prices: what it comes to in each, and what can be compared of that."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from calculator.book import Book, Edition
from calculator.choice import Choice
from calculator.kinds import Sum
from calculator.money import share_of, total_of
from calculator.quote import Quote, Row, quote


@dataclass(frozen=True, slots=True)
class Difference:
    """How much more a second sum is than a first one, and how many percent of that.

    `percent` is None where the first sum is nothing. `starting` is true where the difference is of
    a price that is "from", and `once` where both are paid once and not every month.
    """

    by: Decimal
    percent: Decimal | None
    starting: bool
    once: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A service's row in either edition, or None where the edition does not offer it.

    `difference` is a Difference, or why there is none: only_one, measured, unpriced or range.
    """

    before: Row | None
    after: Row | None
    difference: Difference | str


@dataclass(frozen=True, slots=True)
class Change:
    """The same order at two editions' prices, service by service and in total.

    `difference` is a Difference, or why there is none: other_things, or what holds for each row.
    """

    was: Choice
    now: Choice
    before: Quote
    after: Quote
    pairs: tuple[Pair, ...]
    difference: Difference | str


def change(book: Book, was: Choice, now: Choice) -> Change:
    """What an order comes to in two editions."""
    before, after = (quote(book, each.order, each.edition) for each in (was, now))
    old, new = ({row.service.id: row for row in each.rows} for each in (before, after))
    pairs = tuple(
        Pair(old.get(id), new.get(id), _difference(old.get(id), new.get(id)))
        for id in {**old, **new}
    )
    return Change(was, now, before, after, pairs, _in_total(before, after, pairs))


def side_by_side(book: Book, choice: Choice) -> Change | None:
    """A choice and the one beside it, the older edition's first; None where there is none."""
    if choice.beside is None:
        return None
    first, second = sorted((choice, choice.beside), key=lambda each: _age(book, each.edition))
    return change(book, first, second)


def _age(book: Book, edition: Edition) -> tuple[str, int]:
    """Those without a day before all that have one, as the book has them last."""
    return str(edition.valid_from or ""), -list(book.editions).index(edition.id)


def _difference(old: Row | None, new: Row | None) -> Difference | str:
    if old is None or new is None:
        return "only_one"
    if old.unpriced or new.unpriced:
        return "unpriced"
    if not _measured_alike(old, new) or bool(old.month) != bool(new.month):
        return "measured"
    if old.month or new.month:
        return _between(old.month, new.month)
    return _between(old.once, new.once, once=True)


def _in_total(before: Quote, after: Quote, pairs: Sequence[Pair]) -> Difference | str:
    reasons = {each.difference for each in pairs if isinstance(each.difference, str)}
    if reasons:
        every = len(reasons) == 1 and all(isinstance(each.difference, str) for each in pairs)
        return reasons.pop() if every and reasons != {"only_one"} else "other_things"
    if before.month or after.month:
        return _between(before.month, after.month)
    return _between(before.once, after.once, once=True)


def _between(old: Sum | None, new: Sum | None, once: bool = False) -> Difference | str:
    if old is None or new is None:
        return "unpriced"
    if old.most is not None or new.most is not None:
        return "range"
    by = total_of([new.amount, old.amount.copy_negate()])
    percent = share_of(by, old.amount) if old.amount else None
    return Difference(by, percent, old.starting or new.starting, once)


def _measured_alike(old: Row, new: Row) -> bool:
    """Whether what both are priced by is the same thing: users, or lines of the same code."""
    one, other = _measures(old), _measures(new)
    return all(one[id] == other[id] for id in one.keys() & other.keys())


def _measures(row: Row) -> dict[str, Sequence[Any]]:
    prices = [each.price.terms for each in row.charges]
    return {
        terms["quantity"]: (terms.get("unit"), terms.get("occasion"))
        for terms in prices
        if "quantity" in terms
    }

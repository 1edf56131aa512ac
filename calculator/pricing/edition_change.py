"""One order at the prices of two editions: both quotes, and the differences between them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from calculator.pricing.choice import Choice
from calculator.pricing.kinds import KINDS, multiplied_by
from calculator.pricing.money import share_of, total_of
from calculator.pricing.price_book import Book, Texts, oldest_first
from calculator.pricing.quote import Quote, Row, quote


@dataclass(frozen=True, slots=True)
class Difference:
    """The difference between a first and a second sum.

    `by` is the second sum minus the first. `percent` is `by` in percent of the first sum, None
    where the first sum is 0. `starting` is true where a price is "from". `once` is true for sums
    that are paid once, false for sums per month.
    """

    by: Decimal
    percent: Decimal | None
    starting: bool
    once: bool


type _Measure = tuple[str, frozenset[tuple[str, str]]]  # a term, and its text in each language

# The difference per month, then the difference paid once; or the reason why there is none:
# only_one, measured, unpriced, range; for totals also other_things.
type Differences = tuple[Difference, ...] | str


@dataclass(frozen=True, slots=True)
class Pair:
    """A service's row in each edition; None where the edition does not offer the service."""

    before: Row | None
    after: Row | None
    differences: Differences


@dataclass(frozen=True, slots=True)
class Change:
    """The same order at the prices of two editions, service by service and in total.

    `was` and `before` are the earlier choice and its quote, `now` and `after` the later ones.
    """

    was: Choice
    now: Choice
    before: Quote
    after: Quote
    pairs: tuple[Pair, ...]
    differences: Differences


def change(book: Book, was: Choice, now: Choice) -> Change:
    """Both quotes of an order, and their differences; `was` is the earlier choice."""
    before, after = (quote(book, each.order, each.edition) for each in (was, now))
    old, new = ({row.service.id: row for row in each.rows} for each in (before, after))
    pairs = tuple(
        Pair(old.get(id), new.get(id), _of_service(old.get(id), new.get(id)))
        for id in {**old, **new}
    )
    return Change(was, now, before, after, pairs, _in_total(before, after, pairs))


def side_by_side(book: Book, choice: Choice) -> Change | None:
    """The comparison of a choice with its `beside`, the older edition first.

    None where `beside` is None, or where neither choice has a service.
    """
    if choice.beside is None:
        return None
    by_age = oldest_first(book.editions.values())
    first, second = sorted(choice.both, key=lambda each: by_age.index(each.edition))
    found = change(book, first, second)
    return found if found.pairs else None


def _of_service(old: Row | None, new: Row | None) -> Differences:
    if old is None or new is None:
        return "only_one"
    if old.unpriced or new.unpriced:
        return "unpriced"
    if not _measured_alike(old, new):
        return "measured"
    return _between(old, new)


def _in_total(before: Quote, after: Quote, pairs: Sequence[Pair]) -> Differences:
    reasons = {each.differences for each in pairs if isinstance(each.differences, str)}
    if reasons:
        every = len(reasons) == 1 and all(isinstance(each.differences, str) for each in pairs)
        return reasons.pop() if every and reasons != {"only_one"} else "other_things"
    return _between(before, after)


def _between(old: Row | Quote, new: Row | Quote) -> Differences:
    """The differences; "measured" where only one side has a sum per month, or a sum paid once."""
    found = []
    for one, other, once in ((old.month, new.month, False), (old.once, new.once, True)):
        if one is None and other is None:
            continue
        if one is None or other is None:
            return "measured"
        if one.most is not None or other.most is not None:
            return "range"
        by = total_of([other.amount, one.amount.copy_negate()])
        percent = share_of(by, one.amount) if one.amount else None
        found.append(Difference(by, percent, one.starting or other.starting, once))
    return tuple(found)


def _measured_alike(old: Row, new: Row) -> bool:
    """Whether both rows are priced by the same things, such as users or lines of code."""
    one, other = _measures(old), _measures(new)
    return all(one[id] == other[id] for id in one.keys() & other.keys())


def _measures(row: Row) -> dict[str, set[_Measure]]:
    """Quantity id → the units of the quantity in the prices that are multiplied by it."""
    found: dict[str, set[_Measure]] = {}
    for price in (each.price for each in row.charges):
        name = KINDS[price.kind].measure
        if name and (quantity := multiplied_by(price)):
            texts: Texts = price.terms.get(name) or {}
            found.setdefault(quantity, set()).add((name, frozenset(texts.items())))
    return found

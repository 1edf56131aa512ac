"""One order at two editions' prices: what it comes to in each, and what can be compared of that."""

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
    """How much more a second sum is than a first one, and how many percent of that.

    `percent` is None where the first sum is nothing. `starting` is true where the difference is of
    a price that is "from", and `once` where both are paid once and not every month.
    """

    by: Decimal
    percent: Decimal | None
    starting: bool
    once: bool


type _Measure = tuple[str, frozenset[tuple[str, str]]]  # a term, and its text in each language

# What is paid every month and what is paid once differ each by itself; or why they cannot be
# compared: only_one, measured, unpriced, range; of totals also other_things.
type Differences = tuple[Difference, ...] | str


@dataclass(frozen=True, slots=True)
class Pair:
    """A service's row in either edition, or None where the edition does not offer it."""

    before: Row | None
    after: Row | None
    differences: Differences


@dataclass(frozen=True, slots=True)
class Change:
    """The same order at two editions' prices, service by service and in total."""

    was: Choice
    now: Choice
    before: Quote
    after: Quote
    pairs: tuple[Pair, ...]
    differences: Differences


def change(book: Book, was: Choice, now: Choice) -> Change:
    """What an order comes to in two editions."""
    before, after = (quote(book, each.order, each.edition) for each in (was, now))
    old, new = ({row.service.id: row for row in each.rows} for each in (before, after))
    pairs = tuple(
        Pair(old.get(id), new.get(id), _of_service(old.get(id), new.get(id)))
        for id in {**old, **new}
    )
    return Change(was, now, before, after, pairs, _in_total(before, after, pairs))


def side_by_side(book: Book, choice: Choice) -> Change | None:
    """A choice and the one beside it, the older edition's first.

    None where there is none, or nothing is chosen in either.
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
    """Where only one of the two is paid by the month, or only one has a fee, they are not alike."""
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
    """Whether what both are priced by is the same thing: users, or lines of the same code."""
    one, other = _measures(old), _measures(new)
    return all(one[id] == other[id] for id in one.keys() & other.keys())


def _measures(row: Row) -> dict[str, set[_Measure]]:
    """What each quantity stands for in the prices that it multiplies, in every language."""
    found: dict[str, set[_Measure]] = {}
    for price in (each.price for each in row.charges):
        name = KINDS[price.kind].measure
        if name and (quantity := multiplied_by(price)):
            texts: Texts = price.terms.get(name) or {}
            found.setdefault(quantity, set()).add((name, frozenset(texts.items())))
    return found

"""A quote: the cost of an order's services in an edition, with every step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from calculator.pricing.kinds import Charge, Sum, charge
from calculator.pricing.money import tax_on, times, total_of
from calculator.pricing.order import Order
from calculator.pricing.price_book import Book, Edition, Offer, Service

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Total:
    """The cost of services together, excluding tax unless stated otherwise.

    `month` is the sum of all prices per month, `once` the sum of all prices that are paid once;
    neither includes the other. A sum is None where no amount of its kind is known. `unpriced` are
    the services with a price that neither sum includes.
    """

    month: Sum | None
    once: Sum | None
    unpriced: tuple[Service, ...] = ()

    @property
    def parts(self) -> tuple[tuple[str, Sum | None], ...]:
        """The parts to show, as pairs of name and sum: first "month" or "unpriced", then "once".

        "unpriced" means that no sum per month is known; the sum of this part is None.

        A sum of 0 that is paid once is left out, unless it is the only part; 0 per month is shown.
        The total of an empty order has no parts.
        """
        parts: list[tuple[str, Sum | None]] = []
        if self.month:
            parts.append(("month", self.month))
        elif self.unpriced:
            parts.append(("unpriced", None))
        if self.once and (self.once.amount or self.once.most or not parts):
            parts.append(("once", self.once))
        return tuple(parts)

    @property
    def more(self) -> tuple[Service, ...]:
        """The services that the sums do not include; () where there is no sum."""
        return self.unpriced if any(amount for _, amount in self.parts) else ()


@dataclass(frozen=True, slots=True)
class Row:
    """One service of a quote, its offer in the edition, and the charge of each of its prices."""

    service: Service
    offer: Offer
    charges: tuple[Charge, ...]

    @property
    def month(self) -> Sum | None:
        """The sum per month of the service."""
        return total([each.month for each in self.charges if each.month])

    @property
    def once(self) -> Sum | None:
        """The sum for the service that is paid once."""
        return total([each.once for each in self.charges if each.once])

    @property
    def unpriced(self) -> bool:
        """Whether the service has a price that neither sum includes."""
        prices = [each for each in self.charges if not each.aside]
        return not prices or not all(each.month or each.once for each in prices)

    @property
    def total(self) -> Total:
        """The total of the service."""
        return Total(self.month, self.once, (self.service,) if self.unpriced else ())


@dataclass(frozen=True, slots=True)
class Quote:
    """The cost of the services of `rows` together, excluding tax.

    `minimum_term` is the longest term in months, 0 where there is none, and None where the edition
    states nothing. Show `total`, not only one of its parts: the cost is all parts together.
    `assumptions` are ids of the book's assumptions.
    """

    rows: tuple[Row, ...]
    total: Total
    minimum_term: int | None
    assumptions: tuple[str, ...]

    @property
    def month(self) -> Sum | None:
        """The part of the total that is paid every month."""
        return self.total.month

    @property
    def once(self) -> Sum | None:
        """The part of the total that is paid once."""
        return self.total.once

    @property
    def unpriced(self) -> tuple[Service, ...]:
        """The services with a price that the total does not include."""
        return self.total.unpriced

    @property
    def committed(self) -> Sum | None:
        """The sum over all rows with a minimum term: the price per month times the row's term."""
        return total(
            [
                _months(row.month, row.offer.minimum_term)
                for row in self.rows
                if row.month and row.offer.minimum_term
            ]
        )

    @property
    def year(self) -> Sum | None:
        """Twelve months of `month`."""
        return self.month and _months(self.month, MONTHS_A_YEAR)


def quote(book: Book, order: Order, edition: Edition) -> Quote:
    """The quote for the services of `order` at the prices of `edition`.

    Raises KeyError where a service of the order has no offer in the edition.
    """
    rows = tuple(_row(book, order, book.services[id], edition) for id in order.services)
    charges = [each for row in rows for each in row.charges]
    return Quote(
        rows=rows,
        total=Total(
            month=total([each.month for each in charges if each.month]),
            once=total([each.once for each in charges if each.once]),
            unpriced=tuple(row.service for row in rows if row.unpriced),
        ),
        minimum_term=_longest(row.service.offers[edition.id].minimum_term for row in rows),
        assumptions=_assumptions(book, charges),
    )


def with_tax(book: Book, total: Sum) -> Sum:
    """`total` including tax, which is worked out on the sum and rounded once."""

    def grown(amount: Decimal) -> Decimal:
        return total_of([amount, tax_on(amount, book.tax.percent, book.decimals)])

    most = None if total.most is None else grown(total.most)
    return Sum(grown(total.amount), total.starting, most)


def taxed(book: Book, total: Total) -> Total:
    """`total` with tax on each of its sums."""
    month, once = (each and with_tax(book, each) for each in (total.month, total.once))
    return replace(total, month=month, once=once)


def total(sums: Sequence[Sum]) -> Sum | None:
    """The sum of `sums`; None for an empty sequence.

    The result is "from" if one of the sums is "from", and a range if one of them is a range.
    """
    if not sums:
        return None
    amount = total_of(one.amount for one in sums)
    most = total_of(one.amount if one.most is None else one.most for one in sums)
    return Sum(amount, any(one.starting for one in sums), None if most == amount else most)


def _row(book: Book, order: Order, service: Service, edition: Edition) -> Row:
    offer = service.offers[edition.id]
    charges = tuple(charge(price, order, book) for price in offer.prices)
    covering = tuple(each for each in charges if each.covers)
    return Row(service, offer, covering or charges)


def _longest(terms: Iterable[int | None]) -> int | None:
    found = list(terms)
    longest = max((each or 0 for each in found), default=0)
    return None if None in found and not longest else longest


def _months(month: Sum, months: int) -> Sum:
    most = None if month.most is None else times(month.most, months)
    return Sum(times(month.amount, months), month.starting, most)


def _assumptions(book: Book, charges: list[Charge]) -> tuple[str, ...]:
    """The ids of the assumptions behind the charges, each once, in the order of the book."""
    priced = [each for each in charges if each.month or each.once]
    used = {id for each in priced for id in each.price.assumptions}
    if priced:
        used |= set(book.tax.assumptions)
    return tuple(id for id in book.assumptions if id in used)

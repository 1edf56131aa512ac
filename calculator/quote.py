"""A quote: what a set of services costs for an order in an edition, with every step."""

from dataclasses import dataclass

from calculator.book import Book, Edition, Service
from calculator.kinds import Charge, Sum, charge
from calculator.money import tax_on, times, total_of
from calculator.order import Order

MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One service of a quote and what each of its prices comes to."""

    service: Service
    charges: tuple[Charge, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """What the services of `rows` cost together, excluding tax.

    `month` is the sum of every published price, or None where not one of them is published;
    `unpriced` names the services whose price it does not hold. `minimum_term` is the longest one,
    in months.
    """

    rows: tuple[Row, ...]
    month: Sum | None
    unpriced: tuple[Service, ...]
    minimum_term: int
    assumptions: tuple[str, ...]

    @property
    def year(self) -> Sum | None:
        """Twelve months of `month`."""
        return self.month and Sum(times(self.month.amount, MONTHS_A_YEAR), self.month.starting)


def quote(book: Book, order: Order, edition: Edition) -> Quote:
    """What `order`'s services cost a month at `edition`'s prices.

    Every service of the order must have an offer in the edition (KeyError otherwise).
    """
    rows = tuple(_row(book, order, book.services[id], edition) for id in order.services)
    charges = [each for row in rows for each in row.charges]
    sums = [each.month for each in charges if each.month]
    return Quote(
        rows=rows,
        month=_total(sums),
        unpriced=tuple(
            row.service for row in rows if any(each.month is None for each in row.charges)
        ),
        minimum_term=max(
            (row.service.offers[edition.id].minimum_term or 0 for row in rows), default=0
        ),
        assumptions=_assumptions(book, charges),
    )


def with_tax(book: Book, total: Sum) -> Sum:
    """`total` including tax, which is worked out on the sum and rounded once."""
    tax = tax_on(total.amount, book.tax.percent, book.decimals)
    return Sum(total_of([total.amount, tax]), total.starting)


def _row(book: Book, order: Order, service: Service, edition: Edition) -> Row:
    offer = service.offers[edition.id]
    return Row(service, tuple(charge(price, order.quantities, book) for price in offer.prices))


def _total(sums: list[Sum]) -> Sum | None:
    if not sums:
        return None
    return Sum(total_of(one.amount for one in sums), any(one.starting for one in sums))


def _assumptions(book: Book, charges: list[Charge]) -> tuple[str, ...]:
    """What the figures rest on: each assumption once, in the order of the price list."""
    used = {id for each in charges if each.month for id in each.price.assumptions}
    if used or any(each.month for each in charges):
        used |= set(book.tax.assumptions)
    return tuple(id for id in book.assumptions if id in used)

"""What the reader has chosen: an order, the edition whose prices it is at, and how to show it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from calculator.book import Book, Edition, Price, Quantity
from calculator.money import Format
from calculator.order import Fault, Order, read_quantities

# The fields of the form that are no quantity; no quantity may have such an id.
SERVICES, TRAITS, HAS, TAX, AGREEMENT, BESIDE, SHARED = (
    "services",
    "traits",
    "has",
    "tax",
    "agreement",
    "beside",
    "shared",
)
EDITION = "edition"
RESERVED = frozenset({SERVICES, TRAITS, HAS, TAX, AGREEMENT, BESIDE, SHARED, EDITION})
TAXED = "with"

type Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """An order at an edition's prices.

    `older` is true where the reader has chosen an edition by its name, for an older agreement.
    `traits` are the ids of what describes the reader. `taxed` shows sums with tax. `shared` lets
    the reader's own amounts, such as an hourly rate, into a link. `example` is true where no number
    is the reader's own: what it comes to is then told as an example. `beside` is the same order at
    the prices of another edition, to compare with; each of the two has the services that its own
    edition offers.
    """

    order: Order
    edition: Edition
    older: bool = False
    traits: tuple[str, ...] = ()
    taxed: bool = False
    shared: bool = False
    example: bool = False
    beside: "Choice | None" = None

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The editions that it is at the prices of: its own, and the one to compare with."""
        return tuple(each.edition for each in self.both)

    @property
    def both(self) -> tuple["Choice", ...]:
        """Itself, and the one to compare with."""
        return (self, self.beside) if self.beside else (self,)

    @property
    def services(self) -> frozenset[str]:
        """The services of both."""
        return frozenset(id for each in self.both for id in each.order.services)

    @property
    def has(self) -> frozenset[str]:
        """What the reader has already, as far as one of the editions asks for it."""
        return frozenset().union(*(each.order.has for each in self.both))


def start(book: Book, edition: Edition, other: Edition | None = None) -> Choice:
    """What the calculator opens with, an example: the stated services and numbers, without tax.

    Beside `other`'s prices, also what the services of one edition stand for in the other.
    """
    both = (edition, other) if other else (edition,)
    opening = {id for each in both for id in _opening(book, each)}
    services = opening.union(*(_counterparts(opening, book, each) for each in both if other))
    opening_order = Order(_starts(book, *both), tuple(services))
    return compared(Choice(opening_order, edition, example=True), other, book)


def compared(choice: Choice, other: Edition | None, book: Book) -> Choice:
    """A choice of services of its own edition and of `other`, as one beside the other."""
    own = replace(choice, order=_within(choice.order, choice.edition, book), beside=None)
    if other is None or other is choice.edition:
        return own
    order = _within(choice.order, other, book)
    return replace(own, beside=replace(own, order=order, edition=other, older=False, traits=()))


def with_numbers(choice: Choice, quantities: Mapping[str, int | Decimal]) -> Choice:
    """The same choice of other numbers, beside the other edition's prices too."""
    beside = choice.beside and with_numbers(choice.beside, quantities)
    return replace(choice, order=replace(choice.order, quantities=quantities), beside=beside)


def marked(choice: Choice, *, example: bool) -> Choice:
    """The same choice, told as an example or as the reader's own."""
    beside = choice.beside and marked(choice.beside, example=example)
    return replace(choice, example=example, beside=beside)


def filled(choice: Choice, chosen: Iterable[str], book: Book) -> Choice:
    """`choice` with what its editions offer in place of the services of `chosen` that they do not.

    Where that is nothing, with what the calculator opens with.
    """
    ids = set(chosen)
    services: set[str] = set()
    for edition in choice.editions:
        known = {*offered(book, edition)}
        found = (ids & known) | _counterparts(ids - known, book, edition)
        services |= found or {*_opening(book, edition)}
    order = replace(choice.order, services=tuple(services), has=choice.has)
    other = choice.beside.edition if choice.beside else None
    return compared(replace(choice, order=order), other, book)


def read_choice(
    fields: Fields, book: Book, current: Edition, form: Format
) -> tuple[Choice, tuple[Fault, ...]]:
    """A choice from the form's fields, as `form`'s language writes numbers; no text raises.

    `current` is the edition in force. A quantity that the edition has no price for is not asked
    for: it keeps its start. What names nothing in the book is left out.
    """
    one = dict(fields)
    agreement, other = (book.editions.get(one.get(name, "")) for name in (AGREEMENT, BESIDE))
    edition = agreement or current
    both = (edition, other) if other else (edition,)
    # A field that is not there belongs to another edition's form: its quantity keeps its start.
    asked = [each for each in asked_for(book, *both) if each.id in one]
    quantities, faults = read_quantities(one, asked, form)
    choice = Choice(
        Order(
            {**_starts(book, *both), **quantities},
            _all(fields, SERVICES),
            frozenset(_all(fields, HAS)),
        ),
        edition,
        older=agreement is not None,
        traits=_traits(_all(fields, TRAITS), book, edition),
        taxed=one.get(TAX) == TAXED,
        shared=SHARED in one,
    )
    return compared(choice, other, book), faults


def offered(book: Book, *editions: Edition) -> tuple[str, ...]:
    """The ids of the services that one of the editions offers."""
    return tuple(
        service.id
        for service in book.services.values()
        if any(each.id in service.offers for each in editions)
    )


def asked_for(book: Book, *editions: Edition) -> tuple[Quantity, ...]:
    """The quantities that some price of one of the editions takes."""
    named = {
        term
        for price in _prices(book, *editions)
        for name, term in price.terms.items()
        if name in ("quantity", "hours", "requests", "hourly_rate")
    }
    return tuple(each for each in book.quantities.values() if each.id in named)


def conditions(book: Book, *editions: Edition) -> Mapping[str, Mapping[str, str]]:
    """What the reader may have already that makes a price nothing: its id and its name."""
    return {
        price.terms["within"]: price.terms["name"]
        for price in _prices(book, *editions)
        if "within" in price.terms
    }


def at(choice: Choice, edition: Edition, book: Book) -> Choice:
    """The same order at another edition's prices, without the services that it does not offer."""
    order = choice.order
    services = _services(order.services, book, edition)
    beside = choice.beside
    return Choice(
        Order({**_starts(book, edition), **order.quantities}, services, order.has),
        edition,
        traits=_traits(choice.traits, book, edition),
        taxed=choice.taxed,
        shared=choice.shared,
        example=choice.example,
        beside=beside if beside and beside.edition is not edition else None,
    )


def _prices(book: Book, *editions: Edition) -> Iterable[Price]:
    offers = (
        service.offers.get(each.id) for service in book.services.values() for each in editions
    )
    return (price for offer in offers if offer for price in offer.prices)


def _within(order: Order, edition: Edition, book: Book) -> Order:
    """As much of an order as an edition knows; numbers that it does not take do no harm."""
    has = order.has & {*conditions(book, edition)}
    return replace(order, services=_services(order.services, book, edition), has=has)


def _counterparts(ids: Iterable[str], book: Book, edition: Edition) -> set[str]:
    """What an edition offers that replaces one of the services, or that one of them replaces."""
    chosen = {*ids}
    found = {each.other for each in book.replaced if each.one in chosen}
    found |= {each.one for each in book.replaced if each.other in chosen}
    return found & {*offered(book, edition)}


def _starts(book: Book, *editions: Edition) -> dict[str, int | Decimal]:
    asked = asked_for(book, *editions)
    return {each.id: each.start for each in asked if each.start is not None}


def _opening(book: Book, edition: Edition) -> tuple[str, ...]:
    """The stated services, as far as the edition offers them; else its first one with an amount."""
    known = offered(book, edition)
    if stated := tuple(id for id in book.start if id in known):
        return stated
    priced = [
        id
        for id in known
        if any("amount" in price.terms for price in book.services[id].offers[edition.id].prices)
    ]
    return tuple((priced or known)[:1])


def _services(ids: Iterable[str], book: Book, edition: Edition) -> tuple[str, ...]:
    """Each once, in the order of the price list."""
    chosen = {*ids}
    return tuple(id for id in offered(book, edition) if id in chosen)


def _traits(ids: Iterable[str], book: Book, edition: Edition) -> tuple[str, ...]:
    chosen = {*ids}
    return tuple(each.id for each in book.advice.get(edition.id, ()) if each.id in chosen)


def _all(fields: Fields, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in fields if key == name)

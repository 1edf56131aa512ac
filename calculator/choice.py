"""What the reader has chosen: an order, the edition whose prices it is at, and how to show it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from calculator.book import Book, Edition, Price, Quantity
from calculator.money import Format
from calculator.order import Fault, Order, read_quantities

# The fields of the form that are no quantity; no quantity may have such an id.
SERVICES, TRAITS, HAS, TAX, AGREEMENT, SHARED = (
    "services",
    "traits",
    "has",
    "tax",
    "agreement",
    "shared",
)
EDITION = "edition"
RESERVED = frozenset({SERVICES, TRAITS, HAS, TAX, AGREEMENT, SHARED, EDITION})
TAXED = "with"

type Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """An order at an edition's prices.

    `older` is true where the reader has chosen an edition by its name, for an older agreement.
    `traits` are the ids of what describes the reader. `taxed` shows sums with tax. `shared` lets
    the reader's own amounts, such as an hourly rate, into a link.
    """

    order: Order
    edition: Edition
    older: bool = False
    traits: tuple[str, ...] = ()
    taxed: bool = False
    shared: bool = False


def start(book: Book, edition: Edition) -> Choice:
    """What the calculator opens with: the stated services and numbers, without tax."""
    return Choice(Order(_starts(book, edition), _opening(book, edition)), edition)


def read_choice(
    fields: Fields, book: Book, current: Edition, form: Format
) -> tuple[Choice, tuple[Fault, ...]]:
    """A choice from the form's fields, as `form`'s language writes numbers; no text raises.

    `current` is the edition in force. A quantity that the edition has no price for is not asked
    for: it keeps its start. What names nothing in the book is left out.
    """
    one = dict(fields)
    agreement = book.editions.get(one.get(AGREEMENT, ""))
    edition = agreement or current
    # A field that is not there belongs to another edition's form: its quantity keeps its start.
    asked = [each for each in asked_for(book, edition) if each.id in one]
    quantities, faults = read_quantities(one, asked, form)
    choice = Choice(
        Order(
            {**_starts(book, edition), **quantities},
            _services(_all(fields, SERVICES), book, edition),
            frozenset(_all(fields, HAS)) & {*conditions(book, edition)},
        ),
        edition,
        older=agreement is not None,
        traits=_traits(_all(fields, TRAITS), book, edition),
        taxed=one.get(TAX) == TAXED,
        shared=SHARED in one,
    )
    return choice, faults


def offered(book: Book, edition: Edition) -> tuple[str, ...]:
    """The ids of the services that the edition offers."""
    return tuple(each.id for each in book.services.values() if edition.id in each.offers)


def asked_for(book: Book, edition: Edition) -> tuple[Quantity, ...]:
    """The quantities that some price of the edition takes."""
    named = {
        term
        for price in _prices(book, edition)
        for name, term in price.terms.items()
        if name in ("quantity", "hours", "requests", "hourly_rate")
    }
    return tuple(each for each in book.quantities.values() if each.id in named)


def conditions(book: Book, edition: Edition) -> Mapping[str, Mapping[str, str]]:
    """What the reader may have already that makes a price nothing: its id and its name."""
    return {
        price.terms["within"]: price.terms["name"]
        for price in _prices(book, edition)
        if "within" in price.terms
    }


def at(choice: Choice, edition: Edition, book: Book) -> Choice:
    """The same order at another edition's prices, without the services that it does not offer."""
    order = choice.order
    services = _services(order.services, book, edition)
    return Choice(
        Order({**_starts(book, edition), **order.quantities}, services, order.has),
        edition,
        traits=_traits(choice.traits, book, edition),
        taxed=choice.taxed,
        shared=choice.shared,
    )


def _prices(book: Book, edition: Edition) -> Iterable[Price]:
    offers = (service.offers.get(edition.id) for service in book.services.values())
    return (price for offer in offers if offer for price in offer.prices)


def _starts(book: Book, edition: Edition) -> dict[str, int | Decimal]:
    asked = asked_for(book, edition)
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

"""What the reader has chosen: an order, the edition whose prices it is at, and how to show it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from calculator.pricing.kinds import HOURS, REQUESTS, quantities_of, takes_time
from calculator.pricing.money import Format
from calculator.pricing.order import Fault, Order, read_quantities
from calculator.pricing.price_book import Book, Edition, Price, Quantity

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
# What the reader has ticked may belong to another edition's form: a link names it apart.
KEPT = {SERVICES: "kept-services", TRAITS: "kept-traits", HAS: "kept-has"}
RESERVED = frozenset(
    {SERVICES, TRAITS, HAS, TAX, AGREEMENT, BESIDE, SHARED, EDITION, *KEPT.values()}
)
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
    edition offers. `kept` are the ids that the reader has ticked in the form of an edition that is
    none of these, by the field's name: they are of use again when the reader comes back to it.
    `typed` are texts of number fields that are no numbers, by quantity id: they stay in the form.
    """

    order: Order
    edition: Edition
    older: bool = False
    traits: tuple[str, ...] = ()
    taxed: bool = False
    shared: bool = False
    example: bool = False
    beside: "Choice | None" = None
    kept: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)

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
    beside = replace(own, order=order, edition=other, older=False, traits=(), kept={})
    return replace(own, beside=beside)


def with_numbers(choice: Choice, quantities: Mapping[str, int | Decimal]) -> Choice:
    """The same choice of other numbers, beside the other edition's prices too."""
    beside = choice.beside and with_numbers(choice.beside, quantities)
    return replace(choice, order=replace(choice.order, quantities=quantities), beside=beside)


def marked(choice: Choice, *, example: bool) -> Choice:
    """The same choice, told as an example or as the reader's own."""
    beside = choice.beside and marked(choice.beside, example=example)
    return replace(choice, example=example, beside=beside)


def filled(choice: Choice, chosen: Iterable[str], forms: Sequence[Edition], book: Book) -> Choice:
    """`choice` with what its editions offer in place of the services of `chosen` that they do not.

    `forms` are the editions of the form that the reader chose them in: what those do not offer was
    kept from the form of another one. Where an edition offers nothing of either kind, it has what
    the calculator opens with.
    """
    ids, ticked = {*chosen}, {*chosen} & {*offered(book, *forms)}
    services: set[str] = set()
    for edition in choice.editions:
        known = {*offered(book, edition)}
        found = ids & known
        # Whoever comes back to an edition finds it as it was left.
        if edition not in forms and not (found - ticked):
            found |= _counterparts(ticked - known, book, edition)
            found = found or {*_opening(book, edition)}
        services |= found
    order = replace(choice.order, services=tuple(services), has=choice.has)
    other = choice.beside.edition if choice.beside else None
    return compared(replace(choice, order=order), other, book)


def read_choice(
    fields: Fields, book: Book, current: Edition, form: Format
) -> tuple[Choice, tuple[Fault, ...]]:
    """A choice from the form's fields, as `form`'s language writes numbers; no text raises.

    `current` is the edition in force. A quantity that the edition has no price for is not asked
    for: its number stays with the order as it is. What names nothing in the book is left out.
    """
    one = dict(fields)
    agreement, other = (book.editions.get(one.get(name, "")) for name in (AGREEMENT, BESIDE))
    edition = agreement or current
    both = (edition, other) if other else (edition,)
    # A field that is not there belongs to another edition's form: its quantity keeps its start.
    asked = [each for each in asked_for(book, *both) if each.id in one]
    quantities, faults = read_quantities(one, asked, form)
    others, unread = _not_asked(one, book, both, form)
    typed = {each.field: one[each.field] for each in (*faults, *unread)}
    faults += tuple(Fault(id, "no_request", {}) for id in timeless(quantities, book, *both))
    ticked = {name: _all(fields, name) for name in KEPT}
    choice = Choice(
        Order(
            {**_starts(book, *both), **others, **quantities},
            ticked[SERVICES],
            frozenset(ticked[HAS]),
        ),
        edition,
        older=agreement is not None,
        traits=_traits(ticked[TRAITS], book, edition),
        taxed=one.get(TAX) == TAXED,
        shared=SHARED in one,
        kept=kept(ticked, book, *both),
        typed=typed,
    )
    return compared(choice, other, book), faults


def timeless(
    quantities: Mapping[str, int | Decimal], book: Book, *editions: Edition
) -> tuple[str, ...]:
    """The ids of request quantities that are 0 although there are hours; time needs a request."""
    pairs = {
        (price.terms[HOURS], price.terms[REQUESTS])
        for price in _prices(book, *editions)
        if takes_time(price) and price.terms[REQUESTS]
    }
    found = {id for hours, id in pairs if quantities.get(hours) and quantities.get(id) == 0}
    return tuple(id for id in book.quantities if id in found)


def numbers_kept(choice: Choice, book: Book) -> tuple[Quantity, ...]:
    """The quantities that only other editions ask for, where the number is not the start."""
    asked, numbers = asked_for(book, *choice.editions), choice.order.quantities
    return tuple(
        each
        for each in book.quantities.values()
        if each not in asked and numbers.get(each.id, each.start) != each.start
    )


def kept(
    ticked: Mapping[str, Iterable[str]], book: Book, *editions: Edition
) -> Mapping[str, tuple[str, ...]]:
    """What is ticked, by the field's name, that only the forms of other editions have.

    The first of `editions` is the one whose guide is in the form.
    """
    known, here = _ticks(book, *book.editions.values()), _ticks(book, *editions)
    here[TRAITS] = _ticks(book, editions[0])[TRAITS]
    found = {
        name: tuple(id for id in known[name] if id in {*ids} and id not in here[name])
        for name, ids in ticked.items()
    }
    return {name: ids for name, ids in found.items() if ids}


def _ticks(book: Book, *editions: Edition) -> dict[str, tuple[str, ...]]:
    """The ids that the editions' forms have to tick, by the field's name, each once."""
    advice = [each.id for edition in editions for each in book.advice.get(edition.id, ())]
    return {
        SERVICES: offered(book, *editions),
        TRAITS: tuple(dict.fromkeys(advice)),
        HAS: tuple(conditions(book, *editions)),
    }


def _not_asked(
    fields: Mapping[str, str], book: Book, editions: Sequence[Edition], form: Format
) -> tuple[dict[str, int | Decimal], tuple[Fault, ...]]:
    """The numbers of other editions' forms that the form has kept, and a Fault for each other."""
    asked = asked_for(book, *editions)
    others = [each for each in book.quantities.values() if each not in asked]
    return read_quantities(fields, [each for each in others if each.id in fields], form)


def offered(book: Book, *editions: Edition) -> tuple[str, ...]:
    """The ids of the services that one of the editions offers."""
    return tuple(
        service.id
        for service in book.services.values()
        if any(each.id in service.offers for each in editions)
    )


def asked_for(book: Book, *editions: Edition) -> tuple[Quantity, ...]:
    """The quantities that some price of one of the editions takes."""
    taken = {id for price in _prices(book, *editions) for id in quantities_of(price)}
    return tuple(each for each in book.quantities.values() if each.id in taken)


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
    beside = choice.beside if choice.beside and choice.beside.edition is not edition else None
    editions = (edition, beside.edition) if beside else (edition,)
    ticked = {SERVICES: choice.services, TRAITS: choice.traits, HAS: choice.has}
    every = {name: (*ids, *choice.kept.get(name, ())) for name, ids in ticked.items()}
    return Choice(
        Order({**_starts(book, edition), **order.quantities}, services, order.has),
        edition,
        traits=_traits(choice.traits, book, edition),
        taxed=choice.taxed,
        shared=choice.shared,
        example=choice.example,
        beside=beside,
        kept=kept(every, book, *editions),
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

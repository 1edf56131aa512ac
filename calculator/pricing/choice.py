"""The reader's choice: an order, the edition whose prices apply, and how to show the estimate."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from calculator.pricing.kinds import HOURS, REQUESTS, quantities_of, takes_time
from calculator.pricing.money import Format
from calculator.pricing.order import Fault, Order, read_quantities
from calculator.pricing.price_book import Book, Edition, Price, Quantity

# The names of the form fields other than quantities; no quantity may have one of these ids.
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
# The fields for ids that the reader has ticked in the form of another edition.
KEPT_FIELDS = {SERVICES: "kept-services", TRAITS: "kept-traits", HAS: "kept-has"}
RESERVED = frozenset(
    {SERVICES, TRAITS, HAS, TAX, AGREEMENT, BESIDE, SHARED, EDITION, *KEPT_FIELDS.values()}
)
TAXED = "with"

type Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Choice:
    """An order, the edition whose prices apply, and how the estimate is shown.

    `older` is true where the reader has selected the edition of an older agreement.
    `traits` are the ids of the situations that describe the reader. `taxed` shows sums with tax.
    `shared` puts the reader's own amounts, such as an hourly rate, into the link. `example` is
    true where no number is the reader's own: the page then calls the estimate an example.

    `beside` is the same order at the prices of another edition, for comparison. Each of the two
    choices has only services that its own edition offers.

    `ticked_elsewhere` maps the name of a form field to ids that the reader has ticked in the form
    of a third edition; these ids are ticked again when the reader returns to that edition. `typed`
    maps a quantity id to a text that is not a number, so that the form can show the text again.
    """

    order: Order
    edition: Edition
    older: bool = False
    traits: tuple[str, ...] = ()
    taxed: bool = False
    shared: bool = False
    example: bool = False
    beside: "Choice | None" = None
    ticked_elsewhere: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def editions(self) -> tuple[Edition, ...]:
        """The choice's own edition, then the compared one, if any."""
        return tuple(each.edition for each in self.both)

    @property
    def both(self) -> tuple["Choice", ...]:
        """The choice itself, then the compared one, if any."""
        return (self, self.beside) if self.beside else (self,)

    @property
    def services(self) -> frozenset[str]:
        """The ids of the services of both choices."""
        return frozenset(id for each in self.both for id in each.order.services)

    @property
    def has(self) -> frozenset[str]:
        """The ids of the things that the reader already has, of both choices."""
        return frozenset().union(*(each.order.has for each in self.both))


def start(book: Book, edition: Edition, other: Edition | None = None) -> Choice:
    """The choice that the calculator opens with: an example, with the book's services and numbers.

    With `other`, the choice is compared with that edition. Where only one of the two editions
    offers a service, the choice at the other edition has the replacement or the predecessor of
    that service.
    """
    both = (edition, other) if other else (edition,)
    opening = {id for each in both for id in _opening(book, each)}
    services = opening.union(*(_counterparts(opening, book, each) for each in both if other))
    opening_order = Order(_starts(book, *both), tuple(services))
    return with_comparison(Choice(opening_order, edition, example=True), other, book)


def with_comparison(choice: Choice, other: Edition | None, book: Book) -> Choice:
    """The choice compared with `other`; each side keeps only services that its edition offers."""
    own = replace(choice, order=_within(choice.order, choice.edition, book), beside=None)
    if other is None or other is choice.edition:
        return own
    order = _within(choice.order, other, book)
    beside = replace(own, order=order, edition=other, older=False, traits=(), ticked_elsewhere={})
    return replace(own, beside=beside)


def with_numbers(choice: Choice, quantities: Mapping[str, int | Decimal]) -> Choice:
    """The same choice with other numbers, which the compared choice gets too."""
    beside = choice.beside and with_numbers(choice.beside, quantities)
    return replace(choice, order=replace(choice.order, quantities=quantities), beside=beside)


def with_example(choice: Choice, *, example: bool) -> Choice:
    """The same choice, marked as an example or as the reader's own."""
    beside = choice.beside and with_example(choice.beside, example=example)
    return replace(choice, example=example, beside=beside)


def with_offered_services(
    choice: Choice, chosen: Iterable[str], forms: Sequence[Edition], book: Book
) -> Choice:
    """Replace the services of `choice` that the editions of `choice` do not offer.

    `chosen` are ids of services, and `forms` are the editions of the form in which the reader
    ticked these services. An id that no edition of `forms` offers was kept from an earlier
    form. Each edition gets the chosen services that it offers, then the replacements of ticked
    services. An edition without any of these gets the services that the calculator opens with.
    """
    ids, ticked = {*chosen}, {*chosen} & {*offered(book, *forms)}
    services: set[str] = set()
    for edition in choice.editions:
        known = {*offered(book, edition)}
        found = ids & known
        # Where services were kept for this edition, they are used instead of replacements.
        if edition not in forms and not (found - ticked):
            found |= _counterparts(ticked - known, book, edition)
            found = found or {*_opening(book, edition)}
        services |= found
    order = replace(choice.order, services=tuple(services), has=choice.has)
    other = choice.beside.edition if choice.beside else None
    return with_comparison(replace(choice, order=order), other, book)


def read_choice(
    fields: Fields, book: Book, current: Edition, number_format: Format
) -> tuple[Choice, tuple[Fault, ...]]:
    """The choice in a form's fields, and a Fault for each number that cannot be used.

    `current` is the edition in force; `number_format` is how the reader's language writes numbers.
    No text raises an error. An id that is not in the book is ignored. A number for a quantity
    that the edition does not ask for stays in the order.
    """
    one = dict(fields)
    agreement, other = (book.editions.get(one.get(name, "")) for name in (AGREEMENT, BESIDE))
    edition = agreement or current
    both = (edition, other) if other else (edition,)
    # A quantity without a field in this form keeps its start value.
    asked = [each for each in asked_for(book, *both) if each.id in one]
    quantities, faults = read_quantities(one, asked, number_format)
    others, unread = _read_kept_numbers(one, book, both, number_format)
    typed = {each.field: one[each.field] for each in (*faults, *unread)}
    faults += tuple(Fault(id, "no_request", {}) for id in without_requests(quantities, book, *both))
    ticked = {name: _all(fields, name) for name in KEPT_FIELDS}
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
        ticked_elsewhere=ticked_elsewhere(ticked, book, *both),
        typed=typed,
    )
    return with_comparison(choice, other, book), faults


def without_requests(
    quantities: Mapping[str, int | Decimal], book: Book, *editions: Edition
) -> tuple[str, ...]:
    """The ids of the numbers of requests that are 0 although hours are given for them."""
    pairs = {
        (price.terms[HOURS], price.terms[REQUESTS])
        for price in _prices(book, *editions)
        if takes_time(price) and price.terms[REQUESTS]
    }
    found = {id for hours, id in pairs if quantities.get(hours) and quantities.get(id) == 0}
    return tuple(id for id in book.quantities if id in found)


def numbers_elsewhere(choice: Choice, book: Book) -> tuple[Quantity, ...]:
    """The quantities that only other editions ask for, and whose numbers the reader has changed."""
    asked, numbers = asked_for(book, *choice.editions), choice.order.quantities
    return tuple(
        each
        for each in book.quantities.values()
        if each not in asked and numbers.get(each.id, each.start) != each.start
    )


def ticked_elsewhere(
    ticked: Mapping[str, Iterable[str]], book: Book, *editions: Edition
) -> Mapping[str, tuple[str, ...]]:
    """The ticked ids that only the forms of other editions have, by the field's name.

    `editions` are the editions of this form. The form's situations are those of the first edition.
    """
    known, here = _ticks(book, *book.editions.values()), _ticks(book, *editions)
    here[TRAITS] = _ticks(book, editions[0])[TRAITS]
    found = {
        name: tuple(id for id in known[name] if id in {*ids} and id not in here[name])
        for name, ids in ticked.items()
    }
    return {name: ids for name, ids in found.items() if ids}


def _ticks(book: Book, *editions: Edition) -> dict[str, tuple[str, ...]]:
    """The ids of all check boxes in the editions' forms, by the field's name, each once."""
    advice = [each.id for edition in editions for each in book.advice.get(edition.id, ())]
    return {
        SERVICES: offered(book, *editions),
        TRAITS: tuple(dict.fromkeys(advice)),
        HAS: tuple(conditions(book, *editions)),
    }


def _read_kept_numbers(
    fields: Mapping[str, str], book: Book, editions: Sequence[Edition], number_format: Format
) -> tuple[dict[str, int | Decimal], tuple[Fault, ...]]:
    """The numbers that the form keeps for other editions, and a Fault for each unreadable one."""
    asked = asked_for(book, *editions)
    others = [each for each in book.quantities.values() if each not in asked]
    return read_quantities(fields, [each for each in others if each.id in fields], number_format)


def offered(book: Book, *editions: Edition) -> tuple[str, ...]:
    """The ids of the services that one of the editions offers."""
    return tuple(
        service.id
        for service in book.services.values()
        if any(each.id in service.offers for each in editions)
    )


def asked_for(book: Book, *editions: Edition) -> tuple[Quantity, ...]:
    """The quantities that prices of the editions depend on."""
    used = {id for price in _prices(book, *editions) for id in quantities_of(price)}
    return tuple(each for each in book.quantities.values() if each.id in used)


def conditions(book: Book, *editions: Edition) -> Mapping[str, Mapping[str, str]]:
    """The services and other things that make a price free: id → name in each language."""
    return {
        price.terms["within"]: price.terms["name"]
        for price in _prices(book, *editions)
        if "within" in price.terms
    }


def at_edition(choice: Choice, edition: Edition, book: Book) -> Choice:
    """The same order at the prices of another edition, without services that it does not offer."""
    order = choice.order
    services = _services(order.services, book, edition)
    beside = choice.beside if choice.beside and choice.beside.edition is not edition else None
    editions = (edition, beside.edition) if beside else (edition,)
    ticked = {SERVICES: choice.services, TRAITS: choice.traits, HAS: choice.has}
    every = {name: (*ids, *choice.ticked_elsewhere.get(name, ())) for name, ids in ticked.items()}
    return Choice(
        Order({**_starts(book, edition), **order.quantities}, services, order.has),
        edition,
        traits=_traits(choice.traits, book, edition),
        taxed=choice.taxed,
        shared=choice.shared,
        example=choice.example,
        beside=beside,
        ticked_elsewhere=ticked_elsewhere(every, book, *editions),
    )


def _prices(book: Book, *editions: Edition) -> Iterable[Price]:
    offers = (
        service.offers.get(each.id) for service in book.services.values() for each in editions
    )
    return (price for offer in offers if offer for price in offer.prices)


def _within(order: Order, edition: Edition, book: Book) -> Order:
    """The order without services and conditions that an edition does not have."""
    has = order.has & {*conditions(book, edition)}
    return replace(order, services=_services(order.services, book, edition), has=has)


def _counterparts(ids: Iterable[str], book: Book, edition: Edition) -> set[str]:
    """The services of an edition that replace one of `ids`, or are replaced by one of them."""
    chosen = {*ids}
    found = {each.other for each in book.replaced if each.one in chosen}
    found |= {each.one for each in book.replaced if each.other in chosen}
    return found & {*offered(book, edition)}


def _starts(book: Book, *editions: Edition) -> dict[str, int | Decimal]:
    asked = asked_for(book, *editions)
    return {each.id: each.start for each in asked if each.start is not None}


def _opening(book: Book, edition: Edition) -> tuple[str, ...]:
    """The book's opening services in the edition; else its first service with an amount."""
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
    """The ids that the edition offers, each once, in the order of the price list."""
    chosen = {*ids}
    return tuple(id for id in offered(book, edition) if id in chosen)


def _traits(ids: Iterable[str], book: Book, edition: Edition) -> tuple[str, ...]:
    chosen = {*ids}
    return tuple(each.id for each in book.advice.get(edition.id, ()) if each.id in chosen)


def _all(fields: Fields, name: str) -> tuple[str, ...]:
    return tuple(value for key, value in fields if key == name)

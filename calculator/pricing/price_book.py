"""The price book: editions, services and prices, read from JSON."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Protocol, cast

from calculator.pricing.money import Format
from calculator.pricing.offer_clauses import Clause, Part, Requirement

type Texts = Mapping[str, str]  # language code → text


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the catalogue: its code, its own name, and how it writes numbers."""

    code: str
    name: str
    number_format: Format


@dataclass(frozen=True, slots=True)
class Names:
    """The singular and the plural of a thing: rad, rader; line, lines."""

    one: Texts
    many: Texts


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that the reader enters, such as users.

    `start` is its value in a new order; where `start` is None, the field may be empty. `most` is
    its maximum, and `decimals` how many decimals it may have. `money` is true for an amount.
    """

    id: str
    label: Texts
    hint: Texts
    names: Names
    start: int | None
    most: int
    decimals: int = 0
    money: bool = False


@dataclass(frozen=True, slots=True)
class Tax:
    """The tax that prices exclude: its name, its rate in percent, and ids of assumptions."""

    name: Texts
    percent: Decimal
    assumptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assumption:
    """An assumption behind the figures, which the current edition does not state.

    `source` is the document and line that states the assumption, None where no document
    states it.
    """

    id: str
    text: Texts
    source: str | None
    source_name: Texts | None


@dataclass(frozen=True, slots=True)
class Edition:
    """A price list. If `valid_from` is None, the list is used only where its id is given."""

    id: str
    name: Texts
    valid_from: date | None


@dataclass(frozen=True, slots=True)
class Price:
    """One price of one service in one edition.

    `terms` holds the fields of this `kind` of price, with amounts as text and sizes as whole
    numbers; `calculator.pricing.kinds` reads them. `starting` is true for a price with "from".
    `assumptions` are ids, and `source` is the document and line of the price.
    """

    kind: str
    starting: bool
    assumptions: tuple[str, ...]
    source: str
    terms: Mapping[str, Any]

    def amount(self, name: str = "amount") -> Decimal:
        """The exact amount in the term `name`; raises KeyError where the price lacks the term."""
        return Decimal(cast(str, self.terms[name]))


@dataclass(frozen=True, slots=True)
class Offer:
    """What one edition states about a service.

    `edition` is the id of the edition, and `name` is the name of the service in that edition.

    `minimum_term` is in months, 0 where there is none and None where the edition states nothing.
    `includes` and `excludes` are the edition's own lists; the edition's comparison may state more.
    `parts` are included clauses that other clauses belong to, by their ids.
    """

    edition: str
    name: Texts
    minimum_term: int | None
    prices: tuple[Price, ...]
    requires: tuple[Requirement, ...] = ()
    includes: tuple[Clause, ...] = ()
    excludes: tuple[Clause, ...] = ()
    parts: Mapping[str, Part] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Service:
    """A service and its offers by edition id; `option_of` is the id of the main service."""

    id: str
    name: Texts
    offers: Mapping[str, Offer]
    option_of: str | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """The services that an edition recommends in a situation; `trait` names the situation.

    Each item of `recommends` is an alternative: the ids of one service, or of several together.
    """

    id: str
    trait: Texts
    situation: Texts
    recommends: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A verdict: `value` is its key in the words, `add` the id of a service that has the thing."""

    value: str
    qualifier: Texts | None
    add: str | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A row of the comparison: one thing, and the cell of each service by its id."""

    name: Texts
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: an order at an edition's prices, and the sentence that introduces it."""

    id: str
    text: Texts
    edition: str
    services: tuple[str, ...]
    quantities: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Replacement:
    """The service `other` replaces the service `one` from the edition `since` on.

    `partly` is true where `other` replaces only a part of `one`.
    """

    one: str
    other: str
    since: str
    partly: bool


@dataclass(frozen=True, slots=True)
class Book:
    """A whole price book; every sequence keeps the order of the price list."""

    currency: str
    decimals: int
    tax: Tax
    languages: Mapping[str, Language]
    quantities: Mapping[str, Quantity]
    editions: Mapping[str, Edition]
    services: Mapping[str, Service]
    assumptions: Mapping[str, Assumption]
    not_included: Mapping[str, tuple[Texts, ...]]  # edition → what its estimates leave out
    advice: Mapping[str, tuple[Advice, ...]]  # edition → its guide
    compared: Mapping[str, tuple[Compared, ...]]  # edition → its comparison of services
    firm: tuple[str, ...] = ()  # the lines on the firm: its name, then other details
    start: tuple[str, ...] = ()  # the services of the default order
    examples: tuple[Example, ...] = ()
    replaced: tuple[Replacement, ...] = ()


class Dated(Protocol):
    """An edition of the book or of the catalogue."""

    @property
    def valid_from(self) -> date | None:
        """The first day on which the edition is in force; None for an undated edition."""


def oldest_first[Each: Dated](editions: Iterable[Each]) -> list[Each]:
    """The undated editions, then the dated ones by day; editions of one day in reverse order."""
    listed = [*editions]
    listed.reverse()
    return sorted(listed, key=lambda each: str(each.valid_from or ""))


def replaced_between(book: Book, before: Edition, after: Edition) -> tuple[Replacement, ...]:
    """The replacements after the edition `before`, up to and including the edition `after`."""
    age = [each.id for each in oldest_first(book.editions.values())]
    between = age[age.index(before.id) + 1 : age.index(after.id) + 1]
    return tuple(each for each in book.replaced if each.since in between)


def edition_on(book: Book, day: date) -> Edition | None:
    """The dated edition in force on `day`, None before the first; never an undated one."""
    begun = [
        edition
        for edition in book.editions.values()
        if edition.valid_from and edition.valid_from <= day
    ]
    return max(begun, key=lambda edition: cast(date, edition.valid_from), default=None)


def read_book(text: str) -> Book:
    """Read a price book from its JSON text, as `pricebook build` writes it.

    Raises KeyError, TypeError or ValueError where the JSON is not a price book.
    """
    raw = json.loads(text)
    return Book(
        currency=raw["currency"],
        decimals=raw["decimals"],
        tax=Tax(
            raw["tax"]["name"], Decimal(raw["tax"]["percent"]), tuple(raw["tax"]["assumptions"])
        ),
        languages={
            one["code"]: Language(one["code"], one["name"], Format(**one["format"]))
            for one in raw["languages"]
        },
        quantities=_by_id(_quantity(one) for one in raw["quantities"]),
        editions=_by_id(_edition(one) for one in raw["editions"]),
        services=_by_id(_service(one) for one in raw["services"]),
        assumptions=_by_id(Assumption(**one) for one in raw["assumptions"]),
        not_included={edition: tuple(texts) for edition, texts in raw["not_included"].items()},
        advice=_by_edition(raw.get("advice", {}), _advice),
        compared=_by_edition(raw.get("compared", {}), _compared),
        firm=tuple(raw.get("firm", ())),
        start=tuple(raw.get("start", ())),
        examples=tuple(_example(one) for one in raw.get("examples", ())),
        replaced=tuple(
            Replacement(one["one"], one["other"], one["since"], one["partly"])
            for one in raw.get("replaced", ())
        ),
    )


def _by_edition[T](
    raw: Mapping[str, Iterable[dict[str, Any]]], read: Callable[[dict[str, Any]], T]
) -> Mapping[str, tuple[T, ...]]:
    return {edition: tuple(read(one) for one in rows) for edition, rows in raw.items()}


def _by_id[T: (Quantity, Edition, Service, Assumption)](things: Iterable[T]) -> Mapping[str, T]:
    return {thing.id: thing for thing in things}


def _quantity(raw: dict[str, Any]) -> Quantity:
    names = Names(raw["one"], raw["many"])
    return Quantity(
        raw["id"],
        raw["label"],
        raw["hint"],
        names,
        raw["start"],
        raw["most"],
        raw.get("decimals", 0),
        raw.get("money", False),
    )


def _edition(raw: dict[str, Any]) -> Edition:
    day = raw["valid_from"]
    return Edition(raw["id"], raw["name"], date.fromisoformat(day) if day else None)


def _service(raw: dict[str, Any]) -> Service:
    offers = {one["edition"]: _offer(one, raw["name"]) for one in raw["offers"]}
    return Service(raw["id"], raw["name"], offers, raw.get("option_of"))


def _offer(raw: dict[str, Any], name: Texts) -> Offer:
    return Offer(
        edition=raw["edition"],
        name=raw.get("name") or name,
        minimum_term=raw["minimum_term"],
        prices=tuple(_price(one) for one in raw["prices"]),
        requires=tuple(
            Requirement(one["text"], one["service"], one.get("of"))
            for one in raw.get("requires", ())
        ),
        includes=_clauses(raw, "includes"),
        excludes=_clauses(raw, "excludes"),
        parts={
            one["id"]: Part(one["id"], one["text"], one["name"]) for one in raw.get("parts", ())
        },
    )


def _clauses(raw: dict[str, Any], key: str) -> tuple[Clause, ...]:
    """A list of an offer: the clauses on the whole service, then the clauses on each part."""
    whole = [Clause(text) for text in raw.get(key, ())]
    return (
        *whole,
        *(Clause(text, one["id"]) for one in raw.get("parts", ()) for text in one[key]),
    )


def _advice(raw: dict[str, Any]) -> Advice:
    recommends = tuple(tuple(each) for each in raw["recommends"])
    return Advice(raw["id"], raw["trait"], raw["situation"], recommends)


def _compared(raw: dict[str, Any]) -> Compared:
    return Compared(raw["name"], {id: Cell(**cell) for id, cell in raw["cells"].items()})


def _example(raw: dict[str, Any]) -> Example:
    numbers = {id: Decimal(number) for id, number in raw["quantities"].items()}
    return Example(raw["id"], raw["text"], raw["edition"], tuple(raw["services"]), numbers)


def _price(raw: dict[str, Any]) -> Price:
    return Price(
        raw["kind"], raw["starting"], tuple(raw["assumptions"]), raw["source"], raw["terms"]
    )

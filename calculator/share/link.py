"""An order as an address's fragment, and back: only ids and numbers, never an amount of ours.

`#o1:` and entries joined by `~`, each a name and values joined by `.`, such as
`#o1:edition.2026-01~users.25~services.first-line.maintenance~tax.with`. `agreement` names an older
edition whose prices it is at, `beside` one to compare with. A decimal mark is `_`. The reader's own
amounts travel only where the reader asks for it. What the reader has given for another edition
stays with the order: its numbers under their own names, its ids under such as `kept-services`.
`calculator.share.fragment` has the syntax.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from calculator.pricing.choice import (
    AGREEMENT,
    BESIDE,
    EDITION,
    HAS,
    KEPT,
    SERVICES,
    TAX,
    TAXED,
    TRAITS,
    Choice,
    asked_for,
    at,
    compared,
    conditions,
    kept,
    numbers_kept,
    offered,
    start,
    timeless,
)
from calculator.pricing.order import Order
from calculator.pricing.price_book import Book, Edition, Quantity
from calculator.share.fragment import MARK, Entries, entries_of

_NUMBER = re.compile(r"([0-9]{1,15})(?:_([0-9]{1,4}))?")


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry, or one value of it, that could not be read.

    `name` is the entry's name, "" where it has none; `value` is what stood there. `instead` is the
    number, or the edition, that the calculator takes in its place; None where nothing does: then
    it is not in the sum. `fault` is the code of what is wrong with a number that can be read.
    """

    name: str
    value: str
    instead: int | Decimal | Edition | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link leads to.

    `then` is the same choice at the prices that were in force when the link was made, None where
    those are still in force, or where an older agreement was chosen by name: that one never
    changes. `refused` is everything that could not be read, and `is_known` is False where nothing
    could be, because the link is of another version than this one.
    """

    choice: Choice
    then: Choice | None
    refused: tuple[Refused, ...]
    is_known: bool = True


def write_link(choice: Choice, current: Edition, book: Book) -> str:
    """The fragment of a choice, without #; `current` is the edition in force.

    The numbers of an example are nobody's: its link names none, and opens as an example again.
    """
    order = choice.order
    entries: list[Sequence[str]] = [[EDITION, current.id]]
    if choice.older:
        entries.append([AGREEMENT, choice.edition.id])
    if choice.beside:
        entries.append([BESIDE, choice.beside.edition.id])
    entries += [
        [quantity.id, _written(order.quantities[quantity.id])]
        for quantity in (*asked_for(book, *choice.editions), *numbers_kept(choice, book))
        if quantity.id in order.quantities
        and not choice.example
        and (choice.shared or not quantity.money)
    ]
    services = choice.services
    entries.append([SERVICES, *(id for id in book.services if id in services)])
    chosen = ((TRAITS, choice.traits), (HAS, sorted(choice.has)))
    entries += [[name, *ids] for name, ids in chosen if ids]
    entries += [[KEPT[name], *ids] for name, ids in choice.kept.items()]
    if choice.taxed:
        entries.append([TAX, TAXED])
    return MARK + "~".join(".".join(entry) for entry in entries)


def with_number(fragment: str, quantity: str, number: int) -> str:
    """The fragment of the same order, as it stands, with this number of a quantity; without #."""
    values = entries_of(fragment).values
    others = [".".join(filter(None, each)) for each in values.items() if each[0] != quantity]
    return MARK + "~".join([*others, f"{quantity}.{number}"])


def read_link(fragment: str, current: Edition, book: Book) -> Opened:
    """What a fragment that is a link asks for; no text raises.

    What a link leaves out is as the calculator opens with. `Choice.example` is true where the link
    names no number that its edition asks for: then every figure rests on the calculator's own.
    """
    found = entries_of(fragment)
    if not found.is_known:
        return Opened(start(book, current), None, (), is_known=False)
    reader = _Reader(found, book)
    older = reader.edition(AGREEMENT, current)
    made_at = reader.edition(EDITION, older or current)
    edition, beside = older or made_at or current, reader.edition(BESIDE, None)
    written = reader.choice(edition, beside, older is not None)
    if older or made_at in (None, current):
        return Opened(written, None, reader.refused())
    return Opened(at(written, current, book), written, reader.refused())


class _Reader:
    """The entries of a fragment, and which of them could not be read."""

    def __init__(self, found: Entries, book: Book) -> None:
        self._book = book
        self._entries = dict(found.values)
        self._refused: list[Refused] = []
        for entry in found.left:
            name, _, value = entry.partition(".")
            self._refused.append(Refused(name, value))

    def edition(self, name: str, instead: Edition | None) -> Edition | None:
        """The edition that an entry names; where it names none, `instead` is what prices are of."""
        value = self._entries.pop(name, None)
        if value is None:
            return None
        found = self._book.editions.get(value)
        if found is None:
            self._refused.append(Refused(name, value, instead))
        return found

    def choice(self, edition: Edition, beside: Edition | None, older: bool) -> Choice:
        """What the rest of the entries choose at an edition's prices, and at those of `beside`."""
        book = self._book
        opening = start(book, edition, beside)
        both = opening.editions
        starts = opening.order.quantities
        quantities = self._quantities(both, starts)
        asked = {each.id for each in asked_for(book, *both)}
        services = self._known(SERVICES, offered(book, *both))
        has = self._known(HAS, tuple(conditions(book, *both))) or ()
        order = Order(
            {**starts, **quantities},
            tuple(opening.services) if services is None else services,
            frozenset(has),
        )
        advice = [each.id for each in book.advice.get(edition.id, ())]
        choice = replace(
            opening,
            order=order,
            older=older,
            traits=self._known(TRAITS, advice) or (),
            taxed=self._known(TAX, (TAXED,)) == (TAXED,),
            shared=any(book.quantities[id].money for id in quantities),
            example=asked.isdisjoint(quantities) and (bool(starts) or services is None),
            kept=self._kept(both),
        )
        return compared(choice, beside, book)

    def _quantities(
        self, editions: Sequence[Edition], starts: Mapping[str, int | Decimal]
    ) -> Mapping[str, int | Decimal]:
        """Every number of an entry, also one that only other editions have a use for."""
        found: dict[str, int | Decimal] = {}
        for quantity in self._book.quantities.values():
            value = self._entries.pop(quantity.id, None)
            if value is None:
                continue
            number = _number(value, quantity)
            if number is None:
                self._refused.append(Refused(quantity.id, value, starts.get(quantity.id)))
            else:
                found[quantity.id] = number
        for id in timeless(found, self._book, *editions):
            self._refused.append(Refused(id, _written(found.pop(id)), fault="no_request"))
        return found

    def _kept(self, editions: Sequence[Edition]) -> Mapping[str, tuple[str, ...]]:
        """The ids of entries that only the forms of other editions have; others are refused."""
        entries = {name: self._entries.pop(entry, "") for name, entry in KEPT.items()}
        given = {name: value.split(".") for name, value in entries.items() if value}
        found = kept(given, self._book, *editions)
        for name, ids in given.items():
            for id in ids:
                if id not in found.get(name, ()):
                    self._refused.append(Refused(KEPT[name], id))
        return found

    def _known(self, name: str, ids: Sequence[str]) -> tuple[str, ...] | None:
        """The ids of an entry that are among `ids`, in their order; None where it is not there."""
        value = self._entries.pop(name, None)
        if value is None:
            return None
        given = [each for each in value.split(".") if each]
        self._refused += [Refused(name, id) for id in given if id not in ids]
        return tuple(id for id in ids if id in given)

    def refused(self) -> tuple[Refused, ...]:
        """Everything that could not be read; to be asked last."""
        return (*self._refused, *(Refused(*each) for each in self._entries.items()))


def _written(number: int | Decimal) -> str:
    return f"{number:f}".replace(".", "_") if isinstance(number, Decimal) else str(number)


def _number(text: str, quantity: Quantity) -> int | Decimal | None:
    parts = _NUMBER.fullmatch(text)
    if parts is None:
        return None
    whole, fraction = parts[1], (parts[2] or "").rstrip("0")
    if len(fraction) > quantity.decimals:
        return None
    number = Decimal(f"{whole}.{fraction}") if fraction else int(whole)
    return number if number <= quantity.most else None

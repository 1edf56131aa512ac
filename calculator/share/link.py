"""Writes an order as the fragment of an address, and reads it: ids and numbers, no prices.

The text is `#o1:` and entries joined by `~`. An entry is a name and values joined by `.`, as in
`#o1:edition.2026-01~users.25~services.support.storage~tax.with`. `agreement` names an older
edition whose prices apply; `beside` names an edition to compare with. The decimal mark is `_`. The
reader's own amounts are in the link only if the reader asks for this. Input from the form of
another edition is kept: numbers under their own names, ids under names such as `kept-services`.
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
    KEPT_FIELDS,
    SERVICES,
    TAX,
    TAXED,
    TRAITS,
    Choice,
    asked_for,
    at_edition,
    conditions,
    numbers_elsewhere,
    offered,
    start,
    ticked_elsewhere,
    with_comparison,
    without_requests,
)
from calculator.pricing.order import Order
from calculator.pricing.price_book import Book, Edition, Quantity
from calculator.share.fragment import MARK, Entries, entries_of

_NUMBER = re.compile(r"([0-9]{1,15})(?:_([0-9]{1,4}))?")


@dataclass(frozen=True, slots=True)
class Refused:
    """An entry, or one value of it, that could not be read.

    `name` is the entry's name, "" for an entry without a name; `value` is the refused text.
    `instead` is the number or the edition that the calculator uses instead of the refused text;
    None for an ignored entry. `fault` is the code of a Fault, for a number that can be read but
    not used.
    """

    name: str
    value: str
    instead: int | Decimal | Edition | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """The choice of a link.

    `then` is the same choice at the prices that were in force when the link was made. `then` is
    None where these prices are still in force, and where the link names an older agreement,
    because the prices of an agreement never change. `refused` has every entry that could not be
    read. `is_known` is False where the link has another version of the syntax, so that no entry
    could be read.
    """

    choice: Choice
    then: Choice | None
    refused: tuple[Refused, ...]
    is_known: bool = True


def write_link(choice: Choice, current: Edition, book: Book) -> str:
    """The fragment of a choice, without #; `current` is the edition in force.

    The link of an example has no numbers, so that it opens as an example again.
    """
    order = choice.order
    entries: list[Sequence[str]] = [[EDITION, current.id]]
    if choice.older:
        entries.append([AGREEMENT, choice.edition.id])
    if choice.beside:
        entries.append([BESIDE, choice.beside.edition.id])
    entries += [
        [quantity.id, _written(order.quantities[quantity.id])]
        for quantity in (*asked_for(book, *choice.editions), *numbers_elsewhere(choice, book))
        if quantity.id in order.quantities
        and not choice.example
        and (choice.shared or not quantity.money)
    ]
    services = choice.services
    entries.append([SERVICES, *(id for id in book.services if id in services)])
    chosen = ((TRAITS, choice.traits), (HAS, sorted(choice.has)))
    entries += [[name, *ids] for name, ids in chosen if ids]
    entries += [[KEPT_FIELDS[name], *ids] for name, ids in choice.ticked_elsewhere.items()]
    if choice.taxed:
        entries.append([TAX, TAXED])
    return MARK + "~".join(".".join(entry) for entry in entries)


def with_number(fragment: str, quantity: str, number: int) -> str:
    """An order's fragment with one quantity set to `number`, all else unchanged; without #."""
    values = entries_of(fragment).values
    others = [".".join(filter(None, each)) for each in values.items() if each[0] != quantity]
    return MARK + "~".join([*others, f"{quantity}.{number}"])


def read_link(fragment: str, current: Edition, book: Book) -> Opened:
    """Read the choice from the fragment of a link. No text raises an error.

    Fields that the link leaves out are as in the choice that the calculator opens with.
    `Choice.example` is true where the link has no number that its edition asks for, so that all
    numbers are the calculator's own.
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
    return Opened(at_edition(written, current, book), written, reader.refused())


class _Reader:
    """Takes the entries of a fragment one by one, and collects those that cannot be read."""

    def __init__(self, found: Entries, book: Book) -> None:
        self._book = book
        self._entries = dict(found.values)
        self._refused: list[Refused] = []
        for entry in found.left:
            name, _, value = entry.partition(".")
            self._refused.append(Refused(name, value))

    def edition(self, name: str, instead: Edition | None) -> Edition | None:
        """The edition that an entry names, or None. Records an unknown name as refused."""
        value = self._entries.pop(name, None)
        if value is None:
            return None
        found = self._book.editions.get(value)
        if found is None:
            self._refused.append(Refused(name, value, instead))
        return found

    def choice(self, edition: Edition, beside: Edition | None, older: bool) -> Choice:
        """The choice from the remaining entries at the edition's prices, compared with `beside`."""
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
            ticked_elsewhere=self._kept(both),
        )
        return with_comparison(choice, beside, book)

    def _quantities(
        self, editions: Sequence[Edition], starts: Mapping[str, int | Decimal]
    ) -> Mapping[str, int | Decimal]:
        """All numbers of the link, also of quantities that only other editions ask for."""
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
        for id in without_requests(found, self._book, *editions):
            self._refused.append(Refused(id, _written(found.pop(id)), fault="no_request"))
        return found

    def _kept(self, editions: Sequence[Edition]) -> Mapping[str, tuple[str, ...]]:
        """The ids of the kept-* entries; an id is refused if no other edition's form has it."""
        entries = {name: self._entries.pop(entry, "") for name, entry in KEPT_FIELDS.items()}
        given = {name: value.split(".") for name, value in entries.items() if value}
        found = ticked_elsewhere(given, self._book, *editions)
        for name, ids in given.items():
            for id in ids:
                if id not in found.get(name, ()):
                    self._refused.append(Refused(KEPT_FIELDS[name], id))
        return found

    def _known(self, name: str, ids: Sequence[str]) -> tuple[str, ...] | None:
        """The known ids of an entry, in the order of `ids`; None where the entry is missing."""
        value = self._entries.pop(name, None)
        if value is None:
            return None
        given = [each for each in value.split(".") if each]
        self._refused += [Refused(name, id) for id in given if id not in ids]
        return tuple(id for id in ids if id in given)

    def refused(self) -> tuple[Refused, ...]:
        """Everything that could not be read. Call this last: all unread entries are refused."""
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

"""An order as an address's fragment, and back: only ids and numbers, never an amount of ours.

`#o1:` and entries joined by `~`, each a name and values joined by `.`, such as
`#o1:edition.2026-01~users.25~services.first-line.maintenance~tax.with`. `agreement` names an older
edition whose prices it is at, `beside` one to compare with. A decimal mark is `_`. The reader's own
amounts travel only where the reader asks for it. What the reader has given for another edition
stays with the order: its numbers under their own names, its ids under such as `kept-services`.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from calculator.book import Book, Edition, Quantity
from calculator.choice import (
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
from calculator.order import Order

MARK = "o1:"
_LONGEST = 2000
_NUMBER = re.compile(r"([0-9]{1,15})(?:_([0-9]{1,4}))?")


@dataclass(frozen=True, slots=True)
class Opened:
    """What a link leads to.

    `then` is the same choice at the prices that were in force when the link was made, None where
    those are still in force, or where an older agreement was chosen by name: that one never
    changes. `refused` are the entries that nothing could be made of, as they stood.
    """

    choice: Choice
    then: Choice | None
    refused: tuple[str, ...]


def is_link(fragment: str) -> bool:
    """Whether a fragment (with or without #) is an order; any other is an anchor of the page."""
    return fragment.removeprefix("#").startswith(MARK)


def write_link(choice: Choice, current: Edition, book: Book) -> str:
    """The fragment of a choice, without #; `current` is the edition in force."""
    order = choice.order
    entries: list[Sequence[str]] = [[EDITION, current.id]]
    if choice.older:
        entries.append([AGREEMENT, choice.edition.id])
    if choice.beside:
        entries.append([BESIDE, choice.beside.edition.id])
    entries += [
        [quantity.id, _written(order.quantities[quantity.id])]
        for quantity in (*asked_for(book, *choice.editions), *numbers_kept(choice, book))
        if quantity.id in order.quantities and (choice.shared or not quantity.money)
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
    entries = fragment.removeprefix("#").removeprefix(MARK).split("~")
    others = [entry for entry in entries if entry and entry.partition(".")[0] != quantity]
    return MARK + "~".join([*others, f"{quantity}.{number}"])


def read_link(fragment: str, current: Edition, book: Book) -> Opened:
    """What a fragment that is a link asks for; no text raises.

    What it leaves out is as the calculator opens with, and so is what cannot be read.
    """
    reader = _Reader(fragment, book)
    older, made_at = reader.edition(AGREEMENT), reader.edition(EDITION)
    edition, beside = older or made_at or current, reader.edition(BESIDE)
    written = reader.choice(edition, beside, older is not None)
    if older or made_at in (None, current):
        return Opened(written, None, reader.refused())
    return Opened(at(written, current, book), written, reader.refused())


class _Reader:
    """The entries of a fragment, and which of them have been of no use."""

    def __init__(self, fragment: str, book: Book) -> None:
        self._book = book
        self._refused: list[str] = []
        self._entries: dict[str, str] = {}
        text = fragment.removeprefix("#").removeprefix(MARK)
        # Cut between two entries: half a number would be another one.
        end = len(text) if len(text) <= _LONGEST else max(text.rfind("~", 0, _LONGEST + 1), 0)
        for entry in text[:end].split("~"):
            name, _, values = entry.partition(".")
            if name in self._entries:
                self._refused.append(entry)
            elif entry:
                self._entries[name] = values
        if text[end:]:
            self._refused.append(text[end:].removeprefix("~"))

    def edition(self, name: str) -> Edition | None:
        value = self._entries.pop(name, None)
        if value is None:
            return None
        found = self._book.editions.get(value)
        if found is None:
            self._refuse(name, value)
        return found

    def choice(self, edition: Edition, beside: Edition | None, older: bool) -> Choice:
        """What the rest of the entries choose at an edition's prices, and at those of `beside`."""
        book = self._book
        opening = start(book, edition, beside)
        both = opening.editions
        quantities = self._quantities(both)
        services = self._known(SERVICES, offered(book, *both))
        has = self._known(HAS, tuple(conditions(book, *both))) or ()
        order = Order(
            {**opening.order.quantities, **quantities},
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
            kept=self._kept(both),
        )
        return compared(choice, beside, book)

    def _quantities(self, editions: Sequence[Edition]) -> Mapping[str, int | Decimal]:
        """Every number of an entry, also one that only other editions have a use for."""
        found: dict[str, int | Decimal] = {}
        for quantity in self._book.quantities.values():
            value = self._entries.pop(quantity.id, None)
            if value is None:
                continue
            number = _number(value, quantity)
            if number is None:
                self._refuse(quantity.id, value)
            else:
                found[quantity.id] = number
        for id in timeless(found, self._book, *editions):
            self._refuse(id, _written(found.pop(id)))
        return found

    def _kept(self, editions: Sequence[Edition]) -> Mapping[str, tuple[str, ...]]:
        """The ids of entries that only the forms of other editions have; others are refused."""
        entries = {name: self._entries.pop(entry, "") for name, entry in KEPT.items()}
        given = {name: value.split(".") for name, value in entries.items() if value}
        found = kept(given, self._book, *editions)
        for name, ids in given.items():
            for id in ids:
                if id not in found.get(name, ()):
                    self._refuse(KEPT[name], id)
        return found

    def _known(self, name: str, ids: Sequence[str]) -> tuple[str, ...] | None:
        """The ids of an entry that are among `ids`, in their order; None where it is not there."""
        value = self._entries.pop(name, None)
        if value is None:
            return None
        given = value.split(".") if value else []
        for id in given:
            if id not in ids:
                self._refuse(name, id)
        return tuple(id for id in ids if id in given)

    def refused(self) -> tuple[str, ...]:
        left = [f"{name}.{value}" if value else name for name, value in self._entries.items()]
        return (*self._refused, *left)

    def _refuse(self, name: str, value: str) -> None:
        self._refused.append(f"{name}.{value}")


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

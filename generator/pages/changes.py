"""What changes between two editions: sums, prices, and every clause that is not the same."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Any

from calculator.book import Edition, Price
from calculator.change import side_by_side
from calculator.change_view import beside_told
from calculator.choice import start
from calculator.link import write_link
from calculator.markup import Markup
from calculator.money import share_of
from calculator.wording import capitalised
from generator.addresses import ARCHIVE, CALCULATOR, CHANGES, CONTACT, archive, changes_key
from generator.lineage import Lineage, State
from generator.model.service import Service
from generator.pages.desk import Desk
from generator.pages.page import Page
from generator.pages.separate import title
from generator.pages.verdicts import verdict
from generator.site import published
from generator.statements import Statement


def pairs(desk: Desk) -> list[tuple[Edition, Edition]]:
    """Any two editions: one without a day before all that have one, as the data has them last."""
    listed = reversed(published(desk.site))
    return list(combinations(sorted(listed, key=lambda each: str(each.valid_from or "")), 2))


def changes(desk: Desk) -> Page:
    """The way to each pair; those with the edition in force come first."""
    found = sorted(pairs(desk), key=lambda pair: pair[1].id != desk.edition.id)
    return desk.page(
        CHANGES,
        desk.say("changes", "title"),
        desk.say("changes", "description"),
        "changes.html",
        pairs=[
            {"key": changes_key(old.id, new.id), "said": capitalised(_pair(desk, old, new))}
            for old, new in found
        ],
        archive=ARCHIVE,
        contact=CONTACT,
    )


def change(desk: Desk, old: Edition, new: Edition) -> Page:
    """Two editions side by side; what both say is left out."""
    before, after = (Desk(desk.site, desk.language, each, archive(each.id)) for each in (old, new))
    told = _Change(before, after)
    sections = [told.section(service) for service in (*desk.site.catalogue.services, None)]
    sums, own = _sums(desk, old, new)
    pair = _pair(desk, old, new)
    return desk.page(
        changes_key(old.id, new.id),
        desk.say("changes", "pair_title", pair=pair),
        desk.say("changes", "pair_description", pair=pair),
        "change.html",
        is_searched=False,  # it holds the words of every service, and of editions gone by
        heads=[told.head(before), told.head(after)],
        sums=sums,
        own=own,
        sections=[each for each in sections if each],
        changes=CHANGES,
        contact=CONTACT,
    )


def _pair(desk: Desk, old: Edition, new: Edition) -> str:
    return desk.say("changes", "pair", old=desk.text(old.name), new=desk.text(new.name))


def _sums(desk: Desk, old: Edition, new: Edition) -> tuple[Markup, str]:
    """The stated order at both price lists, and the way to the reader's own, by one function."""
    book, current = desk.site.book, desk.site.edition
    choice = replace(start(book, old, new), older=old.id != current.id)
    found = side_by_side(book, choice)
    assert found, "two editions stand beside each other"
    fragment = write_link(choice, current, book)
    return beside_told(found, desk.wording), f"{CALCULATOR}#{fragment}"


class _Change:
    """What one edition says where another says something else, or nothing."""

    def __init__(self, before: Desk, after: Desk) -> None:
        self._before, self._after = before, after
        self._lineage = Lineage(before.site.catalogue)

    def head(self, desk: Desk) -> str:
        """An edition's name at the head of a column."""
        return capitalised(desk.edition_name)

    def section(self, service: Service | None) -> Mapping[str, Any] | None:
        """What differs of a service, or of all that holds for every service; None for nothing."""
        id = service.id if service else None
        old = [each for each in self._of(self._before) if each.service == id]
        new = [each for each in self._of(self._after) if each.service == id]
        later = self._after.edition.id
        states = [(each, self._lineage.state(each, later)) for each in old]
        changed = [self._row(each) for each, state in states if state is State.CHANGED]
        lists = [
            (self._says("silent"), [each for each, state in states if state is State.SILENT]),
            (self._says("withdrawn"), [each for each, state in states if state is State.WITHDRAWN]),
            (self._says("added"), [each for each in new if self._is_added(each)]),
        ]
        found = [(says, self._listed(each)) for says, each in lists if each]
        if not changed and not found:
            return None
        name = self._before.say("archive", "says")
        if service:
            name = (self._before if old else self._after).name(service)
        return {"id": id or "all", "name": name, "changed": changed, "lists": found}

    def _of(self, desk: Desk) -> Sequence[Statement]:
        return self._lineage.of(desk.edition.id)

    def _is_added(self, statement: Statement) -> bool:
        return self._lineage.state(statement, self._before.edition.id) is State.SILENT

    def _says(self, key: str) -> str:
        old, new = self._before.edition_name, self._after.edition_name
        figures = {"old": old, "new": new} if key == "added" else {"edition": new}
        return self._before.say("changes", key, **figures)

    def _row(self, old: Statement) -> Mapping[str, Any]:
        found = self._lineage.closest(old, self._after.edition.id)
        own = [each.service for each in found] == [old.service]
        return {
            "what": _label(self._before, old),
            "old": _text(self._before, old),
            "new": [
                {"service": "" if own else self._service(each), "text": _text(self._after, each)}
                for each in found
            ],
            "percent": self._change(old, *found),
        }

    def _service(self, statement: Statement) -> str:
        """What the newer edition calls the service that something is said of."""
        return self._after.name(self._after.service(statement.service)) if statement.service else ""

    def _change(self, old: Statement, *found: Statement) -> str:
        """In percent, between two amounts for the same thing; "" for anything else."""
        if {old.part, *(each.part for each in found)} != {"price"} or len(found) > 1:
            return ""
        one, other = _price(self._before, old), _price(self._after, found[0])
        units = {self._before.wording.unit(each) for each in (one, other)}
        if not all("amount" in each.terms for each in (one, other)) or len(units) > 1:
            return ""
        return self._percent(one.amount(), other.amount())

    def _listed(self, found: Sequence[Statement]) -> list[tuple[str, str]]:
        mine = self._before.edition.id
        sides = [(self._before if each.edition == mine else self._after, each) for each in found]
        return [(_label(desk, each), _text(desk, each)) for desk, each in sides]

    def _percent(self, old: Decimal, new: Decimal) -> str:
        if not old:
            return ""
        number = self._before.wording.signed(share_of(new - old, old))
        return self._before.say("changes", "percent", number=number)


_LABELS = {
    "says": ("changes", "description_of"),
    "claims": ("changes", "description_of"),
    "row": ("changes", "compared"),
    "price": ("service", "price"),
    "best_for": ("service", "best_for"),
    "pricing": ("service", "pricing"),
    "minimum_term": ("service", "term"),
    "includes": ("service", "included"),
    "excludes": ("service", "not_included"),
    "requires": ("service", "requires"),
    "terms": ("service", "conditions"),
    "definition": ("terms", "words"),
}


def _label(desk: Desk, statement: Statement) -> str:
    """What a statement of the desk's edition is about."""
    return title(desk) if statement.part == "charged" else desk.say(*_LABELS[statement.part])


def _price(desk: Desk, statement: Statement) -> Price:
    """A stated price as the engine knows it."""
    return desk.prices(desk.service(statement.service or ""))[int(statement.path[-1])]


def _text(desk: Desk, statement: Statement) -> str:
    """A statement in the words of its edition."""
    value = statement.value
    match statement.part:
        case "price":
            return desk.wording.price_taxed(_price(desk, statement))
        case "minimum_term":
            return desk.wording.term(value.months)
        case "row":
            [row] = [
                row for each in desk.comparisons for row in each.rows if row.id == statement.id
            ]
            return f"{desk.text(row.name)}: {verdict(desk, row, value).value}"
        case "charged":
            return desk.text(value.name)
        case "definition":
            return f"{desk.text(value.term)}: {desk.text(value.text)}"
        case _:
            return desk.text(value.text)

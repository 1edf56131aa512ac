"""What changes between two editions: prices, sums, and every clause that is not the same."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Any

from calculator.book import Edition, Price
from calculator.choice import start
from calculator.link import write_link
from calculator.money import rounded
from calculator.order import Order
from calculator.quote import quote
from generator.addresses import ARCHIVE, CALCULATOR, CHANGES, CONTACT, archive, changes_key
from generator.lineage import Lineage, State
from generator.model.relation import Replaced
from generator.model.service import Service
from generator.pages.desk import Desk
from generator.pages.page import Page
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
            {"key": changes_key(old.id, new.id), "said": _capital(_pair(desk, old, new))}
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
    start = [each for each in desk.site.book.quantities.values() if each.start]
    sizes = ", ".join(desk.wording.quantity(each, each.start or 0) for each in start)
    tax = desk.wording.tax_status()
    pair = _pair(desk, old, new)
    return desk.page(
        changes_key(old.id, new.id),
        desk.say("changes", "pair_title", pair=pair),
        desk.say("changes", "pair_description", pair=pair),
        "change.html",
        is_searched=False,  # it holds the words of every service, and of editions gone by
        heads=[told.head(before), told.head(after)],
        caption=desk.say("changes", "sums", sizes=sizes, tax_status=tax),
        sums=told.sums(),
        sections=[each for each in sections if each],
        changes=CHANGES,
        calculations=[told.calculation(each) for each in (before, after)],
        contact=CONTACT,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _pair(desk: Desk, old: Edition, new: Edition) -> str:
    return desk.say("changes", "pair", old=desk.text(old.name), new=desk.text(new.name))


class _Change:
    """What one edition says where another says something else, or nothing."""

    def __init__(self, before: Desk, after: Desk) -> None:
        self._before, self._after = before, after
        self._lineage = Lineage(before.site.catalogue)
        relations = before.site.catalogue.relations
        self._replaced = [
            (str(each.one), str(each.other)) for each in relations if isinstance(each, Replaced)
        ]

    def head(self, desk: Desk) -> str:
        """An edition's name at the head of a column."""
        return _capital(desk.edition_name)

    def calculation(self, desk: Desk) -> Mapping[str, str]:
        """The way to the reader's own sum at an edition's prices."""
        book, current = desk.site.book, desk.site.edition
        opens = start(book, desk.edition)
        choice = replace(opens, older=desk.edition.id != current.id)
        return {
            "key": f"{CALCULATOR}#{write_link(choice, current, book)}",
            "said": desk.say("changes", "calculate", edition=desk.edition_name),
        }

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

    def sums(self) -> list[Mapping[str, str]]:
        """What services that have a monthly sum in both editions come to at the stated sizes."""
        rows: list[Mapping[str, str]] = []
        for service in self._before.services:
            old = self._sum(self._before, service)
            new = [
                (other, found)
                for other in self._counterparts(service)
                if (found := self._sum(self._after, other))
            ]
            if not old or not new:
                continue
            # What a service was replaced by is another thing: its sum is told, and no difference.
            is_same = [other.id for other, _ in new] == [service.id]
            said = [
                self._after.say("changes", "sum", name=self._after.name(other), sum=found[1])
                for other, found in new
            ]
            rows.append(
                {
                    "what": self._before.name(service),
                    "old": old[1],
                    "new": new[0][1][1] if is_same else "; ".join(said),
                    "percent": self._percent(old[0], new[0][1][0]) if is_same else "",
                }
            )
        return rows

    def _of(self, desk: Desk) -> Sequence[Statement]:
        return self._lineage.of(desk.edition.id)

    def _is_added(self, statement: Statement) -> bool:
        return self._lineage.state(statement, self._before.edition.id) is State.SILENT

    def _says(self, key: str) -> str:
        old, new = self._before.edition_name, self._after.edition_name
        figures = {"old": old, "new": new} if key == "added" else {"edition": new}
        return self._before.say("changes", key, **figures)

    def _row(self, old: Statement) -> Mapping[str, str]:
        new = self._lineage.counterparts(old, self._after.edition.id)[0]
        percent = ""
        if old.part == new.part == "price":
            one, other = _price(self._before, old), _price(self._after, new)
            # A percentage is of two amounts for the same thing.
            units = {self._before.wording.unit(each) for each in (one, other)}
            if all("amount" in each.terms for each in (one, other)) and len(units) == 1:
                percent = self._percent(one.amount(), other.amount())
        return {
            "what": self._label(old),
            "old": _text(self._before, old),
            "new": _text(self._after, new),
            "percent": percent,
        }

    def _listed(self, found: Sequence[Statement]) -> list[tuple[str, str]]:
        mine = self._before.edition.id
        return [
            (self._label(each), _text(self._before if each.edition == mine else self._after, each))
            for each in found
        ]

    def _label(self, statement: Statement) -> str:
        section, key = _LABELS[statement.part]
        return self._before.say(section, key)

    def _counterparts(self, service: Service) -> list[Service]:
        """The service itself in the other edition, or else what it was replaced by."""
        after = self._after.services
        others = [other for one, other in self._replaced if one == service.id]
        return [each for each in after if each.id == service.id] or [
            each for each in after if each.id in others
        ]

    def _sum(self, desk: Desk, service: Service) -> tuple[Decimal, str] | None:
        book = desk.site.book
        asked = {each.id: each.start or 0 for each in book.quantities.values()}
        month = quote(book, Order(asked, (service.id,)), desk.edition).month
        return (month.amount, desk.wording.figure(month)) if month and month.amount else None

    def _percent(self, old: Decimal, new: Decimal) -> str:
        if not old:
            return ""
        number = rounded((new - old) * 100 / old, 1)
        whole = number == number.to_integral_value()
        text = self._before.wording.number(int(number) if whole else number)
        return self._before.say("changes", "percent", number=f"+{text}" if number > 0 else text)


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
    "charged": ("service", "separate"),
    "definition": ("terms", "words"),
}


def _price(desk: Desk, statement: Statement) -> Price:
    """A stated price as the engine knows it."""
    return desk.prices(desk.service(statement.service or ""))[int(statement.path[-1])]


def _text(desk: Desk, statement: Statement) -> str:
    """A statement in the words of its edition."""
    value = statement.value
    match statement.part:
        case "price":
            price = _price(desk, statement)
            said = desk.wording.price(price)
            return f"{said} {desk.wording.tax_status()}" if "amount" in price.terms else said
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

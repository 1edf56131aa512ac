"""Two editions side by side: first what both say of the same thing, then the rest of each.

The same id proves that two statements are about the same thing. A missing id proves nothing: what
has no partner stands under the name of its own price list, and no verdict is given on it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from calculator.pricing.money import share_of
from calculator.text.localise import capitalised
from pricebook.derived.edition_history import EditionHistory, HistoryState
from pricebook.derived.statements import Statement, StatementKind
from pricebook.page_parts.page_context import Desk
from pricebook.page_parts.statement_text import label, price, text
from pricebook.yaml_source.values import Path

# The order in which customers look for things.
_ORDER: tuple[StatementKind, ...] = (
    "price",
    "pricing",
    "minimum_term",
    "requires",
    "terms",
    "includes",
    "row",
    "excludes",
    "charged",
    "best_for",
    "definition",
    "says",
    "claims",
)
# Whether a clause says that something is part of what is paid for. Not included, and charged
# separately, is the same answer.
_STANCE: Mapping[StatementKind, str] = {"includes": "in", "excludes": "out", "charged": "out"}


@dataclass(slots=True)
class _Group:
    """The statements of services of which one replaced another, or of all services: no ids then."""

    services: tuple[str | None, ...]
    rows: list[tuple[Statement, Sequence[Statement]]] = field(default_factory=list)
    old: list[Statement] = field(default_factory=list)
    new: list[Statement] = field(default_factory=list)


class SideBySide:
    """What an older edition and a newer one say; `before` and `after` are their desks."""

    def __init__(self, before: Desk, after: Desk) -> None:
        self._before, self._after = before, after
        self._lineage = EditionHistory(before.site.catalogue)

    def sections(self) -> list[Mapping[str, Any]]:
        """What the template shows of each group in which the editions do not say the same."""
        groups = self._groups()
        of_service = {id: each for each in groups for id in each.services}
        paired: set[Path] = set()
        for old in self._stated(self._before):
            found = self._lineage.closest(old, self._after.edition.id)
            group = of_service[old.service]
            # A statement that a row of another group also shows stays in its own group's list.
            paired |= {each.path for each in found if of_service[each.service] is group}
            if not found and not self._is_withdrawn(old):
                group.old.append(old)
            elif not found or not all(self._say_the_same(old, each) for each in found):
                group.rows.append((old, found))
        for new in self._stated(self._after):
            if new.path not in paired and not self._is_said_before(new):
                of_service[new.service].new.append(new)
        return [self._section(each) for each in groups if each.rows or each.old or each.new]

    def _stated(self, desk: Desk) -> Sequence[Statement]:
        found = self._lineage.of(desk.edition.id)
        return sorted(found, key=lambda each: _ORDER.index(each.part))

    def _groups(self) -> list[_Group]:
        """Services of which one replaced another together, in the order of the data; then all."""
        found: list[tuple[str | None, ...]] = []
        offered = {each.id for desk in (self._before, self._after) for each in desk.services}
        for service in self._before.site.catalogue.services:
            if service.id in offered:
                together = [each for each in found if self._go_together(service.id, each)]
                found = [each for each in found if each not in together]
                found.append((*(id for each in together for id in each), service.id))
        return [*map(_Group, found), _Group((None,))]

    def _go_together(self, service: str, others: Iterable[str | None]) -> bool:
        return any(
            {service, other} == {one, new} for other in others for one, new, _ in self._replaced()
        )

    def _replaced(self) -> Iterator[tuple[str, str, bool]]:
        """The old service, the new one, and whether only in part, where both editions have them."""
        later = self._after.edition.id
        for each in self._stated(self._before):
            if each.part == "price" and each.service:
                for id, relation in self._lineage.replacing(each, later).items():
                    if self._after.service(id).offer(later):
                        yield each.service, id, relation.partly

    def _is_withdrawn(self, old: Statement) -> bool:
        return self._lineage.state(old, self._after.edition.id) is HistoryState.WITHDRAWN

    def _is_said_before(self, new: Statement) -> bool:
        """Whether a statement of the older edition that is about the same says the same."""
        found = self._lineage.counterparts(new, self._before.edition.id)
        return any(self._say_the_same(old, new) for old in found)

    def _say_the_same(self, old: Statement, new: Statement) -> bool:
        """Whether a reader would read the same: the same answer for the same, in the same words."""
        stances = {_STANCE.get(each.part, each.part) for each in (old, new)}
        return (
            len(stances) == 1
            and self._has_one_scope(old, new)
            and _plain(text(self._before, old)) == _plain(text(self._after, new))
        )

    def _has_one_scope(self, old: Statement, new: Statement) -> bool:
        """Whether both hold for one service, or for one part, whichever service the part is in.

        What is charged separately is so for all of them.
        """
        if "charged" in (old.part, new.part):
            return True
        scope, other = (getattr(each.value, "of", None) for each in (old, new))
        return scope == other and (scope is not None or self._lineage.akin(old, new))

    # ---- As the template shows it

    def _section(self, group: _Group) -> Mapping[str, Any]:
        lists = [(self._before, group.old), (self._after, group.new)]
        return {
            "id": "-".join(each or "all" for each in group.services),
            "name": self._name(group),
            "replaced": self._replacements(group),
            # What a thing costs comes first, wherever it stands.
            "lists_first": _has_price([*group.old, *group.new])
            and not _has_price(old for old, _ in group.rows),
            "rows": [self._row(old, found, group) for old, found in group.rows],
            "lists": [
                {
                    "name": desk.wording.text("change", "by", edition=desk.edition_name),
                    "entries": _entries(self._said(desk, each, group) for each in stated),
                }
                for desk, stated in lists
                if stated
            ],
        }

    def _name(self, group: _Group) -> str:
        if None in group.services:
            return self._before.say("archive", "says")
        names = (self._names(desk, group) for desk in (self._before, self._after))
        return " / ".join(dict.fromkeys(", ".join(each) for each in names if each))

    def _names(self, desk: Desk, group: _Group) -> list[str]:
        """What the edition calls the services of a group that it offers."""
        return [desk.name(each) for each in desk.services if each.id in group.services]

    def _replacements(self, group: _Group) -> list[str]:
        """What the data says outright of what replaced what."""
        found: dict[str, dict[str, bool]] = {}
        for old, new, partly in self._replaced():
            if old in group.services:
                found.setdefault(old, {})[new] = partly
        alone = len(self._names(self._before, group)) == 1
        return [self._replacement(old, news, alone=alone) for old, news in found.items()]

    def _replacement(self, old: str, news: Mapping[str, bool], *, alone: bool) -> str:
        wording = self._after.wording
        names = ", ".join(
            self._after.name(each) for each in self._after.services if each.id in news
        )
        key = "replaced_partly" if any(news.values()) else "replaced"
        said = wording.text("change", key, services=names)
        name = self._before.name(self._before.service(old))
        return said if alone else wording.text("parts", "clause", heading=name, text=said)

    def _row(self, old: Statement, found: Sequence[Statement], group: _Group) -> Mapping[str, Any]:
        what = label(self._before, old)
        olds = [self._said(self._before, old, group)]
        news = [self._said(self._after, each, group) for each in found] or self._withdrawals(old)
        # The head of a row is what its sides have in common; a side that differs says so itself.
        for each in (*olds, *news):
            each["label"] = "" if each["label"] in (what, self._compared) else each["label"]
        return {"what": what, "old": olds, "new": news, "percent": self._change(old, *found)}

    @property
    def _compared(self) -> str:
        """What stands above a row of a comparison: its text says by itself what it is about."""
        return self._after.say("changes", "compared")

    def _withdrawals(self, old: Statement) -> list[dict[str, str]]:
        """That the newer edition says outright that something holds no longer."""
        withdrawn = self._after.say("changes", "withdrawn")
        return [
            {"service": "", "label": withdrawn, "text": self._after.text(each.text)}
            for each in self._after.site.catalogue.withdrawn
            if each.id == old.id and each.edition == self._after.edition.id
        ]

    def _said(self, desk: Desk, statement: Statement, group: _Group) -> dict[str, str]:
        """A statement with what it is about, and its service where its group does not tell."""
        service = ""
        if statement.service and self._names(desk, group) != [
            name := desk.name(desk.service(statement.service))
        ]:
            service = name
        return {
            "service": service,
            "label": label(desk, statement),
            "text": capitalised(text(desk, statement)),
        }

    def _change(self, old: Statement, *found: Statement) -> str:
        """In percent, between two amounts for the same thing; "" for anything else."""
        if {old.part, *(each.part for each in found)} != {"price"} or len(found) != 1:
            return ""
        one, other = price(self._before, old), price(self._after, found[0])
        units = {self._before.wording.unit(each) for each in (one, other)}
        if not all("amount" in each.terms for each in (one, other)) or len(units) > 1:
            return ""
        before = one.amount()
        if not before:
            return ""
        by = share_of(other.amount() - before, before)
        return self._before.say("changes", "percent", number=self._before.wording.signed(by))


def _has_price(statements: Iterable[Statement]) -> bool:
    return any(each.part == "price" for each in statements)


def _entries(said: Iterable[Mapping[str, str]]) -> list[Mapping[str, Any]]:
    """Statements about the same, under one head."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in said:
        found.setdefault((each["service"], each["label"]), []).append(each["text"])
    return [
        {"service": service, "label": label, "texts": texts}
        for (service, label), texts in found.items()
    ]


def _plain(said: str) -> str:
    """A text without what makes no difference to a reader: case, spaces, a full stop at its end."""
    return " ".join(said.split()).removesuffix(".").casefold()

"""Two editions side by side: first statements about the same thing, then other statements.

Two statements with the same id are about the same thing. A missing id proves nothing, so a
statement without a counterpart is shown under its price list's name, without a verdict.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from calculator.pricing.money import share_of
from calculator.text.localise import capitalised
from pricebook.derived.edition_history import EditionHistory, HistoryState
from pricebook.derived.statements import Statement, StatementKind
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.statement_text import label, price, text
from pricebook.yaml_source.values import KeyPath

# The kinds of statements, in the order in which customers look for them.
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
# Whether the price includes the clause's subject. "Not included" and "charged separately" are the
# same stance.
_STANCE: Mapping[StatementKind, str] = {"includes": "in", "excludes": "out", "charged": "out"}


@dataclass(slots=True)
class _Group:
    """The statements about services that replaced each other. The id None means all services."""

    services: tuple[str | None, ...]
    rows: list[tuple[Statement, Sequence[Statement]]] = field(default_factory=list)
    old: list[Statement] = field(default_factory=list)
    new: list[Statement] = field(default_factory=list)


class SideBySide:
    """Compares an older edition (the context `before`) with a newer one (`after`)."""

    def __init__(self, before: PageContext, after: PageContext) -> None:
        self._before, self._after = before, after
        self._history = EditionHistory(before.site.catalogue)

    def sections(self) -> list[Mapping[str, Any]]:
        """The template's variables for each group in which the editions differ."""
        groups = self._groups()
        of_service = {id: each for each in groups for id in each.services}
        paired: set[KeyPath] = set()
        for old in self._stated(self._before):
            found = self._history.closest(old, self._after.edition.id)
            group = of_service[old.service]
            # A counterpart from another group is shown in this row, and also stays in the list of
            # its own group.
            paired |= {each.path for each in found if of_service[each.service] is group}
            if not found and not self._is_withdrawn(old):
                group.old.append(old)
            elif not found or not all(self._agree(old, each) for each in found):
                group.rows.append((old, found))
        for new in self._stated(self._after):
            if new.path not in paired and not self._was_stated_before(new):
                of_service[new.service].new.append(new)
        return [self._section(each) for each in groups if each.rows or each.old or each.new]

    def _stated(self, context: PageContext) -> Sequence[Statement]:
        found = self._history.of(context.edition.id)
        return sorted(found, key=lambda each: _ORDER.index(each.part))

    def _groups(self) -> list[_Group]:
        """A group for each set of services that replaced each other, then one for all services."""
        found: list[tuple[str | None, ...]] = []
        offered = {each.id for context in (self._before, self._after) for each in context.services}
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
        """Each replacement: the old service, the new service, and whether it is partial."""
        later = self._after.edition.id
        for each in self._stated(self._before):
            if each.part == "price" and each.service:
                for id, relation in self._history.replacing(each, later).items():
                    if self._after.service(id).offer(later):
                        yield each.service, id, relation.partly

    def _is_withdrawn(self, old: Statement) -> bool:
        return self._history.state(old, self._after.edition.id) is HistoryState.WITHDRAWN

    def _was_stated_before(self, new: Statement) -> bool:
        """Whether the older edition states the same about the same thing."""
        found = self._history.counterparts(new, self._before.edition.id)
        return any(self._agree(old, new) for old in found)

    def _agree(self, old: Statement, new: Statement) -> bool:
        """Whether both statements have the same stance, text and scope."""
        stances = {_STANCE.get(each.part, each.part) for each in (old, new)}
        return (
            len(stances) == 1
            and self._have_one_scope(old, new)
            and _plain(text(self._before, old)) == _plain(text(self._after, new))
        )

    def _have_one_scope(self, old: Statement, new: Statement) -> bool:
        """Whether both statements are about the same part, or about the same whole service.

        Separate charges hold for all services.
        """
        if "charged" in (old.part, new.part):
            return True
        scope, other = (getattr(each.value, "of", None) for each in (old, new))
        return scope == other and (scope is not None or self._history.akin(old, new))

    # ---- The template's variables

    def _section(self, group: _Group) -> Mapping[str, Any]:
        lists = [(self._before, group.old), (self._after, group.new)]
        return {
            "id": "-".join(each or "all" for each in group.services),
            "name": self._name(group),
            "replaced": self._replacements(group),
            # Prices are shown first, whether they are in the rows or in the lists.
            "lists_first": _has_price([*group.old, *group.new])
            and not _has_price(old for old, _ in group.rows),
            "rows": [self._row(old, found, group) for old, found in group.rows],
            "lists": [
                {
                    "name": context.localiser.text("change", "by", edition=context.edition_name),
                    "entries": _entries(self._shown(context, each, group) for each in stated),
                }
                for context, stated in lists
                if stated
            ],
        }

    def _name(self, group: _Group) -> str:
        if None in group.services:
            return self._before.word("archive", "says")
        names = (self._names(context, group) for context in (self._before, self._after))
        return " / ".join(dict.fromkeys(", ".join(each) for each in names if each))

    def _names(self, context: PageContext, group: _Group) -> list[str]:
        """The edition's names for those services of a group that the edition offers."""
        return [context.name(each) for each in context.services if each.id in group.services]

    def _replacements(self, group: _Group) -> list[str]:
        """A sentence for each replacement that the data states."""
        found: dict[str, dict[str, bool]] = {}
        for old, new, partly in self._replaced():
            if old in group.services:
                found.setdefault(old, {})[new] = partly
        alone = len(self._names(self._before, group)) == 1
        return [self._replacement(old, news, alone=alone) for old, news in found.items()]

    def _replacement(self, old: str, news: Mapping[str, bool], *, alone: bool) -> str:
        localiser = self._after.localiser
        names = ", ".join(
            self._after.name(each) for each in self._after.services if each.id in news
        )
        key = "replaced_partly" if any(news.values()) else "replaced"
        text = localiser.text("change", key, services=names)
        name = self._before.name(self._before.service(old))
        return text if alone else localiser.text("parts", "clause", heading=name, text=text)

    def _row(self, old: Statement, found: Sequence[Statement], group: _Group) -> Mapping[str, Any]:
        what = label(self._before, old)
        olds = [self._shown(self._before, old, group)]
        news = [self._shown(self._after, each, group) for each in found] or self._withdrawals(old)
        # The head of a row is the label of both sides. A side with a different label shows its own
        # label.
        for each in (*olds, *news):
            each["label"] = "" if each["label"] in (what, self._compared) else each["label"]
        return {"what": what, "old": olds, "new": news, "percent": self._change(old, *found)}

    @property
    def _compared(self) -> str:
        """The label of a row of the comparison. Pages hide it: the row's text names the subject."""
        return self._after.word("changes", "compared")

    def _withdrawals(self, old: Statement) -> list[dict[str, str]]:
        """The newer edition's withdrawals of `old`."""
        withdrawn = self._after.word("changes", "withdrawn")
        return [
            {"service": "", "label": withdrawn, "text": self._after.text(each.text)}
            for each in self._after.site.catalogue.withdrawn
            if each.id == old.id and each.edition == self._after.edition.id
        ]

    def _shown(self, context: PageContext, statement: Statement, group: _Group) -> dict[str, str]:
        """A statement with its label, and with its service's name if the group has several."""
        service = ""
        if statement.service and self._names(context, group) != [
            name := context.name(context.service(statement.service))
        ]:
            service = name
        return {
            "service": service,
            "label": label(context, statement),
            "text": capitalised(text(context, statement)),
        }

    def _change(self, old: Statement, *found: Statement) -> str:
        """The change in percent from `old` to its one counterpart; "" unless both are amounts."""
        if {old.part, *(each.part for each in found)} != {"price"} or len(found) != 1:
            return ""
        one, other = price(self._before, old), price(self._after, found[0])
        units = {self._before.localiser.unit(each) for each in (one, other)}
        if not all("amount" in each.terms for each in (one, other)) or len(units) > 1:
            return ""
        before = one.amount()
        if not before:
            return ""
        by = share_of(other.amount() - before, before)
        return self._before.word("changes", "percent", number=self._before.localiser.signed(by))


def _has_price(statements: Iterable[Statement]) -> bool:
    return any(each.part == "price" for each in statements)


def _entries(shown: Iterable[Mapping[str, str]]) -> list[Mapping[str, Any]]:
    """The statements, with the texts of the same service and label merged into one entry."""
    found: dict[tuple[str, str], list[str]] = {}
    for each in shown:
        found.setdefault((each["service"], each["label"]), []).append(each["text"])
    return [
        {"service": service, "label": label, "texts": texts}
        for (service, label), texts in found.items()
    ]


def _plain(text: str) -> str:
    """The text without case, extra spaces and a final full stop, for comparison."""
    return " ".join(text.split()).removesuffix(".").casefold()

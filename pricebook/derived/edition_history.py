"""The edition history: what a later edition does with each statement of an earlier one."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from calculator.pricing.price_book import oldest_first
from pricebook.derived.statements import Statement, StatementKind, statements
from pricebook.model.catalogue import Catalogue
from pricebook.model.relation import ReplacedModel

# Kinds of statements about the service itself: their ids are the same for all services.
_OF_A_SERVICE: tuple[StatementKind, ...] = ("best_for", "pricing", "minimum_term", "price")


class HistoryState(StrEnum):
    """What an edition does with a statement of another edition."""

    STATED = "stated"  # it states the same
    CHANGED = "changed"  # it states something else
    SILENT = "silent"  # it has nothing with the same id, but may state it in other words
    WITHDRAWN = "withdrawn"  # it expressly withdraws the statement


class EditionHistory:
    """Follows statements from edition to edition, by their ids and by replaced services.

    Statements with the same id have the same subject. A missing id proves nothing, so no page
    shows the state SILENT.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.statements: Sequence[Statement] = statements(catalogue)

    def of(self, edition: str) -> Sequence[Statement]:
        """Everything that the edition states, in the order of the file."""
        return [each for each in self.statements if each.edition == edition]

    def state(self, statement: Statement, edition: str) -> HistoryState:
        """What `edition` does with the subject of the statement."""
        others = self.counterparts(statement, edition)
        if any(self._same(statement, other) for other in others):
            return HistoryState.STATED
        if others:
            return HistoryState.CHANGED
        withdrawn = any(
            each.id == statement.id and each.edition == edition
            for each in self._catalogue.withdrawn
        )
        return HistoryState.WITHDRAWN if withdrawn else HistoryState.SILENT

    def counterparts(self, statement: Statement, edition: str) -> Sequence[Statement]:
        """The statements of `edition` on the same subject, the most similar first."""
        comparable = [
            other
            for other in self._by_id.get(edition, {}).get(statement.id, ())
            if self._comparable(statement, other)
        ]
        return sorted(comparable, key=lambda other: self._sort_key(statement, other))

    def closest(self, statement: Statement, edition: str) -> Sequence[Statement]:
        """The most similar counterparts: several if several services replace the service."""
        counterparts = self.counterparts(statement, edition)
        return [
            each
            for each in counterparts
            if self._distance(statement, each) == self._distance(statement, counterparts[0])
        ]

    def _distance(self, one: Statement, other: Statement) -> tuple[bool, bool]:
        return one.part != other.part, not self.akin(one, other)

    def _comparable(self, one: Statement, other: Statement) -> bool:
        """Whether the statements can be compared. A definition needs another definition."""
        if "definition" in (one.part, other.part) and one.part != other.part:
            return False
        return one.part not in _OF_A_SERVICE or self.akin(one, other)

    def _sort_key(self, one: Statement, other: Statement) -> tuple[bool, bool, bool]:
        kinds = [getattr(each.value, "kind", None) for each in (one, other)]
        return one.part != other.part, kinds[0] != kinds[1], not self.akin(one, other)

    def _same(self, one: Statement, other: Statement) -> bool:
        return one.part == other.part and one.stated == other.stated and self.akin(one, other)

    def akin(self, one: Statement, other: Statement) -> bool:
        """Whether both are about the same service, or about a service and its replacement."""
        if one.service == other.service:
            return True
        first, second = sorted((one, other), key=lambda each: self._edition_ids.index(each.edition))
        return second.service in self.replacing(first, second.edition)

    def replacing(self, statement: Statement, edition: str) -> Mapping[str, ReplacedModel]:
        """Id → relation of the services that replace the statement's service up to `edition`."""
        ids = self._edition_ids
        later_editions = ids[ids.index(statement.edition) + 1 : ids.index(edition) + 1]
        return {
            str(each.other): each
            for each in self._catalogue.relations
            if isinstance(each, ReplacedModel)
            and str(each.one) == statement.service
            and str(each.since) in later_editions
        }

    @cached_property
    def _edition_ids(self) -> Sequence[str]:
        """The ids of all editions, the oldest first."""
        return [each.id for each in oldest_first(self._catalogue.editions)]

    @cached_property
    def _by_id(self) -> Mapping[str, Mapping[str, Sequence[Statement]]]:
        by_edition: dict[str, dict[str, list[Statement]]] = {}
        for each in self.statements:
            by_edition.setdefault(each.edition, {}).setdefault(each.id, []).append(each)
        return by_edition

"""The edition history: what a later edition does with what an earlier one states."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from calculator.pricing.price_book import oldest_first
from pricebook.derived.statements import Statement, StatementKind, statements
from pricebook.model.catalogue import Catalogue
from pricebook.model.relation import ReplacedModel

# Kinds of statements about the service itself, whose ids do not identify a thing of their own.
_OF_A_SERVICE: tuple[StatementKind, ...] = ("best_for", "pricing", "minimum_term", "price")


class HistoryState(StrEnum):
    """What an edition does with something that another edition states."""

    STATED = "stated"  # the same
    CHANGED = "changed"  # something else
    SILENT = "silent"  # nothing with the same id; it may still state the thing in other words
    WITHDRAWN = "withdrawn"  # an explicit statement that it no longer applies


class EditionHistory:
    """Follows statements from edition to edition, by their ids and by replaced services.

    The same id proves a common subject. A missing id proves nothing, so no page mentions it.
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
        return sorted(comparable, key=lambda other: self._unlike(statement, other))

    def closest(self, statement: Statement, edition: str) -> Sequence[Statement]:
        """The most similar counterparts: several if several services replaced the service."""
        counterparts = self.counterparts(statement, edition)
        return [
            each
            for each in counterparts
            if self._nearness(statement, each) == self._nearness(statement, counterparts[0])
        ]

    def _nearness(self, one: Statement, other: Statement) -> tuple[bool, bool]:
        return one.part != other.part, not self.akin(one, other)

    def _comparable(self, one: Statement, other: Statement) -> bool:
        """Whether the statements can be compared; a definition only with a definition."""
        if "definition" in (one.part, other.part) and one.part != other.part:
            return False
        return one.part not in _OF_A_SERVICE or self.akin(one, other)

    def _unlike(self, one: Statement, other: Statement) -> tuple[bool, bool, bool]:
        kinds = [getattr(each.value, "kind", None) for each in (one, other)]
        return one.part != other.part, kinds[0] != kinds[1], not self.akin(one, other)

    def _same(self, one: Statement, other: Statement) -> bool:
        return one.part == other.part and one.stated == other.stated and self.akin(one, other)

    def akin(self, one: Statement, other: Statement) -> bool:
        """Whether both are about the same service, or about a service and its replacement."""
        if one.service == other.service:
            return True
        first, second = sorted((one, other), key=lambda each: self._age.index(each.edition))
        return second.service in self.replacing(first, second.edition)

    def replacing(self, statement: Statement, edition: str) -> Mapping[str, ReplacedModel]:
        """The services that replaced the statement's service up to `edition`, by id."""
        age = self._age
        between = age[age.index(statement.edition) + 1 : age.index(edition) + 1]
        return {
            str(each.other): each
            for each in self._catalogue.relations
            if isinstance(each, ReplacedModel)
            and str(each.one) == statement.service
            and str(each.since) in between
        }

    @cached_property
    def _age(self) -> Sequence[str]:
        """The ids of all editions, the oldest first."""
        return [each.id for each in oldest_first(self._catalogue.editions)]

    @cached_property
    def _by_id(self) -> Mapping[str, Mapping[str, Sequence[Statement]]]:
        by_edition: dict[str, dict[str, list[Statement]]] = {}
        for each in self.statements:
            by_edition.setdefault(each.edition, {}).setdefault(each.id, []).append(each)
        return by_edition

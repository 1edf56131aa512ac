"""What became of everything that an edition states, as another edition has it."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from generator.model.catalogue import Catalogue
from generator.model.relation import Replaced
from generator.statements import Part, Statement, statements

# What is about its service and not about a thing of its own: it has no id that editions share.
_OF_A_SERVICE: tuple[Part, ...] = ("best_for", "pricing", "minimum_term", "price")


class State(StrEnum):
    """What an edition says of something that another edition states."""

    STATED = "stated"  # the same
    CHANGED = "changed"  # something else
    SILENT = "silent"  # nothing at all
    WITHDRAWN = "withdrawn"  # outright that it holds no longer


class Lineage:
    """Follows what is stated from edition to edition, by ids and by which service replaces which.

    Nothing is carried over: where an edition does not speak of a thing, it is silent.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self.statements: Sequence[Statement] = statements(catalogue)

    def of(self, edition: str) -> Sequence[Statement]:
        """Everything that the edition states, in the order of the file."""
        return [each for each in self.statements if each.edition == edition]

    def state(self, statement: Statement, edition: str) -> State:
        """What `edition` says of what the statement is about."""
        others = self.counterparts(statement, edition)
        if any(self._same(statement, other) for other in others):
            return State.STATED
        if others:
            return State.CHANGED
        withdrawn = any(
            each.id == statement.id and each.edition == edition
            for each in self._catalogue.withdrawn
        )
        return State.WITHDRAWN if withdrawn else State.SILENT

    def counterparts(self, statement: Statement, edition: str) -> Sequence[Statement]:
        """All that `edition` says of the same thing, what is most alike first."""
        found = [
            other
            for other in self._by_id.get(edition, {}).get(statement.id, ())
            if self._comparable(statement, other)
        ]
        return sorted(found, key=lambda other: self._unlike(statement, other))

    def closest(self, statement: Statement, edition: str) -> Sequence[Statement]:
        """Of those the most alike: of a service that several have replaced, what each says."""
        found = self.counterparts(statement, edition)
        return [
            each
            for each in found
            if self._nearness(statement, each) == self._nearness(statement, found[0])
        ]

    def _nearness(self, one: Statement, other: Statement) -> tuple[bool, bool]:
        return one.part != other.part, not self._akin(one, other)

    def _comparable(self, one: Statement, other: Statement) -> bool:
        """A definition says what a word means, and nothing of the thing itself."""
        if "definition" in (one.part, other.part) and one.part != other.part:
            return False
        return one.part not in _OF_A_SERVICE or self._akin(one, other)

    def _unlike(self, one: Statement, other: Statement) -> tuple[bool, bool, bool]:
        kinds = [getattr(each.value, "kind", None) for each in (one, other)]
        return one.part != other.part, kinds[0] != kinds[1], not self._akin(one, other)

    def _same(self, one: Statement, other: Statement) -> bool:
        return one.part == other.part and one.said == other.said and self._akin(one, other)

    def _akin(self, one: Statement, other: Statement) -> bool:
        """Whether both hold for one service, under its own name or that of what replaced it."""
        return one.service == other.service or {one.service, other.service} in self._replaced

    @cached_property
    def _replaced(self) -> Sequence[set[str | None]]:
        relations = self._catalogue.relations
        replaced = [each for each in relations if isinstance(each, Replaced)]
        return [{str(each.one), str(each.other)} for each in replaced]

    @cached_property
    def _by_id(self) -> Mapping[str, Mapping[str, Sequence[Statement]]]:
        found: dict[str, dict[str, list[Statement]]] = {}
        for each in self.statements:
            found.setdefault(each.edition, {}).setdefault(each.id, []).append(each)
        return found

"""The clauses of an offer, on the whole service or on one of its parts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Part:
    """An included clause that other clauses belong to.

    `name` fits into the middle of a sentence; it is None where the part has no name.
    """

    id: str
    text: Mapping[str, str]
    name: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause of an offer's list; `of` is the id of the part that it belongs to, if any.

    A clause of a part is not a statement about the whole service.
    """

    text: Mapping[str, str]
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Requirement:
    """A condition for buying a service, or one of its parts.

    `service` is the id of the required service, if a service is required. `of` is the id of the
    part that has the condition, None for the whole service.
    """

    text: Mapping[str, str]
    service: str | None
    of: str | None = None


class Scoped(Protocol):
    """A clause; `of` is the id of the part that it belongs to, None for the whole service."""

    @property
    def of(self) -> str | None:
        """The part's id."""


def by_part[Each: Scoped](clauses: Sequence[Each]) -> tuple[list[Each], dict[str, list[Each]]]:
    """The clauses on the whole service, and the clauses on each part, by the part's id."""
    whole: list[Each] = []
    parts: dict[str, list[Each]] = {}
    for each in clauses:
        (whole if each.of is None else parts.setdefault(each.of, [])).append(each)
    return whole, parts

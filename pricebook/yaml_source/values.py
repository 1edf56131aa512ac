"""The values of a file before any schema: scalars as written, lists, mappings, their places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pricebook.problems.problem import Problem

type KeyPath = tuple[str | int, ...]
type Finding = tuple[KeyPath, str]
type Value = Scalar | dict[str, Value] | list[Value]


# Every value has one: a tuple is created in half the time of a frozen dataclass.
class Place(NamedTuple):
    """A place in a file; line and column count from 1."""

    line: int
    column: int


START = Place(1, 1)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar as it was written; plain means without quotation marks and without block style.

    `comment` is the comment after a plain scalar if it may have been meant as text: "#" with a
    letter or digit directly after it.
    """

    text: str
    plain: bool
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The values of one file, the place of each, and the paths with a reported problem."""

    path: str
    value: Value
    places: Mapping[KeyPath, Place]
    key_places: Mapping[KeyPath, Place] = field(default_factory=dict)
    reported: frozenset[KeyPath] = frozenset()

    def place(self, path: KeyPath) -> Place:
        """The place of the value, or of the nearest value around it that has one."""
        paths = (path[:length] for length in range(len(path), -1, -1))
        return next((self.places[each] for each in paths if each in self.places), START)

    def key_place(self, path: KeyPath) -> Place:
        """The place of the value's key; for an item of a list, the place of the item."""
        return self.key_places.get(path) or self.place(path)

    def problem(self, path: KeyPath, message: str, *, key: bool = False) -> Problem:
        place = self.key_place(path) if key else self.place(path)
        return Problem(self.path, place.line, place.column, message)

"""The values of a YAML file without a schema: scalars as written, lists, mappings, and places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pricebook.problems.problem import Problem

type KeyPath = tuple[str | int, ...]
type Finding = tuple[KeyPath, str]
type Value = Scalar | dict[str, Value] | list[Value]


# A tuple, because every value has a place: a frozen dataclass takes twice the time to create.
class Place(NamedTuple):
    """A place in a file. Line and column start at 1."""

    line: int
    column: int


START = Place(1, 1)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A scalar as it was written. `plain`: without quotation marks and not in block style.

    `comment` is a comment after a plain scalar that may be text of the scalar: one with a letter
    or digit directly after "#".
    """

    text: str
    plain: bool
    comment: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """The values of a file, their places, and the paths that have a reported problem.

    A source equals itself only, so that it is a cheap key of a cache.
    """

    path: str
    value: Value
    places: Mapping[KeyPath, Place]
    key_places: Mapping[KeyPath, Place] = field(default_factory=dict)
    reported: frozenset[KeyPath] = frozenset()

    def place(self, path: KeyPath) -> Place:
        """The place of the value, or of the nearest enclosing value that has a place."""
        paths = (path[:length] for length in range(len(path), -1, -1))
        return next((self.places[each] for each in paths if each in self.places), START)

    def key_place(self, path: KeyPath) -> Place:
        """The place of the value's key. For an item of a list, the place of the item."""
        return self.key_places.get(path) or self.place(path)

    def problem(self, path: KeyPath, message: str, *, key: bool = False) -> Problem:
        place = self.key_place(path) if key else self.place(path)
        return Problem(self.path, place.line, place.column, message)

"""What a file says before any schema: leaves as written, lists, mappings, and their places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from pricebook.problems.problem import Problem

type Path = tuple[str | int, ...]
type Finding = tuple[Path, str]
type Value = Scalar | dict[str, Value] | list[Value]


# One of each for every value of a file: a tuple is made in half the time of a frozen dataclass.
class Place(NamedTuple):
    """Where something stands in the file; line and column count from 1."""

    line: int
    column: int


START = Place(1, 1)


@dataclass(frozen=True, slots=True)
class Scalar:
    """A leaf as it was written; plain means without quotation marks and without block style.

    `comment` is what follows a plain one on its line where it looks as much like text as like a
    comment: "#" with a letter or digit directly after it.
    """

    text: str
    plain: bool
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The values of one file, the place of each, and the paths whose fault is told already."""

    path: str
    value: Value
    places: Mapping[Path, Place]
    key_places: Mapping[Path, Place] = field(default_factory=dict)
    reported: frozenset[Path] = frozenset()

    def place(self, path: Path) -> Place:
        """The place of the value, or of the nearest value around it that is known."""
        paths = (path[:length] for length in range(len(path), -1, -1))
        return next((self.places[each] for each in paths if each in self.places), START)

    def key_place(self, path: Path) -> Place:
        """The place of the key that the value stands under; an item of a list has only its own."""
        return self.key_places.get(path) or self.place(path)

    def problem(self, path: Path, message: str, *, key: bool = False) -> Problem:
        place = self.key_place(path) if key else self.place(path)
        return Problem(self.path, place.line, place.column, message)

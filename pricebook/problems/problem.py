"""A problem in a file, and the listing of problems for the editor."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """A problem in a file, for the person who edits it; line and column count from 1."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


def listing(problems: Iterable[Problem]) -> str:
    """Every problem once, sorted by file and place, a line each; the last line is the count."""
    unique = sorted(set(problems))
    return "\n".join([*map(str, unique), problem_count(len(unique))])


def problem_count(number: int) -> str:
    """ "no problems", "1 problem", "2 problems"."""
    if number == 0:
        return "no problems"
    return "1 problem" if number == 1 else f"{number} problems"

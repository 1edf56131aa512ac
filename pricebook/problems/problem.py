"""A problem knows one fault in one file, and how a list of faults is shown to the editor."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One fault in one file, for the person who edits it; line and column count from 1."""

    path: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.message}"


def listing(problems: Iterable[Problem]) -> str:
    """Every problem once, in the order of the files, and then how many they are."""
    unique = sorted(set(problems))
    return "\n".join([*map(str, unique), problem_count(len(unique))])


def problem_count(number: int) -> str:
    """ "no problems", "1 problem", "2 problems"."""
    if number == 0:
        return "no problems"
    return "1 problem" if number == 1 else f"{number} problems"

"""A problem in a file, and how a number of problems is written."""

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


def problem_count(number: int) -> str:
    """ "no problems", "1 problem", "2 problems"."""
    if number == 0:
        return "no problems"
    return "1 problem" if number == 1 else f"{number} problems"

"""A problem in a file, and the count of problems as text."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """A problem in a file, for the person who edits it. Line and column start at 1."""

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

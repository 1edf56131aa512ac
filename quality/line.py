"""A line of the table: what is measured, what it should be, what it is, and why if it is not."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """`holds` is None for what could not be measured here; `why` then says so."""

    what: str
    target: str
    measured: str
    holds: bool | None
    why: str = ""


MARKS = {True: "yes", False: "**no**", None: "not measured"}


def table(lines: Sequence[Line]) -> Iterator[str]:
    """The lines as a table of Markdown."""
    yield "| What | Target | Measured | Held | Remark |"
    yield "|---|---|---|---|---|"
    for line in lines:
        cells = (line.what, line.target, line.measured, MARKS[line.holds], line.why)
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"

"""A line of the table: what is measured, what it should be, what it is, and why if it is not.

What was measured is kept, so that one measure can be made again without the others.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Line:
    """`holds` is None for what could not be measured here; `why` then says so.

    `meant` is for a target that is missed on purpose, which `why` explains.
    """

    what: str
    target: str
    measured: str
    holds: bool | None
    why: str = ""
    meant: bool = False

    @property
    def accepted(self) -> bool:
        """Nothing is left to do about it."""
        return self.holds is True or self.meant


MARKS = {True: "yes", False: "**no**", None: "not measured"}


def table(lines: Sequence[Line]) -> Iterator[str]:
    """The lines as a table of Markdown."""
    yield "| What | Target | Measured | Held | Remark |"
    yield "|---|---|---|---|---|"
    for line in lines:
        mark = "no, on purpose" if line.meant else MARKS[line.holds]
        cells = (line.what, line.target, line.measured, mark, line.why)
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def kept(folder: Path, name: str) -> list[Line]:
    """The lines of a measure as it was last made; none if it never was."""
    file = folder / f"{name}.json"
    if not file.is_file():
        return []
    return [Line(**each) for each in json.loads(file.read_text("utf-8"))]


def keep(folder: Path, name: str, lines: Sequence[Line]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=1)
    (folder / f"{name}.json").write_text(text, "utf-8")

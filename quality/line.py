"""A line of docs/quality.md: the measure, its target, the result and a remark.

Results are saved, so that one measure can be repeated alone.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Line:
    """`holds` is None if the result could not be measured here; `why` is the reason.

    `meant` is true for a target that is missed on purpose; `why` explains it.
    """

    what: str
    target: str
    measured: str
    holds: bool | None
    why: str = ""
    meant: bool = False

    @property
    def accepted(self) -> bool:
        """True if the target is met or missed on purpose."""
        return self.holds is True or self.meant


MARKS = {True: "yes", False: "**no**", None: "not measured"}


def table(lines: Sequence[Line]) -> Iterator[str]:
    """The lines as a Markdown table."""
    yield "| What | Target | Measured | Held | Remark |"
    yield "|---|---|---|---|---|"
    for line in lines:
        mark = "no, on purpose" if line.meant else MARKS[line.holds]
        cells = (line.what, line.target, line.measured, mark, line.why)
        yield f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def load(folder: Path, name: str) -> list[Line]:
    """The lines of the last run of a measure; empty if the measure never ran."""
    file = folder / f"{name}.json"
    if not file.is_file():
        return []
    return [Line(**each) for each in json.loads(file.read_text("utf-8"))]


def save(folder: Path, name: str, lines: Sequence[Line]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps([asdict(line) for line in lines], ensure_ascii=False, indent=1)
    (folder / f"{name}.json").write_text(text, "utf-8")

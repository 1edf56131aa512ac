"""Style, types and imports: what `make style` looks at, as a line of the table."""

import subprocess
import sys
from pathlib import Path

from quality.line import Line
from quality.node_tool import ROOT

BIN = Path(sys.executable).parent
COMMANDS = (
    ("ruff", "check"),
    ("ruff", "format", "--check"),
    ("mypy",),
    ("lint-imports", "--no-cache", "--no-logo"),
)


def style() -> Line:
    """Whether each of the commands is content; what the others said last."""
    why = []
    for program, *arguments in COMMANDS:
        command: list[str | Path] = [BIN / program, *arguments]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            why.append(done.stdout.strip().rpartition("\n")[2])
    held = len(COMMANDS) - len(why)
    return Line(
        "Style, types and imports (ruff, mypy, import-linter)",
        "all content",
        f"{held} of {len(COMMANDS)} content",
        not why,
        "; ".join(why)[:300],
    )

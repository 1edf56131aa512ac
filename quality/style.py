"""Style, types and imports: the checks of `make style`."""

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
    """One line: the number of passed commands, and the last output line of each failed command."""
    why = []
    for program, *arguments in COMMANDS:
        command: list[str | Path] = [BIN / program, *arguments]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            why.append(done.stdout.strip().rpartition("\n")[2])
    held = len(COMMANDS) - len(why)
    return Line(
        "Style, types and imports (ruff, mypy, import-linter)",
        "no faults",
        f"{held} of {len(COMMANDS)} without faults",
        not why,
        "; ".join(why)[:300],
    )

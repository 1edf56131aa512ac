"""Installs the Node packages of package-lock.json: Pyodide and the accessibility checker."""

import os
from pathlib import Path

from setup.command import run
from setup.setup_step import Step, stamped
from setup.stamp import Stamp


def node_steps(root: Path) -> list[Step]:
    """The step for the Node packages. Needs the Python packages, which contain Node and npm."""
    stamp = Stamp(
        file=root / "node_modules" / ".catalogue.stamp",
        facts=(),
        inputs=tuple(root / name for name in ("package.json", "package-lock.json", ".npmrc")),
        makes=(
            root / "node_modules" / "pyodide" / "pyodide.mjs",
            root / "node_modules" / "axe-core" / "axe.min.js",
        ),
    )
    step = Step(
        name="Node packages",
        detail="installing the packages of package-lock.json",
        advice=(
            "check the network and npm's configuration (npm config list), then run the command "
            "again. If package.json and its lock do not match, run make lock."
        ),
        done=stamp.holds,
        work=stamped(stamp, lambda: npm(root, "ci")),
    )
    return [step]


def npm(root: Path, *arguments: str) -> None:
    """Run the npm of .venv with the Node of .venv, which comes first in PATH. Raises Failure."""
    bin_folder = root / ".venv" / "bin"
    path = os.pathsep.join([str(bin_folder), os.environ.get("PATH", os.defpath)])
    command: list[str | Path] = [
        bin_folder / "npm",
        *arguments,
        "--ignore-scripts",
        "--no-progress",
    ]
    run(command, cwd=root, extra={"PATH": path})

"""The Node side: the browser's Python and the accessibility checker, from package-lock.json."""

import os
from pathlib import Path

from setup.command import run
from setup.setup_step import Step, stamped
from setup.stamp import Stamp


def node_steps(root: Path) -> list[Step]:
    """Needs the Python packages, which bring Node and npm: the machine may have none."""
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
        detail="installing what package-lock.json locks",
        advice=(
            "check the network and npm's own configuration (npm config list), then run the "
            "command again; if package.json and its lock disagree: make lock."
        ),
        done=stamp.holds,
        work=stamped(stamp, lambda: npm(root, "ci")),
    )
    return [step]


def npm(root: Path, *arguments: str) -> None:
    """Run the environment's npm; its scripts look for `node` in PATH, so ours comes first."""
    bin_folder = root / ".venv" / "bin"
    path = os.pathsep.join([str(bin_folder), os.environ.get("PATH", os.defpath)])
    command: list[str | Path] = [
        bin_folder / "npm",
        *arguments,
        "--ignore-scripts",
        "--no-progress",
    ]
    run(command, cwd=root, extra={"PATH": path})

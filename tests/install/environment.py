"""Virtual environments for tests, with the Python that runs the tests."""

import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement

EmptyEnvironment = Callable[[Path], Path]


def make_environment(folder: Path) -> Path:
    """Creates an environment without packages; returns the path of its Python."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    return folder / "bin" / "python"


def pip(python: Path, *arguments: str | Path) -> str:
    """Runs our pip for another environment; returns its output. Callers pass --no-index."""
    words = [str(each) for each in arguments]
    command = [sys.executable, "-m", "pip", "--python", str(python), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def run(*command: str | Path, folder: Path) -> str:
    """Runs a command in a folder outside the checkout; returns its output."""
    words = [str(each) for each in command]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def needed(names: list[str]) -> set[str]:
    """The names of these distributions and of all their dependencies on this machine."""
    found: set[str] = set()
    while names:
        name = names.pop()
        if name not in found:
            found.add(name)
            asked = map(Requirement, distribution(name).requires or [])
            names += [
                each.name
                for each in asked
                if not each.marker or each.marker.evaluate({"extra": ""})
            ]
    return found


def link(name: str, folder: Path) -> None:
    """Links a distribution of this environment into another site-packages folder."""
    parts = {Path(file).parts[0] for file in distribution(name).files or []}
    for part in parts - {"..", "__pycache__"}:
        if not (folder / part).exists():
            (folder / part).symlink_to(distribution(name).locate_file(part))

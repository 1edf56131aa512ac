"""Virtual environments that a test makes, of the Python that runs the tests."""

import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement


def empty_environment(folder: Path) -> Path:
    """An environment without any package; its Python."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    return folder / "bin" / "python"


def pip(python: Path, *arguments: str | Path) -> str:
    """Run our pip on another environment; what it said. pip asks no index."""
    words = [str(each) for each in arguments]
    command = [sys.executable, "-m", "pip", "--python", str(python), *words]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def run(*command: str | Path, folder: Path) -> str:
    """What a command printed, run in a folder that is not the checkout."""
    words = [str(each) for each in command]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def needed(names: list[str]) -> set[str]:
    """These distributions and all that they ask for, on this machine."""
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
    """Put a distribution that is installed here into another environment's folder of packages."""
    parts = {Path(file).parts[0] for file in distribution(name).files or []}
    for part in parts - {"..", "__pycache__"}:
        if not (folder / part).exists():
            (folder / part).symlink_to(distribution(name).locate_file(part))

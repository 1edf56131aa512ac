"""Virtual environments that a test makes, of the Python that runs the tests."""

import subprocess
import sys
from pathlib import Path


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

"""Builds the engine's wheel, and the lock file with which Pyodide finds the wheel."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pricebook.atomic_write import make_folder_atomically
from pricebook.locations import CALCULATOR
from pricebook.runtime.runtime_paths import CACHE, PYODIDE

LOCK = "pyodide-lock.json"


class EngineError(Exception):
    """A tool that builds the wheel or its lock failed. The message is the tool's output."""


def wheel_name() -> str:
    """The file name of the wheel; it changes with the engine's version only."""
    return f"{_project()['name'].replace('-', '_')}-{engine_version()}-py3-none-any.whl"


def engine_version() -> str:
    """The version of the engine, from its `pyproject.toml`."""
    return str(_project()["version"])


def _project() -> dict[str, Any]:
    project: dict[str, Any] = tomllib.loads((CALCULATOR / "pyproject.toml").read_text("utf-8"))
    return dict(project["project"])


def engine_files(cache: Path = CACHE) -> dict[str, Path]:
    """File name → path of the wheel and of the lock, in the folder `cache`.

    The files are built again only if the engine's sources or Pyodide change. Raises EngineError if
    a build fails.
    """
    folder = make_folder_atomically(cache / _key(), _make)
    return {file.name: file for file in sorted(folder.iterdir())}


def _key() -> str:
    """A hash of everything that the wheel and the lock are built from."""
    digest = sha256()
    for file in [*sorted(CALCULATOR.rglob("*.py")), CALCULATOR / "pyproject.toml", PYODIDE / LOCK]:
        digest.update(f"{file.relative_to(file.parents[1])}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _make(folder: Path) -> None:
    _tool(
        ["-m", "hatchling", "build", "--target", "wheel", "--directory", folder.as_posix()],
        CALCULATOR,
    )
    with TemporaryDirectory() as temporary:
        _lock(folder, Path(temporary))


def _lock(folder: Path, temporary: Path) -> None:
    """Write Pyodide's lock with the engine's wheel, and without Pyodide's own packages."""
    whole = json.loads((PYODIDE / LOCK).read_text())
    base = temporary / "base.json"
    base.write_text(json.dumps({"info": whole["info"], "packages": {}}))
    (wheel,) = folder.glob("*.whl")
    given = ["--input", base.as_posix(), "--output", (folder / LOCK).as_posix()]
    command = [
        "-m",
        "pyodide_cli",
        "lockfile",
        "add-wheels",
        *given,
        "--base-path",
        folder.as_posix(),
    ]
    _tool([*command, wheel.as_posix()], temporary)


def _tool(arguments: Sequence[str], folder: Path) -> None:
    # SOURCE_DATE_EPOCH must not affect the wheel: the same sources give the same wheel on any day.
    env = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise EngineError(f"{' '.join(arguments)}\n{done.stdout}{done.stderr}".strip())

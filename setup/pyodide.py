"""Installs the locked pytest as wheels for Pyodide, to run the engine's tests in Pyodide."""

import json
import re
from pathlib import Path

from setup.command import run
from setup.packages import PIP
from setup.setup_step import Step, stamped
from setup.stamp import Stamp

# pytest and Hypothesis with their dependencies. PyYAML has no wheel for Pyodide: the tests use the
# Python modules of the PyYAML in .venv.
NAMES = ("hypothesis", "iniconfig", "packaging", "pluggy", "pygments", "pytest", "sortedcontainers")


def pyodide_steps(root: Path) -> list[Step]:
    """The step for these packages. Needs the Python packages, for pip, and the Node packages."""
    folder = root / "build" / "pyodide"
    stamp = Stamp(
        file=folder / "packages.stamp",
        facts=NAMES,
        inputs=(root / "requirements.txt", root / "package-lock.json"),
        makes=tuple(folder / name for name in ("pytest", "hypothesis")),
    )
    step = Step(
        name="tests in Pyodide",
        detail="installing pytest for Pyodide",
        advice=(
            "check the network and pip's configuration (pip config list), then run the command "
            "again. If a version has no wheel for Pyodide, change it in pyproject.toml and run "
            "make lock."
        ),
        done=stamp.holds,
        work=stamped(stamp, lambda: _install(root, folder)),
    )
    return [step]


def locked(requirements: str, names: tuple[str, ...]) -> str:
    """The part of a lock's text that has the entries of these packages, with their hashes."""
    entries = re.split(r"(?m)^(?=[a-zA-Z0-9])", requirements)
    return "".join(entry for entry in entries if entry.partition("==")[0] in names)


def _install(root: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lock = folder / "requirements.txt"
    lock.write_text(locked((root / "requirements.txt").read_text("utf-8"), NAMES), "utf-8")
    info = json.loads((root / "node_modules/pyodide/pyodide-lock.json").read_text("utf-8"))["info"]
    options: list[str | Path] = ["--target", folder, "--upgrade", "--no-deps", "--no-compile"]
    options += ["--require-hashes", "--only-binary", ":all:", "--implementation", "cp"]
    options += ["--platform", f"pyemscripten_{info['abi_version']}_wasm32"]
    options += ["--python-version", info["python"].rpartition(".")[0]]
    pip = root / ".venv" / "bin" / "python"
    run([pip, "-m", "pip", "install", *options, "-r", lock], cwd=root, extra=PIP)

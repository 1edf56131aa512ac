"""Writes the lock files, here and in quality/, for `make lock` and `make upgrade`."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from setup.command import run
from setup.node import npm
from setup.packages import PIP, make_environment
from setup.quality import BILL, MEASURING, NEXT, OTHER_PYODIDE
from setup.setup_step import Step
from setup.versions import (
    LOCK,
    NODE,
    PROJECT,
    Locked,
    listing,
    locked,
    node_pins,
    project_requirements,
    requirements_file,
    with_pins,
    without_pins,
)

LOCKER = "pip-tools==7.6.2"
# The lock must contain no index and no path of this machine.
COMPILE = (
    *("--quiet", "--generate-hashes", "--allow-unsafe", "--strip-extras"),
    *("--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links"),
    *("--output-file", LOCK),
)


# Folders of the locks, in this order: the last lock must have the versions of the first.
PYTHON = (".", MEASURING, BILL, NEXT)
NODES = (".", MEASURING, OTHER_PYODIDE)


def all_locks(root: Path) -> dict[str, Locked]:
    """Path of a lock, relative to `root` → its versions."""
    return {
        (Path(folder) / name).as_posix(): lock
        for folder in (*PYTHON, OTHER_PYODIDE)
        for name, lock in locked(root / folder).items()
    }


def changes(before: Mapping[str, Locked], after: Mapping[str, Locked]) -> list[str]:
    """A line for each package that an upgrade has changed; one line if there is none."""
    empty = Locked({}, frozenset())
    lines = [line for name in after for line in listing(name, before.get(name, empty), after[name])]
    return lines or ["no package has a newer version"]


def python_lock_steps(root: Path, upgrade: bool) -> list[Step]:
    """The step for the Python locks. It needs no environment, so it can replace a broken lock."""
    return [
        Step(
            name="Python lock",
            detail="making requirements.txt from pyproject.toml (about a minute)",
            advice="read the lines above: probably a pin in pyproject.toml cannot be met.",
            done=lambda: False,
            work=lambda: _compile(root, upgrade),
        )
    ]


def node_lock_steps(root: Path, upgrade: bool) -> list[Step]:
    """The step for the Node locks. Needs the Python packages, for npm."""
    return [
        Step(
            name="Node lock",
            detail="making package-lock.json from package.json",
            advice="read the lines above: probably a version in package.json does not exist.",
            done=lambda: False,
            work=lambda: _lock_node(root, upgrade),
        )
    ]


def _lock_node(root: Path, upgrade: bool) -> None:
    for folder in (root / each for each in NODES):
        command = ["install", "--package-lock-only", "--prefix", str(folder)]
        # Keep the other Pyodide, because it must differ from the newest version.
        renewed = upgrade and folder != root / OTHER_PYODIDE
        newest = [f"{name}@latest" for name in node_pins(folder / NODE)] if renewed else []
        npm(root, *command, *(["--save-exact", *newest] if newest else []))
        without_funding(folder / "package-lock.json")


def without_funding(lock: Path) -> None:
    """Remove the `funding` entries: npm does not need them, and they contain addresses."""
    content = json.loads(lock.read_text("utf-8"))
    for package in content["packages"].values():
        package.pop("funding", None)
    lock.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _compile(root: Path, upgrade: bool) -> None:
    """Write the Python locks, with pip-compile in a separate environment."""
    tools = root / "build" / "lock"
    make_environment(tools, root)
    run([tools / "bin" / "python", "-m", "pip", "install", LOCKER], cwd=root, extra=PIP)
    compiler = tools / "bin" / "pip-compile"
    extra = {**PIP, "CUSTOM_COMPILE_COMMAND": "make lock"}

    def compile_(folder: Path) -> None:
        newest = ["--upgrade"] if upgrade else []
        with _requirements(folder) as requirements:
            run([compiler, *newest, *COMPILE, requirements], cwd=folder, extra=extra)
        if requirements_file(folder).name == PROJECT:
            _name_source(folder / LOCK, requirements)

    for folder in (root / each for each in PYTHON):
        if upgrade:
            _upgrade(folder, compile_)
        else:
            compile_(folder)


@contextmanager
def _requirements(folder: Path) -> Iterator[str]:
    """The path, relative to the folder, of a file with the requirements for pip-compile.

    pip-compile cannot read dependency groups or dependencies on folders in a pyproject.toml, so
    these are written to a temporary file.
    """
    file = requirements_file(folder)
    if file.name != PROJECT:
        yield file.name
        return
    with TemporaryDirectory(dir=folder) as temporary:
        written = Path(temporary, "requirements.in")
        written.write_text(project_requirements(file.read_text("utf-8")), "utf-8")
        yield written.relative_to(folder).as_posix()


def _name_source(lock: Path, temporary: str) -> None:
    """Put pyproject.toml in the lock's comments, in place of the temporary file."""
    text = lock.read_text("utf-8")
    lock.write_text(text.replace(f"-r {temporary}", PROJECT), "utf-8")


def _upgrade(folder: Path, compile_: Callable[[Path], None]) -> None:
    """Lock the newest versions of all packages, and set the exact pins to these versions."""
    file = requirements_file(folder)
    old = file.read_text("utf-8")
    try:
        file.write_text(without_pins(old), "utf-8")
        compile_(folder)
    except BaseException:
        file.write_text(old, "utf-8")
        raise
    (lock,) = (each for name, each in locked(folder).items() if name == LOCK)
    file.write_text(with_pins(old, lock.versions), "utf-8")

"""The lock files, here and in quality/: made again by `make lock` from what stands beside them."""

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
    asked_for,
    listing,
    locked,
    node_pins,
    wishes_file,
    with_pins,
    without_pins,
)

LOCKER = "pip-tools==7.6.2"
# No index and no path of this machine may stand in the lock: whoever installs has their own.
COMPILE = (
    *("--quiet", "--generate-hashes", "--allow-unsafe", "--strip-extras"),
    *("--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links"),
    *("--output-file", LOCK),
)


# In this order: the last one is held to the versions of the first.
PYTHON = (".", MEASURING, BILL, NEXT)
NODES = (".", MEASURING, OTHER_PYODIDE)


def held(root: Path) -> dict[str, Locked]:
    """What all locks hold, by their paths from the root."""
    return {
        (Path(folder) / name).as_posix(): lock
        for folder in (*PYTHON, OTHER_PYODIDE)
        for name, lock in locked(root / folder).items()
    }


def changes(before: Mapping[str, Locked], after: Mapping[str, Locked]) -> list[str]:
    """What an upgrade came to, a line a package; one line where nothing is newer."""
    nothing = Locked({}, frozenset())
    lines = [
        line for name in after for line in listing(name, before.get(name, nothing), after[name])
    ]
    return lines or ["no package has a newer version"]


def python_lock_steps(root: Path, upgrade: bool) -> list[Step]:
    """Goes before the environment, so that a spoiled lock does not stand in its own way."""
    return [
        Step(
            name="Python lock",
            detail="making requirements.txt from pyproject.toml (about a minute)",
            advice="read the lines above: a pin of pyproject.toml most likely cannot be met.",
            done=lambda: False,
            work=lambda: _compile(root, upgrade),
        )
    ]


def node_lock_steps(root: Path, upgrade: bool) -> list[Step]:
    """Needs the environment's npm."""
    return [
        Step(
            name="Node lock",
            detail="making package-lock.json from package.json",
            advice="read the lines above: a version of package.json most likely does not exist.",
            done=lambda: False,
            work=lambda: _lock_node(root, upgrade),
        )
    ]


def _lock_node(root: Path, upgrade: bool) -> None:
    for folder in (root / each for each in NODES):
        command = ["install", "--package-lock-only", "--prefix", str(folder)]
        # The other Pyodide is to be another one than the newest.
        renewed = upgrade and folder != root / OTHER_PYODIDE
        newest = [f"{name}@latest" for name in node_pins(folder / NODE)] if renewed else []
        npm(root, *command, *(["--save-exact", *newest] if newest else []))
        without_funding(folder / "package-lock.json")


def without_funding(lock: Path) -> None:
    """Remove the `funding` entries: npm does not need them, and they contain addresses."""
    whole = json.loads(lock.read_text("utf-8"))
    for package in whole["packages"].values():
        package.pop("funding", None)
    lock.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _compile(root: Path, upgrade: bool) -> None:
    """In an environment of its own: what makes the locks is not part of them."""
    tools = root / "build" / "lock"
    make_environment(tools, root)
    run([tools / "bin" / "python", "-m", "pip", "install", LOCKER], cwd=root, extra=PIP)
    compiler = tools / "bin" / "pip-compile"
    extra = {**PIP, "CUSTOM_COMPILE_COMMAND": "make lock"}

    def compile_(folder: Path) -> None:
        newest = ["--upgrade"] if upgrade else []
        with _requirements(folder) as asked:
            run([compiler, *newest, *COMPILE, asked], cwd=folder, extra=extra)
        if wishes_file(folder).name == PROJECT:
            _name_source(folder / LOCK, asked)

    for folder in (root / each for each in PYTHON):
        if upgrade:
            _renew(folder, compile_)
        else:
            compile_(folder)


@contextmanager
def _requirements(folder: Path) -> Iterator[str]:
    """What a folder asks for, as a file that pip-compile reads; its path from the folder.

    pip-compile reads no dependency group, and no dependency on a folder of the project.
    """
    file = wishes_file(folder)
    if file.name != PROJECT:
        yield file.name
        return
    with TemporaryDirectory(dir=folder) as temporary:
        made = Path(temporary, "requirements.in")
        made.write_text(asked_for(file.read_text("utf-8")), "utf-8")
        yield made.relative_to(folder).as_posix()


def _name_source(lock: Path, asked: str) -> None:
    """Name pyproject.toml in the lock's comments, instead of the list that was made of it."""
    text = lock.read_text("utf-8")
    lock.write_text(text.replace(f"-r {asked}", PROJECT), "utf-8")


def _renew(folder: Path, compile_: Callable[[Path], None]) -> None:
    """Lock the newest versions, those of exact pins too, and pin these at what was found."""
    file = wishes_file(folder)
    wishes = file.read_text("utf-8")
    try:
        file.write_text(without_pins(wishes), "utf-8")
        compile_(folder)
    except BaseException:
        file.write_text(wishes, "utf-8")
        raise
    (lock,) = (each for name, each in locked(folder).items() if name == LOCK)
    file.write_text(with_pins(wishes, lock.versions), "utf-8")

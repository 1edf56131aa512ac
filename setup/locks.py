"""The lock files, here and in quality/: made again by `make lock` from what stands beside them."""

import json
from pathlib import Path

from setup.command import run
from setup.node import npm
from setup.packages import PIP, make_environment
from setup.quality import BILL, MEASURING
from setup.step import Step

LOCKER = "pip-tools==7.6.2"
# No index and no path of this machine may stand in the lock: whoever installs has their own.
COMPILE = (
    *("--quiet", "--generate-hashes", "--allow-unsafe", "--strip-extras"),
    *("--no-emit-index-url", "--no-emit-trusted-host", "--no-emit-find-links"),
    *("--output-file", "requirements.txt", "requirements.in"),
)


def python_lock_steps(root: Path, upgrade: bool) -> list[Step]:
    """Goes before the environment, so that a spoiled lock does not stand in its own way."""
    return [
        Step(
            name="Python lock",
            detail="making requirements.txt from requirements.in (about a minute)",
            advice="read the lines above: a pin of requirements.in most likely cannot be met.",
            done=lambda: False,
            work=lambda: _compile(root, upgrade),
        )
    ]


def node_lock_steps(root: Path) -> list[Step]:
    """Needs the environment's npm."""
    return [
        Step(
            name="Node lock",
            detail="making package-lock.json from package.json",
            advice="read the lines above: a version of package.json most likely does not exist.",
            done=lambda: False,
            work=lambda: _lock_node(root),
        )
    ]


def _lock_node(root: Path) -> None:
    for folder in (root, root / MEASURING):
        npm(root, "install", "--package-lock-only", "--prefix", str(folder))
        without_funding(folder / "package-lock.json")


def without_funding(lock: Path) -> None:
    """Take out who asks for money and where, which npm installs nothing by: no address is left."""
    whole = json.loads(lock.read_text("utf-8"))
    for package in whole["packages"].values():
        package.pop("funding", None)
    lock.write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", "utf-8")


def _compile(root: Path, upgrade: bool) -> None:
    """In an environment of its own: what makes the locks is not part of them."""
    tools = root / "build" / "lock"
    make_environment(tools, root)
    run([tools / "bin" / "python", "-m", "pip", "install", LOCKER], cwd=root, extra=PIP)
    wish = ["--upgrade"] if upgrade else []
    compiler = tools / "bin" / "pip-compile"
    extra = {**PIP, "CUSTOM_COMPILE_COMMAND": "make lock"}
    for folder in (root, root / MEASURING, root / BILL):
        run([compiler, *wish, *COMPILE], cwd=folder, extra=extra)

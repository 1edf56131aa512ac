"""The Python side: a virtual environment with the locked packages and this project in it."""

import platform
import sys
from pathlib import Path

from setup.command import run
from setup.setup_step import Step, stamped
from setup.stamp import Stamp

# The machine's own pip configuration says where packages come from; only pip's chatter is ours.
PIP = {"PIP_ROOT_USER_ACTION": "ignore", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}

# The tool and its engine, imported from where they stand. Without isolation: the build backend is
# among the locked packages already.
OURS = ("--no-deps", "--no-build-isolation", "-e", ".", "-e", "./calculator")
DESCRIPTIONS = ("pyproject.toml", "calculator/pyproject.toml")


def python_steps(root: Path) -> list[Step]:
    """The environment, its packages, and the project; each needs the one before it."""
    packages = _packages_stamp(root)
    return [_environment(root, packages), _packages(root, packages), _project(root)]


def make_environment(folder: Path, root: Path) -> None:
    """An empty virtual environment, whatever stood there before."""
    # From inside an environment (perhaps the very one to be replaced) the way leads to its base.
    base = getattr(sys, "_base_executable", None) or sys.executable
    run([base, "-m", "venv", "--clear", folder], cwd=root)


def _packages_stamp(root: Path) -> Stamp:
    return Stamp(
        file=root / ".venv" / "packages.stamp",
        # The folder counts as well: an environment that was moved or copied does not work.
        facts=(sys.version, sys.base_prefix, str(root)),
        inputs=(root / "requirements.txt",),
        makes=tuple(root / ".venv" / "bin" / name for name in ("python", "pip", "mkdocs", "npm")),
    )


def _environment(root: Path, packages: Stamp) -> Step:
    """Made anew whenever the packages are: nothing of an older lock or a broken try is left."""
    return Step(
        name="Python environment",
        detail=f"making .venv with Python {platform.python_version()}",
        advice=(
            "if the lines above speak of ensurepip or venv, install that part of Python "
            "(Debian and Ubuntu: apt-get install python3-venv); then run the command again."
        ),
        done=packages.holds,
        work=lambda: make_environment(root / ".venv", root),
    )


def _packages(root: Path, stamp: Stamp) -> Step:
    command = _pip(root, "--require-hashes", "-r", root / "requirements.txt")
    return Step(
        name="Python packages",
        detail="installing what requirements.txt locks (about half a minute)",
        advice=(
            "check the network and pip's own configuration (pip config list), then run the "
            "command again. Where a hash does not match, the file is not the one that was locked: "
            "find out why before anything else."
        ),
        done=stamp.holds,
        work=stamped(stamp, lambda: run(command, cwd=root, extra=PIP)),
    )


def _project(root: Path) -> Step:
    command = _pip(root, *OURS)
    stamp = Stamp(
        file=root / ".venv" / "project.stamp",
        facts=(),
        inputs=(*(root / each for each in DESCRIPTIONS), root / ".venv" / "packages.stamp"),
        makes=(root / ".venv" / "bin" / "pricebook",),
    )
    return Step(
        name="project",
        detail="linking calculator and pricebook into .venv",
        advice="read the lines above: a pyproject.toml most likely has a mistake.",
        done=stamp.holds,
        work=stamped(stamp, lambda: run(command, cwd=root, extra=PIP)),
    )


def _pip(root: Path, *arguments: str | Path) -> list[str | Path]:
    return [root / ".venv" / "bin" / "python", "-m", "pip", "install", *arguments]

"""Makes .venv: a virtual environment with the locked packages and this project."""

import platform
import sys
from pathlib import Path

from setup.command import run
from setup.setup_step import Step, stamped
from setup.stamp import Stamp

# These variables only reduce pip's output; the machine's configuration chooses the index.
PIP = {"PIP_ROOT_USER_ACTION": "ignore", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}

# Editable installs of the tool and its engine. Without build isolation, because the build backend
# is one of the locked packages.
OURS = ("--no-deps", "--no-build-isolation", "-e", ".", "-e", "./calculator")
DESCRIPTIONS = ("pyproject.toml", "calculator/pyproject.toml")


def python_steps(root: Path) -> list[Step]:
    """The steps for the environment, its packages and the project; each needs the previous step."""
    packages = _packages_stamp(root)
    return [_environment(root, packages), _packages(root, packages), _project(root)]


def make_environment(folder: Path, root: Path) -> None:
    """Make an empty virtual environment in `folder`, in place of an existing one."""
    # Not sys.executable, which may be in the environment that is being replaced.
    base = getattr(sys, "_base_executable", None) or sys.executable
    run([base, "-m", "venv", "--clear", folder], cwd=root)


def _packages_stamp(root: Path) -> Stamp:
    return Stamp(
        file=root / ".venv" / "packages.stamp",
        # The folder is a fact, because an environment does not work after it is moved or copied.
        facts=(sys.version, sys.base_prefix, str(root)),
        inputs=(root / "requirements.txt",),
        makes=tuple(root / ".venv" / "bin" / name for name in ("python", "pip", "mkdocs", "npm")),
    )


def _environment(root: Path, packages: Stamp) -> Step:
    """The environment is made again before packages are installed, so no old package is left."""
    return Step(
        name="Python environment",
        detail=f"making .venv with Python {platform.python_version()}",
        advice=(
            "if the lines above mention ensurepip or venv, install that part of Python "
            "(Debian and Ubuntu: apt-get install python3-venv), then run the command again."
        ),
        done=packages.holds,
        work=lambda: make_environment(root / ".venv", root),
    )


def _packages(root: Path, stamp: Stamp) -> Step:
    command = _pip(root, "--require-hashes", "-r", root / "requirements.txt")
    return Step(
        name="Python packages",
        detail="installing the packages of requirements.txt (about half a minute)",
        advice=(
            "check the network and pip's configuration (pip config list), then run the command "
            "again. If a hash does not match, the file is not the one in the lock: find out why "
            "before you continue."
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
        advice="read the lines above: probably a pyproject.toml has a mistake.",
        done=stamp.holds,
        work=stamped(stamp, lambda: run(command, cwd=root, extra=PIP)),
    )


def _pip(root: Path, *arguments: str | Path) -> list[str | Path]:
    return [root / ".venv" / "bin" / "python", "-m", "pip", "install", *arguments]

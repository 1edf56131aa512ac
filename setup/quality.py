"""Installs the programs of `make check`, `make mutants` and `make materials`."""

import shutil
from pathlib import Path

from setup.apt import install
from setup.command import run
from setup.failure import Failure
from setup.node import npm
from setup.packages import DESCRIPTIONS, OURS, PIP, make_environment
from setup.setup_step import Step, stamped
from setup.stamp import Stamp

MEASURING = "quality"
# The bill of materials has a lock of its own, because publishing needs only this program.
BILL = "quality/bill"
# Debian package → names of programs; one of them is enough.
PROGRAMS = {"default-jre-headless": ("java",), "firefox-esr": ("firefox", "firefox-esr")}
# The successor of MkDocs has an environment of its own.
NEXT = "quality/next"
# Another version of Pyodide, for a second build of the site.
OTHER_PYODIDE = "quality/pyodide"
INSTALL = ("-m", "pip", "install", "--require-hashes", "-r")
_ADVICE = "check the network and the configuration of pip and npm, then run the command again."


def material_steps(root: Path) -> list[Step]:
    """The step for the program that writes the bill of materials."""
    return [_environment(root, "bill of materials", BILL, "cyclonedx-py")]


def successor_steps(root: Path) -> list[Step]:
    """The steps for a build with the successor of MkDocs; this project is one of its plugins."""
    packages = _environment(root, "successor of MkDocs", NEXT, "properdocs")
    folder = root / "build" / Path(NEXT).name
    stamp = Stamp(
        file=folder / "project.stamp",
        facts=(),
        inputs=(*(root / each for each in DESCRIPTIONS), folder / "packages.stamp"),
        makes=(folder / "bin" / "pricebook",),
    )
    python = folder / "bin" / "python"
    command: list[str | Path] = [python, "-m", "pip", "install", *OURS]
    project = Step(
        name="project beside the successor of MkDocs",
        detail=f"linking calculator and pricebook into {folder.relative_to(root)}",
        advice="read the lines above: probably a pyproject.toml has a mistake.",
        done=stamp.holds,
        work=stamped(stamp, lambda: run(command, cwd=root, extra=PIP)),
    )
    return [packages, project]


def mutant_steps(root: Path) -> list[Step]:
    """The step for the mutation tester and the link checker."""
    return [_environment(root, "mutants and links", MEASURING, "mutmut")]


def _environment(root: Path, name: str, lock: str, program: str) -> Step:
    """A step that makes an environment in build/ with the packages of a folder's lock."""
    folder = root / "build" / Path(lock).name
    requirements = root / lock / "requirements.txt"
    stamp = Stamp(
        file=folder / "packages.stamp",
        facts=(str(root),),
        inputs=(requirements,),
        makes=(folder / "bin" / program,),
    )

    def work() -> None:
        make_environment(folder, root)
        run([folder / "bin" / "python", *INSTALL, requirements], cwd=root, extra=PIP)

    return Step(
        name=name,
        detail=f"installing the packages of {lock}/requirements.txt",
        advice=_ADVICE,
        done=stamp.holds,
        work=stamped(stamp, work),
    )


def measuring_steps(root: Path) -> list[Step]:
    """The step for the Node programs that measure pages. Needs the Python packages, for npm."""
    folder = root / MEASURING
    stamp = Stamp(
        file=folder / "node_modules" / ".catalogue.stamp",
        facts=(),
        inputs=(folder / "package.json", folder / "package-lock.json"),
        makes=(folder / "node_modules" / "lighthouse" / "package.json",),
    )
    return [
        Step(
            name="measuring",
            detail="installing the packages of quality/package-lock.json (340 MB)",
            advice=_ADVICE,
            done=stamp.holds,
            work=stamped(stamp, lambda: npm(root, "ci", "--prefix", str(folder))),
        )
    ]


def other_pyodide_steps(root: Path) -> list[Step]:
    """The step for another version of Pyodide. Needs the Python packages, for npm."""
    folder = root / OTHER_PYODIDE
    stamp = Stamp(
        file=folder / "node_modules" / ".catalogue.stamp",
        facts=(),
        inputs=(folder / "package.json", folder / "package-lock.json"),
        makes=(folder / "node_modules" / "pyodide" / "pyodide.mjs",),
    )
    return [
        Step(
            name="another Pyodide",
            detail=f"installing the packages of {OTHER_PYODIDE}/package-lock.json",
            advice=_ADVICE,
            done=stamp.holds,
            work=stamped(stamp, lambda: npm(root, "ci", "--prefix", str(folder))),
        )
    ]


def program_steps(root: Path) -> list[Step]:
    """The step for Java and Firefox. It has no stamp, because the system may remove them."""
    return [
        Step(
            name="Java and Firefox",
            detail=f"installing {' and '.join(PROGRAMS)} with apt-get",
            advice=f"install Java and Firefox (Debian: apt-get install {' '.join(PROGRAMS)}).",
            done=lambda: not _missing(),
            work=lambda: _install(root),
        )
    ]


def find_program(package: str) -> str | None:
    """The path of a program of the Debian package in PATH, or None. `package` is in `PROGRAMS`."""
    return next(filter(None, map(shutil.which, PROGRAMS[package])), None)


def _missing() -> list[str]:
    return [package for package in PROGRAMS if find_program(package) is None]


def _install(root: Path) -> None:
    missing = f"No program of these packages is in PATH: {', '.join(_missing())}."
    install(_missing(), missing, root)
    if _missing():
        raise Failure([missing, "apt-get installed the packages, but the programs are missing."])

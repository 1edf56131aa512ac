"""Tests `pip install .` and the installed command with each Python of the machine.

All packages come from an index. The command then runs in a folder outside the checkout. With the
newest Python it also builds the site from a folder that has only the firm's files.
"""

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from quality.line import Line
from quality.node_tool import ROOT
from quality.pythons import find_pythons

# The files of the firm; the tool must need no other file of the checkout.
FIRM = ("data", "catalog", "mkdocs.yml")
COMMANDS = ("--version", "check", "quote --lang en")


def installation() -> Line:
    """One line: the Pythons that can install and run the tool, and the faults of other Pythons."""
    pythons = find_pythons()
    faults = {}
    for version, python in pythons.items():
        with TemporaryDirectory() as temporary:
            last = version == [*pythons][-1]
            fault = _fault(python, Path(temporary), build=last)
        if fault:
            faults[version] = fault
    working = [version for version in pythons if version not in faults]
    return Line(
        "`pip install .`, then the command in another folder; a whole site with the newest Python",
        f"CPython {', '.join(pythons)}",
        f"works with {', '.join(working) or 'none'}",
        bool(pythons) and not faults,
        "; ".join(f"{version}: {fault}" for version, fault in faults.items())[:300],
    )


def _fault(python: str, folder: Path, build: bool) -> str:
    """The first fault in a new environment of this Python; "" without a fault."""
    firm, programs = folder / "firm", folder / "environment" / "bin"
    firm.mkdir()
    for name in FIRM:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copyfile
        copy(ROOT / name, firm / name)
    try:
        _run(firm, python, "-m", "venv", folder / "environment")
        _run(firm, programs / "python", "-m", "pip", "install", "--quiet", ROOT)
        for words in (each.split() for each in COMMANDS):
            output = _run(firm, programs / "pricebook", *words)
            # The checkout must print the same for the same files.
            if output != _run(ROOT, sys.executable, "-m", "pricebook.cli", *words):
                return f"pricebook {' '.join(words)}: {output[:200]}"
        if build:
            (firm / "node_modules").symlink_to(ROOT / "node_modules")
            _run(firm, programs / "pricebook", "build", "--no-compress")
            if not (firm / "site" / "sha256.txt").is_file():
                return "pricebook build: no site"
    except subprocess.CalledProcessError as error:
        return f"{Path(error.cmd[0]).name} {error.cmd[-1]}: {(error.stderr or '')[-200:].strip()}"
    return ""


def _run(folder: Path, *command: str | Path) -> str:
    words = [str(each) for each in command]
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    line = installation()
    print(f"{line.measured} {line.why}")
    sys.exit(0 if line.accepted else 1)

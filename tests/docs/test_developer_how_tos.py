"""The how-tos for developers hold: their changes work in a copy of the sources."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copy2, copytree

import pytest

from setup.quality import OTHER_PYODIDE
from setup.versions import NODE, node_pins
from tests.docs.how_to import HOW_TOS, ROOT, Block, blocks, changed

FOLDERS = ("calculator", "pricebook", "data", "catalog", "tests/calculator", "tests/pricebook")
MORE = ("tests/sample_firm", "docs/reference.md", "docs/commands.md", "setup")
FILES = (
    "mkdocs.yml",
    "pyproject.toml",
    "tests/conftest.py",
    "tests/examples.py",
    "tests/fixture_marks.py",
)
# Runs Python in the copy with the rest of the arguments, and returns the output.
Run = Callable[..., str]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the sources, the data, and the tests that a how-to runs.

    It keeps the dates of the files, so that Python need not compile them again.
    """
    for path in (*FOLDERS, *MORE, *FILES):
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / path).is_dir():
            copytree(ROOT / path, target)
        else:
            copy2(ROOT / path, target)
    return tmp_path


@pytest.fixture
def run(copy: Path) -> Run:
    def run(*arguments: str) -> str:
        """The output of Python in the copy; -P keeps the checkout out of its path."""
        environment = {name: text for name, text in os.environ.items() if "PYTEST" not in name}
        environment.pop("CATALOGUE_BOOK", None)
        done = subprocess.run(
            [sys.executable, "-P", *arguments],
            cwd=copy,
            env={**environment, "PYTHONPATH": str(copy)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run


def follow(copy: Path, name: str) -> list[Block]:
    """Make every change of a how-to, in the order of the page; its blocks."""
    steps = blocks(HOW_TOS / f"{name}.md")
    assert len(steps) > 1
    for step in steps:
        file = copy / step.path
        if step.language == "diff":
            file.write_text(changed(file.read_text("utf-8"), step), "utf-8")
        else:
            assert not file.exists()
            file.write_text(step.text, "utf-8")
    return steps


def passed(output: str) -> int:
    """How many tests passed, by the last line of pytest."""
    found = re.search(r"(?m)^(\d+) passed", output)
    return int(found[1]) if found else 0


def test_a_check_reports_its_case_and_accepts_the_data(copy: Path, run: Run) -> None:
    follow(copy, "develop-a-check")
    tests = ("tests/pricebook/checks/test_catalogue_checks.py", "-k", "name-twice")
    assert passed(run("-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)) == 1
    assert run("-m", "pricebook.cli", "check").startswith("no problems")


def test_a_command_is_listed_documented_and_has_a_case_for_each_exit_code(
    copy: Path, run: Run
) -> None:
    follow(copy, "develop-a-command")
    tests = ("tests/pricebook/cli/test_commands.py", "-k", "sources or exit_code or misspelt")
    assert passed(run("-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)) > 5
    assert run("-m", "pricebook.cli", "sources").startswith("S0: ")


def test_another_pyodide_is_named_in_one_place(tmp_path: Path) -> None:
    """`make check` follows the rest of this how-to, because it needs another Pyodide."""
    (change,) = blocks(HOW_TOS / "develop-another-pyodide.md")
    assert change.path == NODE
    (tmp_path / NODE).write_text(changed((ROOT / NODE).read_text("utf-8"), change), "utf-8")
    was, now = node_pins(ROOT / NODE), node_pins(tmp_path / NODE)
    assert now == {**was, "pyodide": node_pins(ROOT / OTHER_PYODIDE / NODE)["pyodide"]} != was

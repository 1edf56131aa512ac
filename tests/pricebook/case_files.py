"""The cases of a folder of `cases/`, a file for each hazard, and the problems that they expect."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from pricebook.problems.problem import Problem
from pricebook.reporting.code_snippet import CodeSnippets
from pricebook.reporting.problem_report import report

FOLDER = Path(__file__).parent / "cases"
# Each has a test of its own, which says what the cases in it are cases of.
HAZARDS = ("source", "reading", "checks")


def cases(folder: str) -> list[Any]:
    """Every case of every file, under the names of both."""
    return [
        pytest.param(case, id=f"{file.stem}: {case['name']}")
        for file in sorted((FOLDER / folder).glob("*.yaml"))
        for case in yaml.safe_load(file.read_text("utf-8"))
    ]


def listing(problems: Iterable[Problem]) -> str:
    """The problems as the terminal shows them, without the lines of the file."""
    return report(problems, "text", _NoLines())


class _NoLines(CodeSnippets):
    """Reads no file."""

    def of(self, problem: Problem) -> None:
        del problem

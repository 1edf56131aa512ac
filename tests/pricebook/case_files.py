"""The cases of a folder of `cases/`, with one file for each kind of mistake."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from pricebook.problems.problem import Problem
from pricebook.reporting.code_snippet import CodeSnippets
from pricebook.reporting.problem_report import report

FOLDER = Path(__file__).parent / "cases"
# Folders of `cases/`; each has one test.
HAZARDS = ("source", "reading", "checks")


def cases(folder: str) -> list[Any]:
    """Every case of every file; its id has the file's name and the case's name."""
    return [
        pytest.param(case, id=f"{file.stem}: {case['name']}")
        for file in sorted((FOLDER / folder).glob("*.yaml"))
        for case in yaml.safe_load(file.read_text("utf-8"))
    ]


def listing(problems: Iterable[Problem]) -> str:
    """The problems as the terminal shows them, without code snippets."""
    return report(problems, "text", _NoLines())


class _NoLines(CodeSnippets):
    """Gives no code snippet."""

    def of(self, problem: Problem) -> None:
        del problem

"""Prints the problems of the data for a command that cannot continue."""

import sys
from collections.abc import Iterable
from pathlib import Path

from pricebook.problems.problem import Problem
from pricebook.reporting.code_snippet import CodeSnippets
from pricebook.reporting.problem_report import report
from pricebook.site.clock import build_day


def print_problems(problems: Iterable[Problem]) -> int:
    """Print every problem to the standard error. Returns 1, the exit code of invalid data."""
    print(report(problems, "text", CodeSnippets()), file=sys.stderr)
    return 1


def print_project_problems(data: Path) -> int:
    """Print every problem that `check` finds in the project of a data file. Returns 1."""
    # Imported here, because commands that find no problem need not wait for the checks.
    from pricebook.project_checks.project_problems import check_project, project_of_data

    return print_problems(check_project(project_of_data(data), build_day()).problems)

"""Prints the problems of the data for a command that cannot continue."""

import sys
from collections.abc import Iterable

from pricebook.problems.problem import Problem
from pricebook.reporting.code_snippet import CodeSnippets
from pricebook.reporting.problem_report import report


def print_problems(problems: Iterable[Problem]) -> int:
    """Print every problem to the standard error. Returns 1, the exit code of invalid data."""
    print(report(problems, "text", CodeSnippets()), file=sys.stderr)
    return 1

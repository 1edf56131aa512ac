"""What commands say where the data has problems."""

import sys
from collections.abc import Iterable

from pricebook.problems.problem import Problem
from pricebook.reporting.code_snippet import CodeSnippets
from pricebook.reporting.problem_report import report


def print_problems(problems: Iterable[Problem]) -> int:
    """Print every problem for the editor; the exit code of bad data."""
    print(report(problems, "text", CodeSnippets()), file=sys.stderr)
    return 1

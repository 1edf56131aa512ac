"""`pricebook check`: prints all problems of the data."""

import argparse
import gc

from pricebook.project_checks.project_problems import check_project, project_of_data
from pricebook.reporting.code_snippet import CodeSnippets
from pricebook.reporting.problem_report import report
from pricebook.site.clock import build_day


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    # Garbage collection would take a third of the time and free almost nothing.
    gc.disable()
    project = project_of_data(options.file)
    checked = check_project(project, build_day(), release=options.release)
    print(report(checked.problems, options.format, CodeSnippets(), checked.notes))
    # Python collects garbage once more when Python exits, but skips frozen objects.
    gc.freeze()
    return 1 if checked.problems else 0

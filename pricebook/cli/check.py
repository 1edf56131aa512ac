"""`pricebook check`: every problem of the data, at once."""

import argparse
import gc
from pathlib import Path

from pricebook.checks.answer_checks import check_waiting
from pricebook.checks.catalogue_checks import language_codes
from pricebook.editorial.approvals import open_approvals
from pricebook.editorial.new_edition_checklist import (
    check_new_edition,
    open_checklists,
    progress_notes,
)
from pricebook.editorial.open_questions import read_open_questions
from pricebook.editorial.source_trace import check_trace, open_source_lines
from pricebook.problems.problem import Problem
from pricebook.project_checks.data_folder import check_data_folder, skipped_checks
from pricebook.project_checks.mkdocs_settings import FILE, Settings, check_settings, open_settings
from pricebook.project_checks.prose_checks import check_later_editions, check_prose
from pricebook.project_checks.release_checks import release_problems
from pricebook.reporting.code_snippet import CodeSnippets
from pricebook.reporting.problem_report import report
from pricebook.site.clock import build_day
from pricebook.site.library import Library, open_library
from pricebook.site.site import site_on
from pricebook.yaml_source.regular_file import path_exists

# Where editors' prose lies, beside the folder of the data.
PROSE = "catalog"


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    # Nothing of a file that is being read is garbage, and looking for some takes a third of the
    # time; the process ends with the command.
    gc.disable()
    problems, notes = _check_all(options.file, release=options.release)
    print(report(problems, options.format, CodeSnippets(), notes))
    # Python ends with a search for garbage all the same, and passes over what is frozen.
    gc.freeze()
    return 1 if problems else 0


def _check_all(file: Path, *, release: bool) -> tuple[set[Problem], list[str]]:
    """Every problem of the data and of all around it; what is open, and what is not checked."""
    library, problems = open_library(file)
    checklists, of_lists = open_checklists(file)
    _, of_approvals = open_approvals(file)
    root = file.resolve().parent.parent
    problems_found = {*problems, *of_lists, *of_approvals, *check_data_folder(file)}
    settings, of_settings = _settings(root / FILE)
    problems_found |= {*of_settings}
    if settings:
        # The same mkdocs.yml may be about another data file.
        ours = settings.data is not None and settings.data.resolve() == file.resolve()
        languages = language_codes(library.catalogue) if library and ours else None
        problems_found |= {*check_settings(settings, languages)}
    if library:
        prose = settings.prose if settings else root / PROSE
        problems_found |= {*_check_files_beside(library, file), *_check_prose(library, prose)}
        for each in checklists:
            problems_found |= {*check_new_edition(each, library.catalogue)}
        if release:
            problems_found |= {*release_problems(library, file, build_day())}
    return problems_found, [*progress_notes(checklists), *(skipped_checks(file) if library else ())]


def _settings(file: Path) -> tuple[Settings | None, tuple[Problem, ...]]:
    """Those of the site, where there is a file of them: data may lie anywhere."""
    return open_settings(file) if path_exists(file) else (None, ())


def _check_files_beside(library: Library, file: Path) -> tuple[Problem, ...]:
    """What the files beside the data are at fault in, and lines of the documents that are lost."""
    lines, of_lines = open_source_lines(file)
    of_trace = check_trace(library.catalogue, lines, library.source) if lines else ()
    open_questions, of_questions = read_open_questions(file, library.catalogue)
    # A ledger with problems of its own does not tell what is open.
    waiting = (
        () if of_questions else check_waiting(library.catalogue, open_questions, library.source)
    )
    return (*of_lines, *of_trace, *of_questions, *waiting)


def _check_prose(library: Library, folder: Path) -> tuple[Problem, ...]:
    """What editors' prose is at fault in, today and on the first day of each later edition."""
    today = build_day()
    of_today = check_prose(folder, site_on(library, today))
    return (*of_today, *check_later_editions(folder, library, today))

"""`pricebook check`: prints all problems of the data."""

import argparse
import gc
from collections.abc import Iterator
from pathlib import Path

from pricebook.checks.answer_checks import check_waiting
from pricebook.checks.catalogue_checks import language_codes
from pricebook.derived.interface_texts import untranslated_notes
from pricebook.editorial.approvals import open_approvals
from pricebook.editorial.expectations import open_expectations
from pricebook.editorial.new_edition_checklist import (
    check_new_edition,
    open_checklists,
    progress_notes,
)
from pricebook.editorial.open_questions import read_open_questions
from pricebook.editorial.source_trace import check_trace, open_source_lines
from pricebook.interface_words.default_words import LANGUAGES
from pricebook.problems.problem import Problem
from pricebook.project_checks.data_folder import check_data_folder, skipped_checks
from pricebook.project_checks.mkdocs_settings import FILE, Settings, check_settings, open_settings
from pricebook.project_checks.prose_checks import check_later_editions, check_prose
from pricebook.project_checks.release_checks import release_problems
from pricebook.project_checks.upgrade_notes import upgrade_notes
from pricebook.reporting.code_snippet import CodeSnippets
from pricebook.reporting.problem_report import report
from pricebook.site.clock import build_day
from pricebook.site.library import Library, open_library
from pricebook.site.site import site_on
from pricebook.yaml_source.regular_file import path_exists

# The folder of the editors' prose, beside the folder of the data.
PROSE = "catalog"


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    # Garbage collection would take a third of the time and free almost nothing.
    gc.disable()
    problems, notes = _check_all(options.file, release=options.release)
    print(report(problems, options.format, CodeSnippets(), notes))
    # Python collects garbage once more at its end, but skips frozen objects.
    gc.freeze()
    return 1 if problems else 0


def _check_all(file: Path, *, release: bool) -> tuple[set[Problem], list[str]]:
    """All problems of the data and the project, and notes on open points and skipped checks."""
    library, problems = open_library(file)
    checklists, of_lists = open_checklists(file)
    _, of_approvals = open_approvals(file)
    root = file.resolve().parent.parent
    problems_found = {*problems, *of_lists, *of_approvals, *check_data_folder(file)}
    settings, of_settings = _settings(root / FILE)
    problems_found |= {*of_settings}
    if settings:
        # mkdocs.yml may name another data file.
        ours = settings.data is not None and settings.data.resolve() == file.resolve()
        languages = language_codes(library.catalogue) if library and ours else None
        problems_found |= {*check_settings(settings, languages)}
    if library:
        prose = settings.prose if settings else root / PROSE
        problems_found |= {*_check_files_beside(library, file), *_check_prose(library, prose)}
        problems_found |= {*open_expectations(file, site_on(library, build_day()))[2]}
        for each in checklists:
            problems_found |= {*check_new_edition(each, library.catalogue)}
        if release:
            problems_found |= {*release_problems(library, file, build_day())}
    notes = [*progress_notes(checklists)]
    if library:
        notes += [*skipped_checks(file), *_untranslated(library)]
    notes += upgrade_notes(file.name, library.catalogue if library else None, settings)
    return problems_found, notes


def _untranslated(library: Library) -> Iterator[str]:
    """Notes on languages with English interface texts; most catalogues have none to count."""
    if {*language_codes(library.catalogue)} - {*LANGUAGES}:
        yield from untranslated_notes(library.interface_texts())


def _settings(file: Path) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The settings of mkdocs.yml and their problems. The data may be in a folder without one."""
    return open_settings(file) if path_exists(file) else (None, ())


def _check_files_beside(library: Library, file: Path) -> tuple[Problem, ...]:
    """Problems of the files beside the data, and of the source trace."""
    lines, of_lines = open_source_lines(file)
    of_trace = check_trace(library.catalogue, lines, library.source) if lines else ()
    open_questions, of_questions = read_open_questions(file, library.catalogue)
    # Open questions with problems cannot be compared with the answers.
    waiting = (
        () if of_questions else check_waiting(library.catalogue, open_questions, library.source)
    )
    return (*of_lines, *of_trace, *of_questions, *waiting)


def _check_prose(library: Library, folder: Path) -> tuple[Problem, ...]:
    """Problems of the prose today, and on the first day of each later edition."""
    today = build_day()
    of_today = check_prose(folder, site_on(library, today))
    return (*of_today, *check_later_editions(folder, library, today))

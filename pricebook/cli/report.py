"""`pricebook report`: for the editor, what is covered, open, draft or contradictory."""

import argparse

from pricebook.cli.terminal.print_problems import print_problems
from pricebook.cli.terminal.run_language import chosen_language
from pricebook.editorial.approvals import open_approvals, text_approvals
from pricebook.editorial.editor_report import EditorReport
from pricebook.editorial.open_questions import question_languages, read_open_questions
from pricebook.editorial.source_trace import open_source_lines
from pricebook.editorial.text_tables import render_sections
from pricebook.model.files.open_questions_file import OpenQuestions
from pricebook.model.files.source_lines_file import SourceLines
from pricebook.site.clock import build_day
from pricebook.site.library import open_library
from pricebook.site.site import site_on


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    library, problems = open_library(options.data)
    if library is None:
        return print_problems(problems)
    lines, of_lines = open_source_lines(options.data)
    ledger, of_ledger = read_open_questions(options.data, library.catalogue)
    seals, of_seals = open_approvals(options.data)
    if found := (*of_lines, *of_ledger, *of_seals):
        return print_problems(found)
    site = site_on(library, build_day())
    ledger = ledger or OpenQuestions()
    written = question_languages(ledger, library.catalogue)
    language = chosen_language(options, written)
    editorial = EditorReport(
        library,
        site.edition.id,
        lines or SourceLines.model_validate({"lines": {}}),
        ledger,
        [*text_approvals(library.texts(), seals)],
    )
    sections, form = editorial.sections(language), site.book.languages[language].form
    print(render_sections(editorial.title(language), sections, options.format, form), end="")
    return 0

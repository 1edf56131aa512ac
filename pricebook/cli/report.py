"""`pricebook report`: prints the editor's report."""

import argparse

from pricebook.cli.terminal.print_problems import print_project_problems
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
    library, _ = open_library(options.data)
    if library is None:
        return print_project_problems(options.data)
    lines, line_problems = open_source_lines(options.data)
    questions, question_problems = read_open_questions(options.data, library.catalogue)
    hashes, approval_problems = open_approvals(options.data)
    if line_problems or question_problems or approval_problems:
        return print_project_problems(options.data)
    site = site_on(library, build_day())
    questions = questions or OpenQuestions()
    languages = question_languages(questions, library.catalogue)
    language = chosen_language(options, languages)
    editor_report = EditorReport(
        library,
        site.edition.id,
        lines or SourceLines.model_validate({"lines": {}}),
        questions,
        [*text_approvals(library.texts(), hashes)],
    )
    sections, number_format = (
        editor_report.sections(language),
        site.book.languages[language].number_format,
    )
    print(
        render_sections(editor_report.title(language), sections, options.format, number_format),
        end="",
    )
    return 0

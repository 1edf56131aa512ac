"""`pricebook report`: for the editor, what is covered, open, draft or contradictory."""

import argparse

from pricebook.cli.terminal.problems_told import complain
from pricebook.cli.terminal.run_language import chosen_language
from pricebook.editorial.approvals import open_approvals, standings
from pricebook.editorial.editor_report import Editorial
from pricebook.editorial.open_questions import languages, open_ledger
from pricebook.editorial.source_trace import open_lines
from pricebook.editorial.text_tables import rendered
from pricebook.model.files.open_questions_file import Ledger
from pricebook.model.files.source_lines_file import Lines
from pricebook.site.clock import build_day
from pricebook.site.library import open_library
from pricebook.site.site import site_on


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    library, problems = open_library(options.data)
    if library is None:
        return complain(problems)
    lines, of_lines = open_lines(options.data)
    ledger, of_ledger = open_ledger(options.data, library.catalogue)
    seals, of_seals = open_approvals(options.data)
    if found := (*of_lines, *of_ledger, *of_seals):
        return complain(found)
    site = site_on(library, build_day())
    ledger = ledger or Ledger()
    written = languages(ledger, library.catalogue)
    language = chosen_language(options, written)
    editorial = Editorial(
        library,
        site.edition.id,
        lines or Lines.model_validate({"lines": {}}),
        ledger,
        [*standings(library.texts(), seals)],
    )
    sections, form = editorial.sections(language), site.book.languages[language].number_format
    print(rendered(editorial.title(language), sections, options.format, form), end="")
    return 0

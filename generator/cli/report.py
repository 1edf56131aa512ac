"""`catalogue report`: for the editor, what is covered, open, draft or contradictory."""

import argparse

from generator.approvals import open_approvals, standings
from generator.cli.files import complain
from generator.cli.language import chosen_language
from generator.clock import build_day
from generator.editorial import Editorial
from generator.ledger import languages, open_ledger
from generator.library import open_library
from generator.model.ledger import Ledger
from generator.model.lines import Lines
from generator.site import site_on
from generator.tables import rendered
from generator.trace import open_lines


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
    sections, form = editorial.sections(language), site.book.languages[language].form
    print(rendered(editorial.title(language), sections, options.format, form), end="")
    return 0

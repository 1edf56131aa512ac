"""`catalogue report`: for the editor, what is covered, open, draft or contradictory."""

import argparse
from pathlib import Path
from typing import Any

from generator.approvals import open_approvals, standings
from generator.cli.files import DEFAULT, complain, no_rest
from generator.clock import build_day
from generator.editorial import Editorial
from generator.ledger import languages, open_ledger
from generator.library import open_library
from generator.model.ledger import Ledger
from generator.model.lines import Lines
from generator.model.reading import Fixed
from generator.site import site_on
from generator.tables import FORMATS, rendered
from generator.trace import open_lines


def add_to(commands: Any) -> None:
    """Add the command to the parser's commands."""
    text = "print what is covered, open, draft or contradictory, and how each is handled"
    parser = commands.add_parser("report", help=text)
    parser.add_argument("--data", type=Path, default=DEFAULT, help=f"{DEFAULT} by default")
    parser.add_argument("--lang", help="a language of the data (its first one by default)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="text by default")
    parser.set_defaults(run=_run, parser=parser)


def _run(options: argparse.Namespace, rest: list[str]) -> int:
    no_rest(options.parser, rest)
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
    language: str = options.lang or written[0]
    if language not in written:
        known = ", ".join(written)
        options.parser.error(f"--lang: expected one of {known}, found {language}")
    editorial = Editorial(
        library,
        site.edition.id,
        lines or Lines(lines=Fixed({})),
        ledger,
        [*standings(library.texts(), seals)],
    )
    sections = editorial.sections(language)
    print(rendered(editorial.title(language), sections, options.format), end="")
    return 0

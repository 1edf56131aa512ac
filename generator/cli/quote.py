"""`catalogue quote`: what the calculator's page says, in a terminal."""

import argparse
import sys
from pathlib import Path
from typing import Any

from calculator.book import Book, Edition
from calculator.export import text
from calculator.order import read_quantities
from generator.cli.files import DEFAULT, complain
from generator.clock import build_day
from generator.library import open_library
from generator.site import Site, site_on


def add_to(commands: Any) -> None:
    """Add the command to the parser's commands."""
    parser = commands.add_parser(
        "quote",
        help="what it costs, with every step",
        epilog="One option for each quantity of the data as well, such as --users 25.",
        allow_abbrev=False,
    )
    parser.add_argument("--data", type=Path, default=DEFAULT, help=f"{DEFAULT} by default")
    parser.add_argument("--lang", help="a language of the data (its first one by default)")
    parser.add_argument("--edition", help="an edition of the data (the one in force by default)")
    parser.set_defaults(run=_run, parser=parser)


def _run(options: argparse.Namespace, rest: list[str]) -> int:
    library, problems = open_library(options.data)
    if library is None:
        return complain(problems)
    site = site_on(library, build_day())
    fields = _fields(options.parser, site.book, rest)
    wording = site.wording(language_of(options, site))
    quantities, faults = read_quantities(fields, site.book, wording.form)
    for fault in faults:
        print(f"--{fault.field}: {wording.fault(fault)}", file=sys.stderr)
    if faults:
        return 2
    print(text(quantities, edition_of(options, site), wording), end="")
    return 0


def _fields(parser: argparse.ArgumentParser, book: Book, rest: list[str]) -> dict[str, str]:
    """The quantities' options: which there are, only the data knows."""
    # A parser of its own: the data may name a quantity as an option of the command is named.
    own = argparse.ArgumentParser(prog=parser.prog, add_help=False, allow_abbrev=False)
    for quantity in book.quantities.values():
        option = f"--{quantity.id}"
        start = "" if quantity.start is None else str(quantity.start)
        own.add_argument(option, dest=quantity.id, default=start, metavar="NUMBER")
    return vars(own.parse_args(rest))


def language_of(options: argparse.Namespace, site: Site) -> str:
    """The language that the command line names, or the first one."""
    language: str = options.lang or site.languages[0]
    if language not in site.languages:
        options.parser.error(
            f"--lang: expected one of {', '.join(site.languages)}, found {language}"
        )
    return language


def edition_of(options: argparse.Namespace, site: Site) -> Edition:
    """The edition that the command line names, or the one in force."""
    if options.edition is None:
        return site.edition
    if options.edition not in site.book.editions:
        known = ", ".join(site.book.editions)
        options.parser.error(f"--edition: expected one of {known}, found {options.edition}")
    return site.book.editions[options.edition]

"""`catalogue lines`: the code in folders and zips, counted as Odoo's own tool counts it."""

import argparse
import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from calculator.lines.archive import open_archive
from calculator.lines.folder import Folder
from calculator.lines.job import counted
from calculator.lines.reason import Reason
from calculator.lines.report import read_report
from calculator.lines.rules import REFERENCE, VERSIONS
from calculator.lines.tally import Tally, together
from calculator.lines_export import as_csv, as_json, text
from calculator.lines_wording import LinesWording
from calculator.visible import visible
from generator.cli.files import DEFAULT, complain, no_rest
from generator.cli.quote import edition_of, language_of
from generator.clock import build_day
from generator.library import open_library
from generator.site import Site, site_on


def add_to(commands: Any) -> None:
    """Add the command to the parser's commands."""
    parser = commands.add_parser(
        "lines", help="count the code in folders and zips as Odoo's own tool counts it"
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a folder or a zip")
    parser.add_argument(
        "--report",
        action="store_true",
        help="each PATH is the text that odoo-bin cloc printed; - is the standard input",
    )
    parser.add_argument(
        "--odoo",
        choices=VERSIONS,
        default=REFERENCE.version,
        metavar="VERSION",
        help=f"whose rules: {', '.join(VERSIONS)} ({REFERENCE.version} by default)",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="the count as JSON")
    form.add_argument("--csv", action="store_true", help="a row a file, as CSV")
    parser.add_argument("--data", type=Path, default=DEFAULT, help=f"{DEFAULT} by default")
    parser.add_argument("--lang", help="a language of the data (its first one by default)")
    parser.add_argument("--edition", help="an edition of the data (the one in force by default)")
    parser.set_defaults(run=_run, parser=parser)


def _run(options: argparse.Namespace, rest: list[str]) -> int:
    no_rest(options.parser, rest)
    library, problems = open_library(options.data)
    if library is None:
        return complain(problems)
    words = _words(options, site_on(library, build_day()))
    tallies, refusals = [], []
    for path, found in _all_counted(options):
        if isinstance(found, Reason):
            refusals.append(f"{visible(str(path))}: {words.reason(found)}")
        else:
            tallies.append(found)
    if refusals:
        print("\n".join(refusals), file=sys.stderr)
        return 2
    tally, version = together(tallies), "" if options.report else options.odoo
    if options.json:
        print(as_json(tally, version, words))
    else:
        print(as_csv(tally, words) if options.csv else text(tally, version, words), end="")
    return 0


def _words(options: argparse.Namespace, site: Site) -> LinesWording:
    quantity = site.counted
    if quantity is None:
        message = f"{options.data}: expected a quantity with a counter, found none"
        parser: argparse.ArgumentParser = options.parser
        parser.error(message)
    wording = site.counting(language_of(options, site))
    return LinesWording(quantity, edition_of(options, site), wording)


def _all_counted(options: argparse.Namespace) -> Iterator[tuple[Path, Tally | Reason]]:
    for path in options.paths:
        try:
            yield path, _report(path) if options.report else _counted(path, options.odoo)
        except OSError as error:
            options.parser.error(f"{visible(str(path))}: {error.strerror}")


def _report(path: Path) -> Tally | Reason:
    data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
    # PowerShell writes what is sent to a file as UTF-16.
    encoding = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    return read_report(data.decode(encoding, errors="replace"))


def _counted(path: Path, version: str) -> Tally | Reason:
    rules = VERSIONS[version]
    if path.is_dir():
        return counted(Folder(path), rules)
    with path.open("rb") as file:
        archive = open_archive(file, path.stem)
        return archive if isinstance(archive, Reason) else counted(archive, rules)

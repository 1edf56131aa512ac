"""`catalogue translations`: a language's texts out to a table, and back into the data."""

import argparse
import sys
from pathlib import Path
from typing import Any

from generator.approvals import open_approvals
from generator.cli.files import DEFAULT, complain, no_rest
from generator.library import open_draft
from generator.translations import SEPARATORS, every_text, put, read_table, table

# Without the mark, spreadsheets take UTF-8 for another encoding.
_ENCODING = "utf-8-sig"


def add_to(commands: Any) -> None:
    """Add the command to the parser's commands."""
    text = "write a language's texts to a table for a translator, or read it back into the data"
    parser = commands.add_parser("translations", help=text)
    ways = parser.add_subparsers(required=True, metavar="out|in")
    out = ways.add_parser("out", help="write a table (CSV)")
    out.add_argument("language", help="a language of the data, or one that is to be added")
    out.add_argument("table", type=Path)
    out.add_argument("--separator", choices=SEPARATORS, default="comma", help="comma by default")
    out.set_defaults(run=_out, parser=out)
    back = ways.add_parser("in", help="read a table, and edit the data in place")
    back.add_argument("table", type=Path)
    back.set_defaults(run=_in, parser=back)
    for way in (out, back):
        way.add_argument("--data", type=Path, default=DEFAULT, help=f"{DEFAULT} by default")


def _out(options: argparse.Namespace, rest: list[str]) -> int:
    no_rest(options.parser, rest)
    library, problems = open_draft(options.data)
    if library is None:
        return complain(problems)
    seals, problems = open_approvals(options.data)
    if problems:
        return complain(problems)
    every, problems = every_text(options.data, library)
    if problems:
        return complain(problems)
    if options.language == every[0].original:
        options.parser.error(f"{options.language} is the language that others are translated from")
    separator = SEPARATORS[options.separator]
    made = table(every, options.language, seals, separator)
    options.table.write_text(made, _ENCODING, newline="")
    print(f"{len(every)} texts in {options.table}")
    return 0


def _in(options: argparse.Namespace, rest: list[str]) -> int:
    no_rest(options.parser, rest)
    library, problems = open_draft(options.data)
    if library is None:
        return complain(problems)
    try:
        content = options.table.read_text(_ENCODING, newline="")
    except OSError as error:
        options.parser.error(f"{options.table}: {error.strerror}")
    except UnicodeDecodeError:
        options.parser.error(f"{options.table}: expected UTF-8: save the table as CSV UTF-8")
    path = options.table.as_posix()
    every, problems = every_text(options.data, library)
    if problems:
        return complain(problems)
    language, changes, faults = read_table(content, path, every)
    if not faults:
        files, faults = put(changes, language, options.data, path)
    if faults:
        complain(faults)
        print("nothing was changed", file=sys.stderr)
        return 1
    for file, data in files.items():
        file.write_bytes(data)
    print(f"{len(changes)} texts changed")
    return 0

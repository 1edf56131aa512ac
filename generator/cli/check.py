"""`catalogue check`: every problem of the data, at once."""

import argparse
from pathlib import Path
from typing import Any

from generator.cli.files import DEFAULT, complain, no_rest
from generator.library import open_library
from generator.problem import listing


def add_to(commands: Any) -> None:
    """Add the command to the parser's commands."""
    text = "print every problem of the data, or that it has none"
    parser = commands.add_parser("check", help=text)
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT, help=f"{DEFAULT} by default")
    parser.set_defaults(run=_run, parser=parser)


def _run(options: argparse.Namespace, rest: list[str]) -> int:
    no_rest(options.parser, rest)
    _, problems = open_library(options.file)
    if problems:
        return complain(problems)
    print(listing([]))
    return 0

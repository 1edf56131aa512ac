"""`catalogue check`: every problem of the data, at once."""

import argparse
import gc
from pathlib import Path
from typing import Any

from generator.cli.files import DEFAULT, no_rest
from generator.clock import build_day
from generator.excerpt import Excerpts
from generator.library import open_library
from generator.problem import Problem
from generator.release import holding_back
from generator.report import FORMATS, report


def add_to(commands: Any) -> None:
    """Add the command to the parser's commands."""
    text = "print every problem of the data, or that it has none"
    parser = commands.add_parser("check", help=text)
    parser.add_argument("file", nargs="?", type=Path, default=DEFAULT, help=f"{DEFAULT} by default")
    parser.add_argument("--format", choices=FORMATS, default="text", help="text by default")
    parser.add_argument(
        "--release",
        action="store_true",
        help="print as well what its owner has to give or approve before it is published",
    )
    parser.set_defaults(run=_run, parser=parser)


def _run(options: argparse.Namespace, rest: list[str]) -> int:
    no_rest(options.parser, rest)
    # Nothing of a file that is being read is garbage, and looking for some takes a third of the
    # time; the process ends with the command.
    gc.disable()
    problems = _problems(options.file, release=options.release)
    print(report(problems, options.format, Excerpts()))
    return 1 if problems else 0


def _problems(file: Path, *, release: bool) -> tuple[Problem, ...]:
    library, problems = open_library(file)
    if library is None or not release:
        return problems
    return holding_back(library, file, build_day())

"""`catalogue approve`: ties texts to what they say now."""

import argparse
from pathlib import Path
from typing import Any

from generator.approvals import FILE, State, approved, open_approvals, standings, written
from generator.cli.files import DEFAULT, complain, no_rest
from generator.library import open_library
from generator.wording import did_you_mean


def add_to(commands: Any) -> None:
    """Add the command to the parser's commands."""
    text = "approve texts as they stand, by their ids or by the beginning of those"
    parser = commands.add_parser("approve", help=text)
    parser.add_argument("ids", nargs="+", metavar="ID", help="such as services or words.price")
    parser.add_argument("--language", help="a language of the data (all of them by default)")
    parser.add_argument("--data", type=Path, default=DEFAULT, help=f"{DEFAULT} by default")
    parser.set_defaults(run=_run, parser=parser)


def _run(options: argparse.Namespace, rest: list[str]) -> int:
    no_rest(options.parser, rest)
    library, problems = open_library(options.data)
    if library is None:
        return complain(problems)
    seals, problems = open_approvals(options.data)
    if problems:
        return complain(problems)
    every = list(library.texts())
    _known(options, [each.id for each in every], list(every[0].says))
    wanted = [
        each
        for each in standings(every, seals)
        if any(_begins(each.text.id, id) for id in options.ids)
        and options.language in (None, each.language)
    ]
    changed = sum(each.state is not State.APPROVED for each in wanted)
    file = options.data.with_name(FILE)
    file.write_text(written(approved(every, seals, wanted)), "utf-8")
    print(f"{changed} approved, {len(wanted) - changed} were already")
    return 0


def _begins(id: str, beginning: str) -> bool:
    return id == beginning or id.startswith(f"{beginning}.")


def _known(options: argparse.Namespace, ids: list[str], languages: list[str]) -> None:
    steps = (id.split(".") for id in ids)
    known = {".".join(each[:length]) for each in steps for length in range(1, len(each) + 1)}
    for id in options.ids:
        if id not in known:
            options.parser.error(f"there is no text {id}{did_you_mean(id, known)}")
    if options.language not in (None, *languages):
        there_are = ", ".join(languages)
        options.parser.error(f"--language: expected one of {there_are}, found {options.language}")

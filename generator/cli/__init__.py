"""The command `catalogue`: what an editor does from a terminal."""

import argparse
from collections.abc import Sequence

from generator.cli import (
    approve,
    build,
    check,
    diff,
    edition,
    hosts,
    lines,
    pages,
    quote,
    report,
    sample,
    schema,
    trace,
    translations,
    verify,
)

COMMANDS = (
    approve,
    build,
    check,
    diff,
    edition,
    hosts,
    lines,
    pages,
    quote,
    report,
    sample,
    schema,
    trace,
    translations,
    verify,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. 0: done; 1: the data is at fault; 2: the command line is."""
    parser = argparse.ArgumentParser(prog="catalogue", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.add_to(commands)
    options, rest = parser.parse_known_args(arguments)
    return int(options.run(options, rest))

"""How commands find the data, and what they say where it has problems."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from generator.excerpt import Excerpts
from generator.problem import Problem
from generator.report import report

DEFAULT = Path("data/services.yaml")


def no_rest(parser: argparse.ArgumentParser, rest: Iterable[str]) -> None:
    """Leave with code 2 where the command line holds more than the command takes."""
    if left := list(rest):
        parser.error(f"unrecognized arguments: {' '.join(left)}")


def complain(problems: Iterable[Problem]) -> int:
    """Print every problem for the editor; the exit code of bad data."""
    print(report(problems, "text", Excerpts()), file=sys.stderr)
    return 1

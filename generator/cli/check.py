"""`catalogue check`: every problem of the data, at once."""

import argparse
import gc
from pathlib import Path

from generator.approvals import open_approvals
from generator.clock import build_day
from generator.excerpt import Excerpts
from generator.ledger import open_ledger
from generator.library import Library, open_library
from generator.problem import Problem
from generator.prose import check_prose
from generator.release import holding_back
from generator.report import report
from generator.site import site_on
from generator.succession import check_succession, notes, open_successions
from generator.trace import check_trace, open_lines

# Where editors' prose lies, beside the folder of the data.
PROSE = "catalog"


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    # Nothing of a file that is being read is garbage, and looking for some takes a third of the
    # time; the process ends with the command.
    gc.disable()
    problems, told = _checked(options.file, release=options.release)
    print(report(problems, options.format, Excerpts(), told))
    # Python ends with a search for garbage all the same, and passes over what is frozen.
    gc.freeze()
    return 1 if problems else 0


def _checked(file: Path, *, release: bool) -> tuple[set[Problem], list[str]]:
    """Every problem of the data and of what lies beside it, and how much of a list is open."""
    library, problems = open_library(file)
    successions, of_lists = open_successions(file)
    _, of_approvals = open_approvals(file)
    found = {*problems, *of_lists, *of_approvals}
    if library:
        found |= {*_beside(library, file)}
        for each in successions:
            found |= {*check_succession(each, library.catalogue)}
        if release:
            found |= {*holding_back(library, file, build_day())}
    return found, [*notes(successions)]


def _beside(library: Library, file: Path) -> tuple[Problem, ...]:
    """What the files beside the data are at fault in, and lines of the documents that are lost."""
    lines, of_lines = open_lines(file)
    lost = check_trace(library.catalogue, lines, library.source) if lines else ()
    _, of_ledger = open_ledger(file, library.catalogue)
    prose = file.resolve().parents[1] / PROSE
    return (*of_lines, *lost, *of_ledger, *check_prose(prose, site_on(library, build_day())))

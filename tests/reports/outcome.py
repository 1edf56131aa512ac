"""Compares the reading of a damaged report with the original report."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from calculator.line_count.cloc.tally import Tally
from calculator.line_count.report.cloc_report import read_report
from tests.reports.damage import HARMFUL, HARMLESS
from tests.reports.printed import printed

NAMES = (*HARMLESS, *HARMFUL)


@dataclass(frozen=True)
class Outcome:
    """`seed` is the seed of the report, and `name` the name of its damage.

    `total` is None for a refused report, otherwise whether its total is correct. `whole` is true
    where the modules and the errors are correct.
    """

    seed: int
    name: str
    total: bool | None
    whole: bool


def outcome(seed: int, name: str) -> Outcome:
    """Damage the report of `seed`, and read it."""
    random, report = Random(seed), printed(seed)
    if name in HARMLESS:
        text = HARMLESS[name](random, report)
    else:
        # Programs may also quote or log a damaged report, and add a prefix to each line.
        before = random.choice(["", "", "> ", "odoo-1  | ", "2026-11-30T12:00:00.5Z "])
        damaged = HARMFUL[name](random, report)
        text = "\n".join(f"{before}{line}" for line in damaged.split("\n"))
    found = read_report(text)
    if not isinstance(found, Tally):
        return Outcome(seed, name, None, False)
    modules = {module.name: module.count.code for module in found.modules}
    failed = {
        module.name: {file.path: file.reason.code for file in module.failed if file.reason}
        for module in found.modules
        if module.failed
    }
    total = (found.count.code, found.count.total) == (report.code, report.total)
    return Outcome(seed, name, total, (modules, failed) == (report.modules, report.failed))


def outcomes(count: int) -> Iterator[Outcome]:
    """The outcomes of `count` reports, each with its own seed; the damages take turns."""
    return (outcome(seed, NAMES[seed % len(NAMES)]) for seed in range(count))

"""Random damaged reports of `odoo-bin cloc`, many more than in the tests."""

from collections import Counter

from quality.line import Line
from tests.reports.damage import HARMLESS
from tests.reports.outcome import NAMES, Outcome, outcomes

COUNT = 20_000


def reports(count: int = COUNT) -> Line:
    """Checks that each report is rejected or read with its total, and completely if undamaged."""
    tried = [*outcomes(count)]
    kinds = Counter(each.total for each in tried)
    wrong = [each for each in tried if _is_wrong(each)]
    return Line(
        f"Reports of odoo-bin cloc, {count} invented ones, damaged in {len(NAMES)} ways",
        "0 wrong: read with their own total, or refused",
        f"{len(wrong)} wrong, {kinds[True]} read, {kinds[None]} refused",
        bool(tried) and not wrong,
        "; ".join(f"{each.name}, seed {each.seed}" for each in wrong)[:300],
    )


def _is_wrong(each: Outcome) -> bool:
    return each.total is False or (each.name in HARMLESS and not each.whole)

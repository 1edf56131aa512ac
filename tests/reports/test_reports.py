"""Generated and damaged reports are read correctly or refused.

`pytest --reports 20000 tests/reports` tests more reports.
"""

from collections.abc import Sequence

import pytest

from calculator.line_count.input.reason import Reason
from calculator.line_count.report.cloc_report import read_report
from tests.reports.damage import HARMLESS
from tests.reports.outcome import NAMES, Outcome, outcomes
from tests.reports.printed import REASONS, Printed, printed


@pytest.fixture(scope="module")
def tried(request: pytest.FixtureRequest) -> Sequence[Outcome]:
    return [*outcomes(request.config.getoption("--reports"))]


def test_no_report_is_read_with_a_wrong_total(tried: Sequence[Outcome]) -> None:
    assert len(tried) >= 500
    assert [each for each in tried if each.total is False] == []


def test_a_report_with_harmless_changes_is_read_exactly(tried: Sequence[Outcome]) -> None:
    harmless = [each for each in tried if each.name in HARMLESS]
    assert {each.name for each in harmless} == set(HARMLESS)
    assert [each for each in harmless if not each.whole] == []


@pytest.mark.parametrize("headed", [(True, True), (True, False), (False, True), (False, False)])
@pytest.mark.parametrize("quoted", [(False, False), (True, False), (False, True), (True, True)])
def test_two_different_reports_are_refused(
    headed: tuple[bool, bool], quoted: tuple[bool, bool]
) -> None:
    for seed in range(0, 40, 2):
        texts = []
        for report, has_head, mark in zip(
            (printed(seed), printed(seed + 1)), headed, quoted, strict=True
        ):
            lines = report.lines if has_head else report.lines[1:]
            texts.append("\n".join(f"{'> ' if mark else ''}{line.text}" for line in lines))
        assert isinstance(read_report("\n\n".join(texts)), Reason)


def test_harmful_changes_do_damage(tried: Sequence[Outcome]) -> None:
    """Some reports with harmful changes are refused, and some can still be read."""
    harmful = [each for each in tried if each.name not in HARMLESS]
    assert {each.name for each in harmful} == set(NAMES) - set(HARMLESS)
    assert 0.2 < sum(each.total is None for each in harmful) / len(harmful) < 0.8


def test_the_generated_reports_have_all_parts_that_the_tool_prints() -> None:
    """Records, errors without a row, excluded files, and numbers and reasons that touch."""
    reports = [printed(seed) for seed in range(200)]
    kinds = {line.kind for report in reports for line in report.lines}
    assert kinds >= {"file", "excluded", "errors", "error"}
    assert any(report.failed.keys() - _rows(report) for report in reports)
    lines = [line for report in reports for line in report.lines]
    assert any(line.kind == "total" and line.text[-24:].count(" ") < 3 for line in lines)
    assert any(f"y{reason}" in line.text for line in lines for reason in REASONS)
    assert any("odoo/studio" in report.modules for report in reports)


def _rows(report: Printed) -> set[str]:
    return {line.cells[0] for line in report.lines if line.kind == "module"}


def test_a_seed_gives_the_same_report_again() -> None:
    assert printed(7) == printed(7)
    assert printed(7) != printed(8)

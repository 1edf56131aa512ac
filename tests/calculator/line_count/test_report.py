"""Pasted reports: their modules, or the reason for a refusal."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.line_count.cloc.file_count import Count
from calculator.line_count.cloc.tally import Tally
from calculator.line_count.input.reason import Reason
from calculator.line_count.report.cloc_report import MAX_CHARACTERS, read_report


@pytest.mark.cases("lines/reports/*.yaml")
def test_report(case):
    found = read_report(case["text"])
    if "reason" in case:
        assert isinstance(found, Reason), found
        assert (found.code, found.figures) == (case["reason"], case.get("figures", {}))
        return
    assert isinstance(found, Tally), found
    assert {module.name: module.count.code for module in found.modules} == case["modules"]
    failed = {
        module.name: {file.path: file.reason.code for file in module.failed}
        for module in found.modules
        if module.failed
    }
    assert failed == case.get("failed", {})


def test_a_text_is_read_up_to_five_million_characters():
    found = read_report("sale 120 25 95\n 120 25 95\n".ljust(5_000_000))
    assert [(each.name, each.count) for each in found.modules] == [("sale", Count(95, 120))]


def test_a_text_that_is_too_long_is_not_read():
    found = read_report("x" * (MAX_CHARACTERS + 1))
    assert found == Reason("report_too_long", {"most": MAX_CHARACTERS})


ROW = st.from_regex(r"\A( {0,4})[a-z_/]{1,9} +-?[0-9]{1,14} +-?[0-9]{1,4} +[0-9]{1,4}\Z")


@settings(deadline=None)
@given(st.lists(st.text() | ROW | st.sampled_from(["Odoo cloc", "Errors", "Excluded a b c"])))
def test_any_text_gives_a_tally_or_a_reason(lines):
    assert isinstance(read_report("\n".join(lines)), Tally | Reason)

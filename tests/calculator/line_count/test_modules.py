"""Whole modules, in a folder and in a zip, compared with counts that were made by hand."""

import pytest

from calculator.line_count.cloc.cloc_rules import VERSIONS
from calculator.line_count.cloc.count_job import counted
from calculator.line_count.cloc.count_python import PythonLines, python_lines
from calculator.line_count.input.reason import Reason


@pytest.mark.cases("lines/modules/*.yaml")
def test_module(case, folder, archive):
    linked = any("link" in each for each in case["files"].values() if isinstance(each, dict))
    for made in [folder] if linked else [folder, archive]:
        found = counted(made(case["files"]), VERSIONS[case.get("version", "19.0")])
        assert [module.name for module in found.modules] == list(case["modules"])
        assert found.outside == case.get("outside", 0)
        for module in found.modules:
            expected = case["modules"][module.name]
            assert {key: summary(module)[key] for key in expected} == expected
            assert summary(module)["stops"] == expected.get("stops", [])
            assert summary(module)["unmatched"] == expected.get("unmatched", [])
            assert summary(module)["failed"] == expected.get("failed", {})
            assert module.partial == expected.get("partial", False)


@pytest.mark.parametrize(("terms", "unsure"), [(60, False), (200, True)])
def test_a_sum_of_more_terms_than_some_versions_of_python_parse_is_unsure(terms, unsure):
    found = python_lines("a = (\n" + "\n + ".join(["b"] * terms) + ")", max_depth=100)
    assert (found.code, found.unsure) == (terms + 1, unsure)


def test_syntax_that_only_newer_versions_refuse_has_its_own_reason():
    found = python_lines("a = f'{b:\n}'")
    # Python 3.13 and earlier parse this text; Python 3.14 refuses it.
    assert found in (PythonLines(1, False), Reason("newer_python"))
    assert python_lines("a = f'{b") == Reason("syntax_error")


def test_many_statements_are_not_deeply_nested():
    assert not python_lines("a = b + c\n" * 200, max_depth=20).unsure


def summary(module):
    """The properties of a module that a case can expect."""
    return {
        "code": module.count.code,
        "total": module.count.total,
        "counted": [file.path for file in module.files if file.count],
        "languages": {file.path: file.language for file in module.files},
        "excluded": {file.path: file.pattern for file in module.excluded},
        "failed": {file.path: file.reason.code for file in module.failed},
        "stops": [reason.code for reason in module.stops],
        "unmatched": list(module.unmatched),
        "partial": module.partial,
    }

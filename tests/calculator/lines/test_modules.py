"""Whole modules, in a folder and in a zip, against counts that were worked out by hand."""

import pytest

from calculator.lines.job import counted
from calculator.lines.rules import VERSIONS


@pytest.mark.cases("lines/modules/*.yaml")
def test_module(case, folder, archive):
    linked = any("link" in each for each in case["files"].values() if isinstance(each, dict))
    for made in [folder] if linked else [folder, archive]:
        found = counted(made(case["files"]), VERSIONS[case.get("version", "19.0")])
        assert [module.name for module in found.modules] == list(case["modules"])
        assert found.outside == case.get("outside", 0)
        for module in found.modules:
            expected = case["modules"][module.name]
            assert {key: told(module)[key] for key in expected} == expected
            assert told(module)["stops"] == expected.get("stops", [])
            assert told(module)["failed"] == expected.get("failed", {})
            assert module.partial == expected.get("partial", False)


def told(module):
    """All that a case can expect of a module."""
    return {
        "code": module.count.code,
        "total": module.count.total,
        "counted": [file.path for file in module.files if file.count],
        "languages": {file.path: file.language for file in module.files},
        "excluded": {file.path: file.pattern for file in module.excluded},
        "failed": {file.path: file.reason.code for file in module.failed},
        "stops": [reason.code for reason in module.stops],
        "partial": module.partial,
    }

"""Published modules have the same count as a folder and as a zip, in CPython and in the browser.

`make test` downloads the modules. The expected counts are the same in every version of Python. The
counts of the module for Odoo 8 are from Odoo's own tool, all others from this engine.
"""

import zipfile

import pytest

from calculator.line_count.cloc.cloc_rules import VERSIONS
from calculator.line_count.cloc.count_job import counted
from calculator.line_count.input.archive import open_archive
from calculator.line_count.input.folder_files import Folder


@pytest.mark.cases("lines/addons.yaml")
def test_addon(case, addons, tmp_path):
    # A wheel is a zip; the module is some folders deep in it.
    (wheel,) = addons.glob(f"{case['wheel']}-*.whl")
    with zipfile.ZipFile(wheel) as unpacked:
        unpacked.extractall(tmp_path)
    for version, code in case["code"].items():
        found = counted(Folder(tmp_path), VERSIONS[version])
        assert [module.name for module in found.modules] == [case["name"]]
        assert found.count.code == code, version
        with wheel.open("rb") as file:
            assert counted(open_archive(file, "wheel"), VERSIONS[version]) == found

"""The measurement that upgrades firms of the old format and compares the published files."""

import shutil
from pathlib import Path

import pytest

from quality.firm.data_upgrade import upgrade_faults

OLD = Path(__file__).resolve().parents[1] / "fixtures" / "old_format" / "firm"
DATA = Path("services.yaml")


@pytest.fixture(autouse=True)
def firm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The current folder is a copy of a firm of the old format."""
    shutil.copytree(OLD, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026


def test_a_firm_of_the_old_format_publishes_the_same_after_the_upgrade() -> None:
    number, faults = upgrade_faults(DATA)
    assert (number > 20, faults) == (True, [])


def test_an_upgrade_that_changes_nothing_is_a_fault() -> None:
    upgrade_faults(DATA)
    _, faults = upgrade_faults(DATA)
    assert faults == ["upgrade finds nothing to do"]

"""Each loop of tests, and the firm's check, installs what it needs and no more."""

from pathlib import Path

import pytest

from setup.__main__ import folder_steps, machine_steps

PYTHON = ["Python environment", "Python packages", "project"]
FOLDER = [*PYTHON, "Node packages", "tests in Pyodide", "Odoo modules"]


@pytest.mark.parametrize(
    ("goal", "folder", "machine"),
    [
        ("firm", [*PYTHON, "Node packages"], ["Chromium"]),
        ("test-fast", PYTHON, []),
        ("test-site", FOLDER, []),
        ("test", FOLDER, ["Chromium", "Firefox", "web servers"]),
    ],
)
def test_a_loop_needs_these_steps(
    goal: str, folder: list[str], machine: list[str], tmp_path: Path
) -> None:
    assert [step.name for step in folder_steps(goal, tmp_path)] == folder
    assert [step.name for step in machine_steps(goal, tmp_path)] == machine

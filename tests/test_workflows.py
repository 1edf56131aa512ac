"""What the workflows may do: nothing by default, and run no action that can change by itself."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def workflow(file: Path) -> dict[Any, Any]:
    read: dict[Any, Any] = yaml.safe_load(file.read_text("utf-8"))
    return read


def test_there_are_workflows() -> None:
    assert FILES


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_an_action_is_named_by_its_commit_with_the_version_beside_it(file: Path) -> None:
    used = re.findall(r"(?m)^\s*-?\s*uses:\s*(.+)$", file.read_text("utf-8"))
    assert used
    for action in used:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[0-9.]+", action), action


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_rights_are_given_to_a_job_and_no_more_than_it_needs(file: Path) -> None:
    whole = workflow(file)
    assert whole["permissions"] == {}
    for name, job in whole["jobs"].items():
        rights = job["permissions"]
        assert "write-all" not in str(rights)
        runs_the_proposal = any("checkout" in str(step.get("uses")) for step in job["steps"])
        if runs_the_proposal and "pull_request" in whole[True]:
            assert set(rights.values()) <= {"read"}, f"{name} runs what is proposed"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_command_holds_what_somebody_else_may_have_written(file: Path) -> None:
    """A title or a branch's name put into a command would be a part of the command."""
    for job in workflow(file)["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_job_ends_by_itself(file: Path) -> None:
    assert all("timeout-minutes" in job for job in workflow(file)["jobs"].values())

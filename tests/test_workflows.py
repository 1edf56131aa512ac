"""Security of GitHub workflows: minimal permissions, and actions pinned by commit."""

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
def test_actions_are_pinned_by_commit_with_the_version_in_a_comment(file: Path) -> None:
    used = re.findall(r"(?m)^\s*-?\s*uses:\s*(.+)$", file.read_text("utf-8"))
    assert used
    for action in used:
        assert re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[0-9.]+", action), action


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_jobs_have_their_own_minimal_permissions(file: Path) -> None:
    whole = workflow(file)
    assert whole["permissions"] == {}
    for name, job in whole["jobs"].items():
        rights = job["permissions"]
        assert "write-all" not in str(rights)
        runs_proposed_code = any("checkout" in str(step.get("uses")) for step in job["steps"])
        if runs_proposed_code and "pull_request" in whole[True]:
            assert set(rights.values()) <= {"read"}, (
                f"{name} runs code of a pull request, so it may only read"
            )


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_command_contains_an_expression(file: Path) -> None:
    """An expression could insert a title or a branch name into the command (shell injection)."""
    for job in workflow(file)["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", "")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_job_has_a_timeout(file: Path) -> None:
    assert all("timeout-minutes" in job for job in workflow(file)["jobs"].values())

"""Every command reports all problems of a project in one run (cases/project/cases.yaml)."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.pricebook.case_files import FOLDER

if TYPE_CHECKING:
    from tests.pricebook.conftest import Ran

VALID = FOLDER / "project" / "valid"
CASES = [
    pytest.param(case, id=case["name"])
    for case in yaml.safe_load((FOLDER / "project" / "cases.yaml").read_text("utf-8"))
]
CASES_WITH_PROBLEMS = [
    case for case in CASES if not case.values[0]["shows"].startswith("no problems")
]
DAY = "1798761600"  # 1 January 2027


@pytest.fixture
def run_in(
    run: "Callable[..., Ran]", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> "Callable[..., Ran]":
    """Runs a command in the folder of the project of a case."""

    def run_in(case: dict[str, Any], *arguments: str) -> "Ran":
        folder = tmp_path / "firm"
        if not folder.exists():
            write_project(case, folder)
        monkeypatch.chdir(folder)
        monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
        return run(*arguments)

    return run_in


def write_project(case: dict[str, Any], folder: Path) -> None:
    shutil.copytree(VALID, folder)
    for path, edits in case.get("edits", {}).items():
        text = (folder / path).read_text("utf-8")
        for edit in edits:
            assert text.count(edit["replace"]) == 1, edit["replace"]
            text = text.replace(edit["replace"], edit["with"])
        (folder / path).write_text(text, "utf-8")
    for path, content in case.get("files", {}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            (folder / path).unlink()
        else:
            (folder / path).write_text(content, "utf-8")


def problems_in(output: str) -> str:
    """The output of a command up to the count of problems, without the notes."""
    lines = output.splitlines()
    last = max(at for at, line in enumerate(lines) if line.endswith((" problem", " problems")))
    return "\n".join(lines[: last + 1])


@pytest.mark.parametrize("case", CASES)
def test_check_shows_all_problems_of_a_project(
    case: dict[str, Any], run_in: "Callable[..., Ran]"
) -> None:
    checked = run_in(case, "check", *case.get("check", "").split())
    out = re.sub(r"(\d+) of \1 interface texts", "N of N interface texts", checked.out)
    assert (out, checked.err) == (case["shows"], "")
    assert checked.code == (0 if checked.out.startswith("no problems") else 1)


@pytest.mark.parametrize("case", CASES_WITH_PROBLEMS)
def test_a_build_shows_the_same_problems_before_it_starts(
    case: dict[str, Any], run_in: "Callable[..., Ran]"
) -> None:
    built = run_in(case, "build")
    assert (built.code, built.out) == (1, "")
    assert built.err == problems_in(case["shows"]) + "\n"

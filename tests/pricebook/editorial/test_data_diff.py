"""`pricebook diff`: the effects of a change (cases/diff.yaml), and revisions of git."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from pricebook.cli import main
from pricebook.editorial.data_diff import difference
from pricebook.editorial.diff_report import MAX_COMMENT_LENGTH, render_diff
from pricebook.site.library import Library, open_library

CASES_FOLDER = Path(__file__).parents[1] / "cases"
VALID = CASES_FOLDER / "checks" / "valid"
EXAMPLES = """\
examples:
  - {id: office, services: [phone], quantities: {users: 20}}
  - {id: workshop, services: [repair]}
"""
CATALOGUE = (VALID / "services.yaml").read_text("utf-8") + EXAMPLES
WORDS = (VALID / "words.yaml").read_text("utf-8")
CASES = [
    pytest.param(case, id=case["name"])
    for case in yaml.safe_load((CASES_FOLDER / "diff.yaml").read_text("utf-8"))
]


def edited(text: str, edits: list[dict[str, str]]) -> str:
    for edit in edits:
        assert text.count(edit["replace"]) == 1, edit["replace"]
        text = text.replace(edit["replace"], edit["with"])
    return text


def library(folder: Path, catalogue: str, words: str = WORDS) -> Library:
    folder.mkdir(exist_ok=True)
    (folder / "services.yaml").write_text(catalogue, "utf-8")
    (folder / "words.yaml").write_text(words, "utf-8")
    found, problems = open_library(folder / "services.yaml", folder)
    assert found, problems
    return found


@pytest.mark.parametrize("case", CASES)
def test_a_diff_shows_the_changes_of_the_data(case: dict[str, Any], tmp_path: Path) -> None:
    old = library(tmp_path / "old", edited(CATALOGUE, case.get("before", [])))
    new_words = edited(WORDS, case.get("words", []))
    new = library(tmp_path / "new", edited(CATALOGUE, case.get("edits", [])), new_words)
    assert render_diff(difference(old, new), case.get("format", "text")) == case["output"]


def test_a_long_diff_is_cut_to_the_length_of_a_github_comment(tmp_path: Path) -> None:
    added = "".join(
        f"      - {{id: more-{at}, name: {{sv: Ännu något, en: Another}}, source: A1:9}}\n"
        for at in range(900)
    )
    new = CATALOGUE.replace("    items:\n", f"    items:\n{added}")
    shown = difference(library(tmp_path / "old", CATALOGUE), library(tmp_path / "new", new))
    whole = render_diff(shown, "markdown")
    assert len(whole) < MAX_COMMENT_LENGTH + 200
    assert whole.count("```") % 2 == 0
    assert whole.endswith("The report is too long for a comment: pricebook diff shows all of it.\n")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with the data committed once, as the current folder."""
    folder = tmp_path / "repository"
    folder.mkdir()
    library(folder / "data", CATALOGUE)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    identity = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    for command in (["init", "-q"], ["add", "data"], [*identity, "commit", "-q", "-m", "First"]):
        subprocess.run(["git", *command], cwd=folder, check=True)
    monkeypatch.chdir(folder)
    return folder


def change(repository: Path, old: str, new: str) -> None:
    file = repository / "data" / "services.yaml"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


def test_diff_compares_with_the_last_commit(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff"]) == 0
    assert capsys.readouterr().out == "The data states the same as before.\n"
    change(repository, "amount: 99.50", "amount: 109.50")
    assert main(["diff"]) == 0
    asked = capsys.readouterr().out
    assert "99.50   109.50  +10.1 %" in asked
    assert main(["diff", "HEAD", "--data", "data/services.yaml", "--format", "text"]) == 0
    assert capsys.readouterr().out == asked


def test_words_are_optional_before_and_after(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = repository / "data" / "words.yaml"
    words.unlink(missing_ok=True)
    identity = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    commit = ["commit", "-q", "--allow-empty", "-am", "Second"]
    subprocess.run(["git", *identity, *commit], cwd=repository, check=True)
    for content in ("", "site: {home: {sv: Hem, en: Start}}\n"):
        if content:
            words.write_text(content, "utf-8")
        assert main(["diff"]) == 0, capsys.readouterr().err


def test_a_revision_with_invalid_data_is_reported(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(repository, "amount: 99.50", "amounts: 99.50")
    identity = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    subprocess.run(["git", *identity, "commit", "-q", "-am", "Second"], cwd=repository, check=True)
    change(repository, "amounts: 99.50", "amount: 99.50")
    assert main(["diff"]) == 1
    printed = capsys.readouterr()
    assert printed.out == (
        "The data of HEAD has problems by today’s rules and cannot be compared.\n"
    )
    assert 'unknown key "amounts"; did you mean "amount"?' in printed.err


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("revision", ["no-such", "HEAD~1", "HEAD:data", "@{"])
def test_a_revision_that_git_does_not_know_exits_with_2(
    revision: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["diff", revision])
    assert left.value.code == 2
    assert f"error: git has no services.yaml at {revision}\n" in capsys.readouterr().err


@pytest.mark.usefixtures("repository")
def test_a_computer_without_git_is_reported(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SystemExit) as left:
        main(["diff"])
    assert left.value.code == 2
    expected = "error: expected the program git on the PATH, found none: install git\n"
    assert expected in capsys.readouterr().err


def test_a_revision_is_never_passed_to_git_as_an_option(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["diff", "--", "--output=stolen"])
    assert "error: " in capsys.readouterr().err
    assert [file.name for file in repository.iterdir()] == [".git", "data"]

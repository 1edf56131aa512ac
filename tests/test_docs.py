"""What the documents say holds: their commands run, their changes fit, their links lead somewhere.

A change is a `diff` block: it must fit exactly one place of the data, and leave no problem.
"""

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.cli import main
from generator.library import open_library

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "docs" / "data.md"
DOCUMENTS = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def changes() -> Iterator[tuple[str, list[str], list[str]]]:
    """Each change with its heading: the lines that it replaces, and those that it puts there."""
    heading = ""
    for block in re.finditer(r"(?m)^## (.*)$|^```diff\n((?:.*\n)*?)```$", DATA.read_text("utf-8")):
        heading = block[1] or heading
        if block[2]:
            lines = block[2].splitlines()
            assert {line[0] for line in lines} <= {" ", "+", "-"}
            yield (
                heading,
                [line[1:] for line in lines if line[0] != "+"],
                [line[1:] for line in lines if line[0] != "-"],
            )


def mistakes() -> list[tuple[str, str, str]]:
    """The rows of the table of common problems: what is written, instead of what, what is said."""
    table = DATA.read_text("utf-8").partition("## What problems look like")[2]
    rows = re.findall(r"(?m)^\| `(.+?)` \| `(.+?)` \| `(.+?)` \|$", table)
    assert len(rows) > 5
    return rows


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the data."""
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


def put(folder: Path, old: str, new: str) -> None:
    """Replace what stands in exactly one place of the two files."""
    files = {file: file.read_text("utf-8") for file in folder.glob("*.yaml")}
    assert [text.count(old) for text in files.values() if old in text] == [1], old
    for file, text in files.items():
        file.write_text(text.replace(old, new), "utf-8")


def joined(lines: list[str]) -> str:
    return "".join(f"\n{line}" for line in lines) + "\n"


@pytest.mark.parametrize(
    ("heading", "old", "new"), [*changes()], ids=[heading for heading, _, _ in changes()]
)
def test_a_change_fits_the_data_and_leaves_no_problem(
    heading: str, old: list[str], new: list[str], copied: Path
) -> None:
    assert heading
    put(copied, joined(old), joined(new))
    if heading == "A new edition" and "editions:" in old:
        # A day from which there is nothing to show is a problem until the offers are there.
        _, problems = open_library(copied / "services.yaml", copied)
        assert [problem.message for problem in problems] == [
            "expected a service with an offer of 2027-01, found none"
        ]
        return
    if heading == "A new edition":
        editions = next((old, new) for name, old, new in changes() if name == heading)
        put(copied, joined(editions[0]), joined(editions[1]))
    _, problems = open_library(copied / "services.yaml", copied)
    assert [str(problem) for problem in problems] == []


@pytest.mark.parametrize(("written", "instead_of", "said"), mistakes())
def test_a_mistake_is_told_as_the_table_says(
    written: str, instead_of: str, said: str, copied: Path
) -> None:
    whole = (copied / "services.yaml").read_text("utf-8")
    file = copied / ("services.yaml" if instead_of in whole else "words.yaml")
    text = file.read_text("utf-8")
    file.write_text(text.replace(instead_of, written, 1), "utf-8")
    _, problems = open_library(copied / "services.yaml", copied)
    # Where the table leaves something out, it says so.
    pattern = ".*".join(map(re.escape, said.split("…")))
    assert any(re.fullmatch(pattern, problem.message) for problem in problems), problems


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_every_command_of_ours_runs(document: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for line in re.findall(r"(?m)^    \.venv/bin/catalogue (.*)$", document.read_text("utf-8")):
        assert main(shlex.split(line, comments=True)) == 0, line


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_every_goal_of_make_exists(document: Path) -> None:
    goals = set(re.findall(r"(?m)^([a-z ]+):", (ROOT / "Makefile").read_text("utf-8")))
    known = {goal for line in goals for goal in line.split()}
    text = document.read_text("utf-8")
    named = re.findall(r"(?m)(?:`|^    (?:\S+=\S+ )?)make ([a-z]+)", text)
    assert set(named) <= known


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_every_link_and_path_leads_somewhere(document: Path) -> None:
    text = document.read_text("utf-8")
    headings = {re.sub(r"[^\w\- ]", "", h).lower().replace(" ", "-") for h in _headings(text)}
    for link in re.findall(r"\]\(([^)]+)\)", text):
        path, _, fragment = link.partition("#")
        if not link.startswith("https://"):
            assert (document.parent / path).exists(), link
            assert path or fragment in headings, link
    rooms = "calculator|catalog|data|docs|generator|setup|tests|theme"
    for path in re.findall(rf"`((?:{rooms})/[\w/.-]*)`", text):
        assert (ROOT / path).exists(), path


def _headings(text: str) -> list[str]:
    return re.findall(r"(?m)^#+ (.*)$", text)


def test_the_policy_in_the_readme_is_the_one_that_the_tests_hold_the_site_to() -> None:
    policy = re.search(r"Content-Security-Policy: (.*)", (ROOT / "README.md").read_text("utf-8"))
    assert policy
    browser = "".join(file.read_text("utf-8") for file in (ROOT / "tests" / "browser").glob("*.py"))
    parts = re.findall(r"[a-z-]+(?:-src|-uri|-action|-ancestors) [^;]+", policy[1])
    assert len(parts) == 9
    assert all(part in browser for part in parts)

"""The documents are correct: their links and paths lead somewhere, and their make goals exist."""

import re
from pathlib import Path

import pytest

from benchmarks.performance_tables import TABLES
from tests.docs.how_to import DOCUMENTS, ROOT, blocks


def test_each_measured_table_has_its_day_and_machine() -> None:
    """`make bench` writes the tables, and overwrites any text that was added by hand."""
    text = (ROOT / "docs" / "performance.md").read_text("utf-8")
    tables = dict(re.findall(r"(?s)<!-- measured: (\w+) -->\n(.*?)<!-- /measured -->", text))
    assert list(tables) == [*TABLES]
    for table in tables.values():
        assert re.search(r"(?m)^\| .* \|$", table)
        assert re.search(
            r"(?m)^20\d\d-\d\d-\d\d, .*, \d+ cores, .*Chromium [\d.]+; \d+ runs", table
        )


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_every_goal_of_make_exists(document: Path) -> None:
    goals = set(re.findall(r"(?m)^([a-z -]+):", (ROOT / "Makefile").read_text("utf-8")))
    known = {goal for line in goals for goal in line.split()}
    text = document.read_text("utf-8")
    named = re.findall(r"(?m)(?:`|^    (?:\S+=\S+ )?)make ([a-z-]+)", text)
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
    folders = "calculator|catalog|data|docs|pricebook|setup|tests|theme"
    made = {each.path for each in blocks(document) if each.language != "diff"}
    for path in re.findall(rf"`((?:{folders})/[\w/.-]*)`", text):
        assert path in made or (ROOT / path).exists(), path


def test_the_index_of_decisions_has_each_file_once() -> None:
    folder = ROOT / "docs" / "decisions"
    index = (folder / "README.md").read_text("utf-8")
    titles = [
        (file.name, file.read_text("utf-8").partition("\n")[0].removeprefix("# "))
        for file in folder.glob("*.md")
        if file.name != "README.md"
    ]
    rows = re.findall(r"(?m)^\| \[(.+?)\]\((\S+?)\) \| 20\d\d-\d\d-\d\d \| ", index)
    assert sorted((name, title) for title, name in rows) == sorted(titles)


def test_the_changelog_has_one_short_line_an_entry() -> None:
    lines = (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines()
    headings = r"# Changelog|## \[.+\]( - 20\d\d-\d\d-\d\d)?|### (Added|Changed|Fixed|Removed)"
    others = [line for line in lines if line and not re.fullmatch(headings, line)]
    assert [line for line in others[1:] if not line.startswith("- ")] == []
    assert [line for line in others if len(line.split()) > 26] == []


def test_the_index_of_architecture_has_each_file_once() -> None:
    folder = ROOT / "docs" / "architecture"
    listed = re.findall(r"(?m)^- \[(.+)\]\((\S+)\)$", (folder / "README.md").read_text("utf-8"))
    files = [file for file in folder.glob("*.md") if file.name != "README.md"]
    titles = [(file.read_text("utf-8").partition("\n")[0][2:], file.name) for file in files]
    assert sorted(listed) == sorted(titles)


def _headings(text: str) -> list[str]:
    return re.findall(r"(?m)^#+ (.*)$", text)

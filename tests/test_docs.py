"""What the documents say holds: their commands run, their changes fit, their links lead somewhere.

A change is a `diff` block: it must fit exactly one place of the data, and leave no problem.
"""

import csv
import json
import re
import shlex
import shutil
import subprocess
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.performance_tables import TABLES
from pricebook.cli import main
from pricebook.schema.json_schema import schemas
from pricebook.schema.reference_tables import with_new_tables
from pricebook.site.library import open_library

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
def project(tmp_path: Path) -> Path:
    """A copy of all that an editor edits, with the project's own code and looks."""
    for name in ("data", "catalog"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copyfile(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    for name in ("pricebook", "calculator"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


@pytest.fixture
def copied(project: Path) -> Path:
    """A copy of the data."""
    return project / "data"


def put(folder: Path, old: str, new: str) -> None:
    """Replace what stands in exactly one place of the files."""
    every = [*folder.glob("*.yaml"), folder.parent / "mkdocs.yml"]
    files = {file: file.read_text("utf-8") for file in every}
    assert [text.count(old) for text in files.values() if old in text] == [1], old
    for file, text in files.items():
        file.write_text(text.replace(old, new), "utf-8")


def joined(lines: list[str]) -> str:
    return "".join(f"\n{line}" for line in lines) + "\n"


# Tasks of several steps: each step alone leaves something to do.
TASKS = ("A new edition", "A language", "Something always charged separately")
ALONE = [each for each in changes() if each[0] not in TASKS]


def steps(task: str) -> list[tuple[str, str]]:
    """What each change of a task replaces, and with what."""
    found = [(joined(old), joined(new)) for heading, old, new in changes() if heading == task]
    assert len(found) > 1
    return found


@pytest.mark.parametrize(("heading", "old", "new"), ALONE, ids=[each[0] for each in ALONE])
def test_a_change_fits_the_data_and_leaves_no_problem(
    heading: str, old: list[str], new: list[str], copied: Path
) -> None:
    assert heading
    put(copied, joined(old), joined(new))
    _, problems = open_library(copied / "services.yaml", copied)
    assert [str(problem) for problem in problems] == []


def test_something_charged_separately_is_added_with_a_request(copied: Path) -> None:
    for old, new in steps("Something always charged separately"):
        put(copied, old, new)
    _, problems = open_library(copied / "services.yaml", copied)
    assert [str(problem) for problem in problems] == []


def test_a_new_edition_is_added_by_the_document_alone(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    assert main(["edition", "2027-01"]) == 0
    for old, new in steps("A new edition"):
        put(project / "data", old, new)
    listed = project / "data" / "editions" / "2027-01.yaml"
    decided = listed.read_text("utf-8").replace(
        "on-demand.offers.minimum_term: open", "on-demand.offers.minimum_term: stated"
    )
    listed.write_text(decided.replace("separate.items.data: open", "separate.items.data: silent"))
    capsys.readouterr()
    # The new edition has one service by now, and the prose speaks of three.
    assert main(["check"]) == 1
    reported = re.findall(r"(?m)^[^ \n]+:\d+:\d+: .*$", capsys.readouterr().out)
    assert {line.partition(":")[0] for line in reported} == {
        "catalog/en/about.md",
        "catalog/sv/about.md",
    }
    assert all(" on 2027-01-01, the first day of 2027-01; " in line for line in reported)
    for language in ("sv", "en"):
        (project / "catalog" / language / "about.md").write_text("{price on-demand}\n", "utf-8")
    assert main(["check"]) == 0
    number = decided.count(": open")
    assert f": {number - 1} of {number + 1} points of 2027-01 are open\n" in capsys.readouterr().out
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798761600")
    assert main(["quote", "--lang", "en"]) == 0
    assert "Prices from January 2027." in capsys.readouterr().out
    assert main(["quote", "--lang", "en", "--edition", "2026-01"]) == 0
    assert "Prices from January 2026." in capsys.readouterr().out


@pytest.mark.parametrize(("written", "instead_of", "expected"), mistakes())
def test_a_mistake_is_reported_as_the_table_says(
    written: str, instead_of: str, expected: str, copied: Path
) -> None:
    whole = (copied / "services.yaml").read_text("utf-8")
    file = copied / ("services.yaml" if instead_of in whole else "words.yaml")
    text = file.read_text("utf-8")
    file.write_text(text.replace(instead_of, written, 1), "utf-8")
    _, problems = open_library(copied / "services.yaml", copied)
    # Where the table leaves something out, it says so.
    pattern = ".*".join(map(re.escape, expected.split("…")))
    assert any(re.fullmatch(pattern, problem.message) for problem in problems), problems


def test_a_problem_looks_as_the_document_shows_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    shown = re.search(
        r"(?m)^    (data/services\.yaml:\d+:21: (?:.*\n)*?    1 problem)$", DATA.read_text("utf-8")
    )
    assert shown
    put(project / "data", "\n            amount: 180\n", "\n            amount: 1.80,00\n")
    assert main(["check"]) == 1

    def plain(text: str) -> str:
        """Without the number of the line, which any change of the data may move."""
        return re.sub(r"(?<=:)\d+(?=:21)|^ *\d* (?=\|)", "N", textwrap.dedent(text), flags=re.M)

    assert plain(f"    {shown[1]}\n") == plain(capsys.readouterr().out)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_every_command_of_ours_runs(
    document: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    committed(project, monkeypatch)
    for line in re.findall(r"(?m)^    \.venv/bin/pricebook (.*)$", document.read_text("utf-8")):
        if "in nb.csv" in line:
            continue  # Only after the language was added: a task of its own, below.
        assert main(shlex.split(line, comments=True)) == ("# fails" in line), line


def committed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy as a repository of its own, with one commit."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    identity = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    for command in (["init", "-q"], ["add", "data"], [*identity, "commit", "-q", "-m", "First"]):
        subprocess.run(["git", *command], cwd=project, check=True)


def test_a_language_is_added_by_the_document_alone(
    project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    out, back = (
        shlex.split(line)
        for line in re.findall(
            r"(?m)^    \.venv/bin/pricebook (.* nb\.csv)$", DATA.read_text("utf-8")
        )
    )
    assert main(out) == 0
    with (project / "nb.csv").open(encoding="utf-8-sig", newline="") as table:
        head, *rows = csv.reader(table)
    assert head == ["id", "state", "sv", "nb"]
    # A translator of few words; an address must be one of its own, and is: the folder is nb/.
    filled = [[*row[:3], row[2]] for row in rows]
    with (project / "nb.csv").open("w", encoding="utf-8-sig", newline="") as table:
        csv.writer(table).writerows([head, *filled])
    for old, new in steps("A language"):
        put(project / "data", old, new)
    capfd.readouterr()
    assert main(["check"]) == 1
    # The open questions are checked when the catalogue has no problem.
    lacking = sum(not row[0].startswith("open.") for row in rows)
    assert capfd.readouterr().out.endswith(f"{lacking} problems\n")
    assert main(back) == 0
    assert main(["check"]) == 0
    (project / "catalog" / "nb").mkdir()
    (project / "catalog" / "nb" / "index.md").write_text("Velkommen hit.\n", "utf-8")
    assert main(["build", "--no-compress"]) == 0, capfd.readouterr().err
    home = (project / "site" / "nb" / "index.html").read_text("utf-8")
    assert '<html lang="nb">' in home
    assert "Velkommen hit." in home
    assert 'hreflang="nb"' in (project / "site" / "index.html").read_text("utf-8")
    assert (project / "site" / "nb" / "tjanster" / "underhall" / "index.html").is_file()
    assert (project / "site" / "nb" / "search" / "search_index.json").is_file()


def test_every_key_is_in_the_document() -> None:
    text = DATA.read_text("utf-8")
    assert with_new_tables(text) == text, "the models have changed: run `pricebook schema`"
    for path, schema in schemas().items():
        if "services" in path or "words" in path:
            assert [key for key in keys(schema) if f"`{key}`" not in text] == []


def keys(schema: str) -> set[str]:
    """The keys that a file may have."""
    whole = json.loads(schema)
    things = [whole, *whole["definitions"].values()]
    return {key for thing in things for key in thing.get("properties", {})}


def test_each_measured_table_has_its_day_and_machine() -> None:
    """`make bench` writes them; what is written by hand there is lost."""
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
    folders = "calculator|catalog|data|docs|pricebook|setup|tests|theme"
    for path in re.findall(rf"`((?:{folders})/[\w/.-]*)`", text):
        assert (ROOT / path).exists(), path


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


def _headings(text: str) -> list[str]:
    return re.findall(r"(?m)^#+ (.*)$", text)

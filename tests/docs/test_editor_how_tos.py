"""The how-tos for editors are correct: each change fits the data, and each command runs.

A change is a `diff` block. It fits exactly one place of the project, and leaves no problem.
"""

import csv
import json
import re
import shlex
import shutil
import subprocess
import textwrap
from datetime import date
from pathlib import Path

import pytest

from pricebook.cli import main
from pricebook.editorial.expectations import open_expectations, unmet_expectations
from pricebook.schema.json_schema import schemas
from pricebook.schema.reference_tables import reference
from pricebook.site.library import open_library
from pricebook.site.site import site_on
from tests.conftest import SAMPLE_FIRM, RunBuild
from tests.docs.how_to import DOCUMENTS, HOW_TOS, ROOT, Block, blocks, changed

# The folder with the data, prose and mkdocs.yml that the how-tos change.
PROJECT = SAMPLE_FIRM
EDITORS = sorted(
    file
    for file in HOW_TOS.glob("*.md")
    if not file.name.startswith(("develop-", "release", "README"))
)
# How-tos of several steps. A single step alone leaves a problem.
STEPS = ("add-an-edition", "add-a-language", "add-a-separate-charge", "answer-a-question")
ALONE = [
    (file.stem, each)
    for file in EDITORS
    if file.stem not in STEPS
    for each in blocks(file)
    if each.language == "diff"
]


def how_to(name: str) -> str:
    return (HOW_TOS / f"{name}.md").read_text("utf-8")


def mistakes() -> list[tuple[str, str, str]]:
    """The rows of the table of common problems: what is wrong, what is right, and the message."""
    rows = re.findall(r"(?m)^\| `(.+?)` \| `(.+?)` \| `(.+?)` \|$", how_to("correct-a-problem"))
    assert len(rows) > 5
    return rows


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of all files that an editor edits, with the project's own code and theme."""
    for name in ("data", "catalog"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    shutil.copyfile(PROJECT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    for name in ("pricebook", "calculator"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


@pytest.fixture
def copied(project: Path) -> Path:
    """A copy of the data."""
    return project / "data"


def put(project: Path, change: Block) -> None:
    """Make a change in the file that the change fits; exactly one file of the project fits."""
    files = [*(project / "data").glob("*.yaml"), project / "mkdocs.yml"]
    found = [file for file in files if change.old in file.read_text("utf-8")]
    assert len(found) == 1, f"expected one file with these lines, found {found}: {change.old}"
    found[0].write_text(changed(found[0].read_text("utf-8"), change), "utf-8")


def follow(project: Path, name: str) -> None:
    """Make every change of a how-to, in the order of the page."""
    steps = blocks(HOW_TOS / f"{name}.md")
    assert len(steps) > 1
    for step in steps:
        put(project, step)


@pytest.mark.parametrize(("name", "change"), ALONE, ids=[name for name, _ in ALONE])
def test_a_change_fits_the_data_and_leaves_no_problem(
    name: str, change: Block, project: Path
) -> None:
    put(project, change)
    _, problems = open_library(project / "data" / "services.yaml", project / "data")
    assert [str(problem) for problem in problems] == [], name


@pytest.mark.parametrize("name", ["add-a-separate-charge", "answer-a-question"])
def test_all_steps_together_leave_no_problem(
    name: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    follow(project, name)
    assert main(["check"]) == 0
    assert capsys.readouterr().out.startswith("no problems")


def test_an_answered_question_ends_the_range(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    order = "--service call-out --hours 0,75 --requests 1 --rate 1000 --lang en"
    asked = ["quote", *order.split()]
    assert main(asked) == 0
    before = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    follow(project, "answer-a-question")
    assert main(asked) == 0
    after = capsys.readouterr().out.replace("\N{NO-BREAK SPACE}", " ")
    assert "Call Out: SEK 750–1,000 per month excl. VAT\n" in before
    assert "Call Out: SEK 1,000 per month excl. VAT\n" in after
    assert "how longer requests are counted" in before
    assert "how longer requests are counted" not in after
    assert main(["report", "--lang", "en"]) == 0
    assert "time-steps" not in capsys.readouterr().out


def test_the_expectations_of_the_how_to_hold(project: Path) -> None:
    (expected,) = blocks(HOW_TOS / "expect-results.md")
    (project / "data" / "expectations.yaml").write_text(expected.text, "utf-8")
    library, _ = open_library(project / "data" / "services.yaml", project / "data")
    assert library
    site = site_on(library, date(2026, 12, 1))
    expectations, _, problems = open_expectations(project / "data" / "services.yaml", site)
    assert (problems, len(expectations.estimates), len(expectations.coverage)) == ((), 1, 1)
    assert [*unmet_expectations(expectations, site)] == []


def test_a_changed_price_differs_from_the_expected_sum_as_the_document_says(project: Path) -> None:
    change, message = blocks(HOW_TOS / "change-a-price.md")
    put(project, change)
    data = project / "data" / "services.yaml"
    library, _ = open_library(data, project / "data")
    assert library
    site = site_on(library, date(2026, 12, 1))
    expectations, _, _ = open_expectations(data, site)
    (found,) = [finding for _, finding in unmet_expectations(expectations, site)]
    assert found.endswith(f": {message.text.strip()}")


def test_a_new_edition_is_added_by_the_document_alone(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    assert main(["edition", "2027-01"]) == 0
    follow(project, "add-an-edition")
    listed = project / "data" / "editions" / "2027-01.yaml"
    decided = listed.read_text("utf-8").replace(
        "call-out.offers.minimum_term: open", "call-out.offers.minimum_term: stated"
    )
    listed.write_text(decided.replace("separate.items.data: open", "separate.items.data: silent"))
    capsys.readouterr()
    # So far the new edition has one service, but the prose mentions three.
    assert main(["check"]) == 1
    reported = re.findall(r"(?m)^[^ \n]+:\d+:\d+: .*$", capsys.readouterr().out)
    assert {line.partition(":")[0] for line in reported} == {
        "catalog/en/about.md",
        "catalog/sv/about.md",
    }
    assert all(" on 2027-01-01, the first day of 2027-01; " in line for line in reported)
    for language in ("sv", "en"):
        (project / "catalog" / language / "about.md").write_text("{price call-out}\n", "utf-8")
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
    # An ellipsis marks each place where the table shortens a message.
    pattern = ".*".join(map(re.escape, expected.split("…")))
    assert any(re.fullmatch(pattern, problem.message) for problem in problems), problems


def test_a_problem_looks_as_the_document_shows_it(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    shown = re.search(
        r"(?m)^    (data/services\.yaml:\d+:21: (?:.*\n)*?    1 problem)$",
        how_to("correct-a-problem"),
    )
    assert shown
    put(project, Block("", "", "-            amount: 180\n+            amount: 1.80,00\n"))
    assert main(["check"]) == 1

    def plain(text: str) -> str:
        """The message without the line number, because an edit of the data may move the line."""
        return re.sub(r"(?<=:)\d+(?=:21)|^ *\d* (?=\|)", "N", textwrap.dedent(text), flags=re.M)

    assert plain(f"    {shown[1]}\n") == plain(capsys.readouterr().out)


def commands(document: Path) -> list[str]:
    """The arguments of `pricebook` in each command line of a page."""
    return re.findall(r"(?m)^    \.venv/bin/pricebook (.*)$", document.read_text("utf-8"))


@pytest.mark.parametrize("document", [*filter(commands, DOCUMENTS)], ids=lambda file: file.name)
def test_every_command_of_ours_runs(
    document: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    committed(project, monkeypatch)
    for line in commands(document):
        if "in nb.csv" in line:
            continue  # This change needs the new language, so a separate test below makes it.
        assert main(shlex.split(line, comments=True)) == ("# fails" in line), line


def committed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy as a separate git repository with one commit."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, "/dev/null")
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    identity = ["-c", "user.name=Editor", "-c", "user.email=editor@example.org"]
    for command in (["init", "-q"], ["add", "data"], [*identity, "commit", "-q", "-m", "First"]):
        subprocess.run(["git", *command], cwd=project, check=True)


def test_a_language_is_added_by_the_document_alone(
    project: Path,
    run_build: RunBuild,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(project)
    out, back = (
        shlex.split(line)
        for line in re.findall(
            r"(?m)^    \.venv/bin/pricebook (.* nb\.csv)$", how_to("add-a-language")
        )
    )
    assert main(out) == 0
    with (project / "nb.csv").open(encoding="utf-8-sig", newline="") as table:
        head, *rows = csv.reader(table)
    assert head == ["id", "state", "sv", "nb"]
    # Fills in short translations. The addresses are unique, because the folder is nb/.
    filled = [[*row[:3], row[2]] for row in rows]
    with (project / "nb.csv").open("w", encoding="utf-8-sig", newline="") as table:
        csv.writer(table).writerows([head, *filled])
    follow(project, "add-a-language")
    capfd.readouterr()
    assert main(["check"]) == 1
    # The open questions need no text in a new language; words fall back to English.
    lacking = sum(not row[0].startswith(("open.", "words.")) for row in rows)
    assert f"\n{lacking} problems\n" in capfd.readouterr().out
    assert main(back) == 0
    assert main(["check"]) == 0
    (project / "catalog" / "nb").mkdir()
    (project / "catalog" / "nb" / "index.md").write_text("Velkommen hit.\n", "utf-8")
    done = run_build("--no-compress", folder=project)
    assert done.returncode == 0, done.stderr
    home = (project / "site" / "nb" / "index.html").read_text("utf-8")
    assert '<html lang="nb">' in home
    assert "Velkommen hit." in home
    assert 'hreflang="nb"' in (project / "site" / "index.html").read_text("utf-8")
    assert (project / "site" / "nb" / "tjanster" / "kodvard" / "index.html").is_file()
    assert (project / "site" / "nb" / "search" / "search_index.json").is_file()


def test_the_reference_has_every_key() -> None:
    text = (ROOT / "docs" / "reference.md").read_text("utf-8")
    assert reference() == text, "the models have changed: run `pricebook schema`"
    for path, schema in schemas().items():
        if "services" in path or "words" in path:
            assert [key for key in keys(schema) if f"`{key}`" not in text] == []


def keys(schema: str) -> set[str]:
    """The keys that a file may have."""
    whole = json.loads(schema)
    things = [whole, *whole["definitions"].values()]
    return {key for thing in things for key in thing.get("properties", {})}


def test_the_index_names_each_how_to_once() -> None:
    named = re.findall(r"(?m)^\d+\. \[(.+)\]\((\S+)\)$", how_to("README"))
    pages = [file for file in HOW_TOS.glob("*.md") if file.name != "README.md"]
    titles = [(file.read_text("utf-8").partition("\n")[0][2:], file.name) for file in pages]
    assert sorted(named) == sorted(titles)

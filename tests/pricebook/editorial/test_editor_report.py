"""The editor's report: its formats (cases/tables.yaml), and its figures on the real data."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from calculator.pricing.money import Format
from pricebook.cli import main
from pricebook.editorial.approvals import approval_hash, text_approvals
from pricebook.editorial.editor_report import EditorReport
from pricebook.editorial.open_questions import read_open_questions
from pricebook.editorial.source_trace import open_source_lines
from pricebook.editorial.text_tables import FORMATS, Section, render_sections
from pricebook.site.library import Library
from tests.conftest import SAMPLE_FIRM

HERE = Path(__file__).parents[1]
ROOT = HERE.parents[1]
DATA = SAMPLE_FIRM / "data" / "services.yaml"
TABLES = yaml.safe_load((HERE / "cases" / "tables.yaml").read_text("utf-8"))

type Rows = dict[str, list[list[str]]]


@pytest.fixture
def editorial(library: Library) -> EditorReport:
    lines, _ = open_source_lines(DATA, ROOT)
    questions, _ = read_open_questions(DATA, library.catalogue, ROOT)
    assert lines
    assert questions
    return EditorReport(
        library, "2026-01", lines, questions, [*text_approvals(library.texts(), {})]
    )


@pytest.fixture
def rows(editorial: EditorReport) -> Callable[[str], Rows]:
    """Returns a function: language → the rows of each section, without the total."""
    return lambda language: {
        each.id: [[*row] for row in each.rows] for each in editorial.sections(language)
    }


@pytest.mark.parametrize("decimal", [",", "."])
@pytest.mark.parametrize("format", FORMATS)
def test_tables_are_rendered_in_each_format(format: str, decimal: str) -> None:
    sections = [Section(**each) for each in TABLES["sections"]]
    found = render_sections(TABLES["title"], sections, format, Format(decimal, " ", "{amount}"))
    if format == "csv":
        marked = f"\N{ZERO WIDTH NO-BREAK SPACE}{TABLES['csv'][decimal]}"
        assert found == marked.replace("\n", "\r\n")
    else:
        assert found == TABLES[format]


def test_the_source_trace_counts_cited_and_omitted_lines(editorial: EditorReport) -> None:
    [section] = [each for each in editorial.sections("en") if each.id == "coverage"]
    assert section.columns == [
        "Document",
        "Name",
        "Lines",
        "Cited",
        "Omitted for a reason",
        "Lead nowhere",
    ]
    *rows, s4 = [[row[0], *row[2:]] for row in section.rows]
    assert rows[:3] == [
        ["S0", "36", "35", "1", ""],
        ["S1", "36", "36", "0", ""],
        ["S2", "54", "51", "3", ""],
    ]
    assert s4 == ["S4", "45", "45", "0", ""]
    [_, lines, cited, omitted, lost] = rows[3]
    assert (lines, omitted) == ("52", "6")
    missing = len(lost.split(", ")) if lost else 0
    assert int(cited) == 46 - missing
    assert section.total == ["Total", "", "223", str(213 - missing), "10", str(missing)]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_number_of_open_questions_and_records(
    rows: Callable[[str], Rows], language: str
) -> None:
    found = rows(language)
    counted = ("questions", "contradictions", "ambiguities", "divergences", "named")
    assert {key: len(found[key]) for key in counted} == {
        "questions": 22,
        "contradictions": 18,
        "ambiguities": 22,
        "divergences": 16,
        "named": 11,
    }


def test_the_row_of_a_contradiction_in_english(rows: Callable[[str], Rows]) -> None:
    assert rows("en")["contradictions"][11] == [
        "C12",
        "Licences are on the list until 2025 and missing in 2026.",
        "note, ask",
        "The edition of January 2026 is silent, which does not mean that they are included.",
        "licences",
        "licences",
        "S0:62, S1:68, S2:86",
    ]


def test_the_row_of_a_question_in_swedish(rows: Callable[[str], Rows]) -> None:
    assert rows("sv")["questions"][8] == [
        "which-users",
        "Vilka användare räknas i priset för Answer Desk Direct (alla, de som loggar in eller "
        "bara de anställda)?",
        "Priset är per användare, och kalkylatorn räknar med det antal som läsaren anger.",
        "answer-desk, users",
        "C17",
        "S3:24, S3:25",
    ]


def test_every_statement_of_an_older_edition_has_a_state(rows: Callable[[str], Rows]) -> None:
    found = rows("en")["states"]
    assert [row[0] for row in found] == ["2025", "the undated spread", "the Tundra 14 era"]
    assert all(int(row[-1]) == 0 for row in found), "no source document withdraws anything"
    assert all(int(row[1]) and int(row[2]) and int(row[3]) for row in found)


def test_an_approved_text_is_not_counted_as_a_draft(
    library: Library, editorial: EditorReport
) -> None:
    def drafts(standing: EditorReport) -> int:
        sections = standing.sections("sv")
        return sum(int(row[-1]) for each in sections if each.id == "drafts" for row in each.rows)

    every = [*library.texts()]
    assert drafts(editorial) == sum(len(each.to_approve) for each in every)
    one = every[0]
    hashes = {f"{one.id}.sv": approval_hash(one, "sv")}
    later = EditorReport(
        library,
        "2026-01",
        editorial.lines,
        editorial.open_questions,
        [*text_approvals(every, hashes)],
    )
    assert drafts(later) == drafts(editorial) - 1


@pytest.mark.parametrize("format", FORMATS)
def test_the_report_command_prints_each_format(
    format: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    assert main(["report", "--data", str(DATA), "--lang", "en", "--format", format]) == 0
    printed = capsys.readouterr().out
    assert printed.endswith("\n")
    if format == "csv":
        assert printed.startswith("\N{ZERO WIDTH NO-BREAK SPACE}section,")
        found = [row for row in csv.reader(io.StringIO(printed)) if row[0] == "questions"]
        assert len(found) == 22
    else:
        assert printed.count("Which users count in the price of Answer Desk Direct") == 1


def test_an_unknown_language_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["report", "--data", str(DATA), "--lang", "de"])
    assert left.value.code == 2
    assert "--lang: expected one of sv, en, found de" in capsys.readouterr().err

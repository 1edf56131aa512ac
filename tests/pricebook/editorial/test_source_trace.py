"""The source trace: every line of the source documents is cited, or omitted for a reason."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pricebook.cli import main
from pricebook.derived.model_walk import walk
from pricebook.derived.statements import of_editions
from pricebook.editorial.source_trace import (
    check_trace,
    hash_lines,
    open_source_lines,
    source_lines_yaml,
    trace_documents,
)
from pricebook.model.fields.references import Citation
from pricebook.problems.problem import Problem
from pricebook.site.library import Library, open_library
from tests.conftest import SAMPLE_FIRM

ROOT = Path(__file__).resolve().parents[3]
DATA = SAMPLE_FIRM / "data" / "services.yaml"
VALID = Path(__file__).parents[1] / "cases" / "checks" / "valid" / "services.yaml"


def test_every_line_of_the_five_documents_is_cited_or_omitted(library: Library) -> None:
    lines, problems = open_source_lines(DATA, ROOT)
    assert problems == ()
    assert lines
    assert check_trace(library.catalogue, lines, library.source) == ()
    found = trace_documents(library.catalogue, lines)
    assert {each.document: len(each.lines) for each in found} == {
        "S0": 36,
        "S1": 36,
        "S2": 54,
        "S3": 52,
        "S4": 45,
    }
    assert sum(len(each.lines) for each in found) == 223
    assert [each.document for each in found if each.untraced] == []


def test_only_decoration_headings_and_table_marks_are_omitted(library: Library) -> None:
    lines, _ = open_source_lines(DATA, ROOT)
    assert lines
    omitted = {
        f"{each.document}:{line}": reason
        for each in trace_documents(library.catalogue, lines)
        for line, reason in each.omitted.items()
    }
    assert omitted == {
        "S0:7": "heading",
        "S2:2": "decoration",
        "S2:23": "heading",
        "S2:43": "heading",
        "S3:18": "decoration",
        "S3:22": "table_marks",
        "S3:35": "table_marks",
        "S3:45": "table_marks",
        "S3:34": "heading",
        "S3:44": "heading",
    }


def test_every_part_of_an_edition_cites_a_document_of_that_edition(library: Library) -> None:
    states = {each.id: each.edition for each in library.catalogue.sources}
    for edition, path, part in of_editions(library.catalogue):
        cited = [value for _, value in walk(part) if isinstance(value, Citation)]
        assert cited, path
        assert {states[each.target] for each in cited} == {edition}, path


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A small catalogue whose document A1 has the file a1.txt."""
    text = (
        VALID.read_text("utf-8")
        .replace(
            "{id: A1, name: {sv: prislistan, en: the price list}}",
            "{id: A1, name: {sv: prislistan, en: the price list}, file: a1.txt,"
            " omitted: [{reason: heading, lines: [25]}]}",
        )
        .replace("source: A1:3}", "source: A1:4}")
    )
    (tmp_path / "services.yaml").write_text(text, "utf-8")
    return tmp_path / "services.yaml"


@pytest.fixture
def traced(small: Path) -> Callable[[str], list[str]]:
    """Returns a function: text of document A1 → problems of the trace."""

    def listed_problems(document: str) -> list[str]:
        small.with_name("lines.yaml").write_text(
            source_lines_yaml({"A1": hash_lines(document)}), "utf-8"
        )
        library, _ = open_library(small, small.parent)
        lines, problems = open_source_lines(small, small.parent)
        assert library
        assert lines
        assert problems == ()
        found: tuple[Problem, ...] = check_trace(library.catalogue, lines, library.source)
        return [str(each) for each in found]

    return listed_problems


# Twenty-five lines. The catalogue omits line 25 and cites all others except 3 and 24.
LINES = [f"line {number}" for number in range(1, 26)]


def _document(**changed: str) -> str:
    lines = dict(enumerate(LINES, 1)) | {3: "", 24: ""}
    return "\n".join(changed.get(f"line_{number}", text) for number, text in lines.items())


def test_a_document_without_untraced_lines_has_no_problem(
    traced: Callable[[str], list[str]],
) -> None:
    assert traced(_document()) == []


def test_an_untraced_line_is_reported_at_its_document(
    traced: Callable[[str], list[str]],
) -> None:
    assert traced(_document(line_24="new")) == [
        "services.yaml:13:10: expected A1:24 to be cited, or omitted with a reason"
    ]


def test_a_line_that_only_an_assumption_cites_is_untraced(
    small: Path, traced: Callable[[str], list[str]]
) -> None:
    text = small.read_text("utf-8")
    small.write_text(text.replace("Without VAT.}, source: A1:4}", "Without VAT.}, source: A1:3}"))
    assert traced(_document(line_3="no tax")) == [
        "services.yaml:13:10: expected A1:3 to be cited, or omitted with a reason"
    ]


def test_a_citation_of_a_blank_line_is_reported_at_the_citation(
    traced: Callable[[str], list[str]],
) -> None:
    assert traced(_document(line_23=" \t")) == [
        "services.yaml:91:61: expected a line with text, found A1:23, which is blank or missing"
    ]


def test_an_omission_of_a_missing_line_is_reported(
    traced: Callable[[str], list[str]],
) -> None:
    assert traced("\n".join(["one", "two", "", *LINES[3:23]])) == [
        "services.yaml:13:108: expected a line with text, found A1:25, which is blank or missing"
    ]


def test_invalid_entries_of_lines_yaml_are_reported(small: Path) -> None:
    small.with_name("lines.yaml").write_text(
        'lines:\n  A1:1: "0123456789ab"\n  a1:2: "0123456789ab"\n  A1:3: "0123"\n', "utf-8"
    )
    _, problems = open_source_lines(small, small.parent)
    assert [str(each) for each in problems] == [
        'lines.yaml:3:3: expected a document and a line such as S3:25, found "a1:2"',
        'lines.yaml:4:9: expected the first 12 hexadecimal digits of a hash, found "0123"',
    ]


def test_the_command_prints_changed_lines_and_their_citations(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small.parent / "documents"
    folder.mkdir()
    (folder / "a1.txt").write_text(_document(), "utf-8")
    trace = ["trace", str(folder), "--data", str(small)]
    assert main([*trace, "--renew"]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "23 lines differ",
        f"{small.with_name('lines.yaml')}: 23 lines",
    ]
    assert main(trace) == 0
    assert capsys.readouterr().out == "no lines differ\n"
    # Spaces around a line do not change its hash.
    (folder / "a1.txt").write_text(_document(line_23="journeys cost", line_2=" line 2 "), "utf-8")
    assert main(trace) == 1
    assert capsys.readouterr().out.splitlines() == [
        "A1:23 differs; cited by separate.0.items.0.source.0",
        "1 line differs",
    ]


def test_a_document_missing_from_the_folder_is_reported(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["trace", str(small.parent), "--data", str(small)])
    assert left.value.code == 2
    assert "expected the document A1 in" in capsys.readouterr().err


def test_a_byte_order_mark_in_a_document_is_not_a_difference(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = small.with_name("a1.txt")
    trace = ["trace", str(small.parent), "--data", str(small)]
    document.write_text(_document(), "utf-8")
    assert main([*trace, "--renew"]) == 0
    document.write_text(_document(), "utf-8-sig")
    capsys.readouterr()
    assert main(trace) == 0
    assert capsys.readouterr().out == "no lines differ\n"


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252"])
def test_a_document_in_another_encoding_than_utf_8_is_reported(
    encoding: str, small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = small.with_name("a1.txt")
    document.write_text(_document(line_2="Priset är 200 kr"), encoding)
    with pytest.raises(SystemExit) as left:
        main(["trace", str(small.parent), "--data", str(small)])
    assert left.value.code == 2
    message = f"error: {document}: expected UTF-8: save the document as UTF-8\n"
    assert capsys.readouterr().err.endswith(message)

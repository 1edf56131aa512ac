"""Reports of problems in each format (cases/report.yaml), and code snippets of any bytes."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pricebook.problems.problem import Problem
from pricebook.reporting.code_snippet import MAX_WIDTH, CodeSnippets
from pricebook.reporting.problem_report import report

CASES = [
    pytest.param(case, id=case["name"])
    for case in yaml.safe_load(
        (Path(__file__).parents[1] / "cases" / "report.yaml").read_text("utf-8")
    )
]


def problem(text: str) -> Problem:
    place, _, message = text.partition(" ")
    line, column = map(int, place.split(":"))
    return Problem("data.yaml", line, column, message)


@pytest.mark.parametrize("case", CASES)
def test_problems_are_reported_in_each_format(case: dict[str, Any], tmp_path: Path) -> None:
    data = bytes.fromhex(case["bytes"]) if "bytes" in case else case["file"].encode()
    (tmp_path / "data.yaml").write_bytes(data)
    problems = map(problem, case["problems"])
    shown = report(problems, case.get("format", "text"), CodeSnippets(tmp_path))
    assert shown + "\n" == case["shows"]


def test_a_problem_of_a_missing_file_has_no_code_snippet(tmp_path: Path) -> None:
    missing = Problem("none.yaml", 1, 1, "expected a file, found none with this name")
    assert report([missing], "text", CodeSnippets(tmp_path)) == f"{missing}\n1 problem"


def test_commas_and_colons_in_file_names_are_escaped_for_github() -> None:
    output = report([Problem("a,line=9:b.yaml", 1, 1, "x")], "github", CodeSnippets())
    assert output.splitlines()[0] == "::error file=a%2Cline=9%3Ab.yaml,line=1,col=1::x"


@given(data=st.binary(max_size=300), line=st.integers(1, 5), column=st.integers(1, 400))
def test_a_code_snippet_of_any_bytes_is_short_and_visible(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, line: int, column: int
) -> None:
    folder = tmp_path_factory.getbasetemp()
    (folder / "any.yaml").write_bytes(data)
    shown = CodeSnippets(folder).of(Problem("any.yaml", line, column, "x"))
    if shown is not None:
        snippet, caret = shown
        assert len(snippet) <= MAX_WIDTH + 2
        assert not any("\x00" <= sign < " " or sign in "\x7f\u202e\u2066" for sign in snippet)
        assert caret.strip() == "^"

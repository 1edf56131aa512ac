"""Reading YAML with places and problems: cases/source/*.yaml, and tests without a case file."""

import errno
import os
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricebook.problems.problem import Problem
from pricebook.yaml_source.source import (
    MAX_BYTES,
    Place,
    Scalar,
    _parse_carefully,
    _parse_fast,
    read,
    read_file,
    spans,
)
from pricebook.yaml_source.syntax_messages import EditorMessage, ParserMessage, editor_message
from tests.pricebook.case_files import cases, listing


@pytest.mark.parametrize("case", cases("source"))
def test_problems_of_a_file_are_reported(case: dict[str, str]) -> None:
    data = bytes.fromhex(case["bytes"]) if "bytes" in case else case["file"].encode()
    assert listing(read(data, "data.yaml")[1]) + "\n" == case["problems"]


def test_an_unknown_parser_error_keeps_its_message() -> None:
    unknown = ParserMessage("while reading", 1, "found a thing of a later version")
    assert editor_message(unknown) == EditorMessage(
        "expected valid YAML: found a thing of a later version"
    )


def test_values_and_keys_have_places_and_scalars_are_as_written() -> None:
    text = 'a: 010\nlist:\n  - "no"\n  - {b: no}\nlong: >-\n  one\n  two\nnone:\n'
    source, problems = read(text.encode(), "data.yaml")
    assert problems == ()
    assert source is not None
    assert source.value == {
        "a": Scalar("010", plain=True),
        "list": [Scalar("no", plain=False), {"b": Scalar("no", plain=True)}],
        "long": Scalar("one two", plain=False),
        "none": Scalar("", plain=True),
    }
    assert source.places == {
        (): Place(1, 1),
        ("a",): Place(1, 4),
        ("list",): Place(3, 3),
        ("list", 0): Place(3, 5),
        ("list", 1): Place(4, 5),
        ("list", 1, "b"): Place(4, 9),
        ("long",): Place(5, 7),
        ("none",): Place(8, 6),
    }
    assert source.problem(("list", 1, "b"), "x", key=True) == Problem("data.yaml", 4, 6, "x")
    assert source.place(("list", 1, "c", 7)) == Place(4, 5)


def test_every_value_and_key_has_its_span_style_and_column() -> None:
    text = 'a: [b, {c: d}]\ne:\n  - f\n  - g: h\n  - i\n"j": "k"\nl: |\n  m\n\nn:\no: {p: }\n'
    values, keys = spans(text)
    assert {
        path: (text[span.start : span.end], span.column, span.style, span.flow)
        for path, span in values.items()
    } == {
        (): (text.strip(), 0, "?", False),
        ("a",): ("[b, {c: d}]", 3, "[", False),
        ("a", 0): ("b", 4, "", True),
        ("a", 1): ("{c: d}", 7, "{", True),
        ("a", 1, "c"): ("d", 11, "", True),
        ("e",): ("- f\n  - g: h\n  - i", 2, "-", False),
        ("e", 0): ("f", 4, "", False),
        ("e", 1): ("g: h", 4, "?", False),
        ("e", 1, "g"): ("h", 7, "", False),
        ("e", 2): ("i", 4, "", False),
        ("j",): ('"k"', 5, '"', False),
        ("l",): ("|\n  m", 3, "|", False),
        ("o",): ("{p: }", 3, "{", False),
    }
    assert {
        path: (text[span.start : span.end], span.column, span.style, span.flow)
        for path, span in keys.items()
    } == {
        ("a",): ("a", 0, "", False),
        ("a", 1, "c"): ("c", 8, "", True),
        ("e",): ("e", 0, "", False),
        ("e", 1, "g"): ("g", 4, "", False),
        ("j",): ('"j"', 0, '"', False),
        ("l",): ("l", 0, "", False),
        ("n",): ("n", 0, "", False),
        ("o",): ("o", 0, "", False),
        ("o", "p"): ("p", 4, "", True),
    }


def test_the_first_value_of_a_repeated_key_is_kept() -> None:
    source, _ = read(b"a: 1\na: 2\n", "data.yaml")
    assert source is not None
    assert source.value == {"a": Scalar("1", plain=True)}


def test_problems_of_a_file_have_the_given_path(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"- a\n")
    _, problems = read_file(tmp_path / "a.yaml", "data/a.yaml")
    assert listing(problems).startswith("data/a.yaml:1:1: ")


def test_a_missing_file_and_a_folder_are_reported(tmp_path: Path) -> None:
    _, missing = read_file(tmp_path / "none.yaml", "none.yaml")
    _, folder = read_file(tmp_path, "data")
    assert listing([*missing, *folder]) == (
        "data:1:1: expected a file, found a folder\n"
        "none.yaml:1:1: expected a file, found none with this name\n"
        "2 problems"
    )


def test_a_path_below_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: 1\n")
    _, problems = read_file(tmp_path / "a.yaml" / "b.yaml", "b.yaml")
    why = os.strerror(errno.ENOTDIR)
    assert problems == (Problem("b.yaml", 1, 1, f"the file cannot be read: {why}"),)


def test_a_file_is_read_up_to_five_megabytes(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"a: " + b"x" * 4_999_997)
    source, problems = read_file(file)
    assert problems == ()
    assert source is not None
    assert source.value == {"a": Scalar("x" * 4_999_997, plain=True)}
    file.write_bytes(b"a: " + b"x" * 4_999_998)
    message = "expected at most 5,000,000 bytes, found a larger file"
    assert read_file(file) == (None, (Problem(file.as_posix(), 1, 1, message),))


def test_a_file_of_more_than_five_megabytes_is_not_read() -> None:
    _, problems = read(b"#" * (MAX_BYTES + 1), "data.yaml")
    assert listing(problems) == (
        "data.yaml:1:1: expected at most 5,000,000 bytes, found a larger file\n1 problem"
    )


def test_at_most_two_hundred_problems_of_a_file_are_reported() -> None:
    _, problems = read(b"a: " + b"\x01" * 300, "data.yaml")
    assert len(problems) == 201
    assert problems[-1] == Problem(
        "data.yaml", 1, 204, "there are more problems from here on: correct those above first"
    )


def test_two_hundred_problems_are_reported_completely() -> None:
    _, problems = read(b"a: " + b"\x01" * 200, "data.yaml")
    assert [problem.column for problem in problems] == list(range(4, 204))
    advice = "correct those above first"
    again = "found the key {0} a second time; the first is on line 1"
    source, problems = read(b"a: 1\n" * 201, "data.yaml")
    assert source is not None
    assert problems == tuple(
        Problem("data.yaml", line, 1, again.format('"a"')) for line in range(2, 202)
    )
    source, problems = read(b"a: 1\n" * 300, "data.yaml")
    assert source is None
    assert problems[199:] == (
        Problem("data.yaml", 201, 1, again.format('"a"')),
        Problem("data.yaml", 202, 1, f"there are more problems from here on: {advice}"),
    )


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (
            "*a\n",
            ["expected keys and values at the top level, found nothing", 'found an alias ("*")'],
        ),
        (
            "[*a]\n",
            ["expected keys and values at the top level, found a list", 'found an alias ("*")'],
        ),
        ("? *a\n: 1\nb: 2\nb: 3\n", ['found an alias ("*")', 'found the key "b" a second time']),
        ("a: [*b, *c]\n", ['found an alias ("*")'] * 2),
        ("a: &b c\nd: !e f\n", ['found an anchor ("&")', 'found a tag ("!")']),
    ],
)
def test_an_alias_is_reported_at_its_place_and_the_rest_is_read(
    text: str, faults: list[str]
) -> None:
    _, problems = read(text.encode(), "data.yaml")
    assert [
        problem.message[: len(reported)] for problem, reported in zip(problems, faults, strict=True)
    ] == (faults)


def test_a_letter_with_many_accents_is_reported_with_the_first_ones() -> None:
    _, problems = read("a: be\u0301\u0302\u0303\u0304\u0305\u0306c\n".encode(), "data.yaml")
    assert problems == (
        Problem(
            "data.yaml",
            1,
            5,
            'expected "é\u0302\u0303\u0304\u0305\u0306" as U+00E9 U+0302 U+0303 U+0304'
            " (composed form, NFC), found U+0065 U+0301 U+0302 U+0303: type it again",
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\n",
        "a:\nb: 2\n",
        "a  :\n\nb :\n",
        "a:  # none\nb:\n",
        "a: {b: , c: d, 'e':}\n",
        "a: \"x\\n\"\nb: ''\n",
        "a: |\n  x\n\nb: >-\n  y\n",
        "a: {b: 1, c: [1, {d: e}]}\n",
        "---\na:\n  - b\n  - - c\n...\n",
    ],
)
def test_the_fast_parser_reads_valid_files(text: str) -> None:
    fast = _parse_fast(text)
    assert fast is not None
    value, composer = fast
    careful, other = _parse_carefully(text)
    assert value == careful
    assert asdict(composer.source("", {})) == asdict(other.source("", {}))


@pytest.mark.parametrize(
    "text",
    [
        "a: &b 1\n",
        "a: &b {c: d}\n",
        "a: *b\n",
        "a: !c 1\n",
        "a: !c [d]\n",
        "%YAML 1.1\n---\na: 1\n",
        "%TAG ! tag:x,2000:\n---\na: 1\n",
        "a: 1\n---\nb: 1\n",
        "- a\n",
        "a\n",
        "",
        "a: [\n",
        "a:\n  -\n",
        "? a\n",
        'a: "\\U99999999"\n',
        f"a: {'[' * 40}\n",
    ],
)
def test_the_fast_parser_rejects_files_with_a_problem(text: str) -> None:
    assert _parse_fast(text) is None


@pytest.mark.parametrize("data", [b"a: " + b"[" * 5000, b"a:\n" + b"- " * 5000, b"[\n" * 5000])
def test_five_thousand_levels_are_reported_at_level_33(data: bytes) -> None:
    source, problems = read(data, "data.yaml")
    assert source is None
    assert [problem.message for problem in problems] == [
        "expected at most 32 levels, found another level here"
    ]


@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_give_a_source_or_a_problem(data: bytes) -> None:
    source, problems = read(data, "data.yaml")
    assert source is not None or problems
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)


@given(st.text("abé\t\n :-?[]{},#&*!|>'\"%@\\~<0123.\u200b\r\0", max_size=60))
def test_any_text_of_yaml_indicators_gives_a_source_or_a_problem(text: str) -> None:
    source, problems = read(text.encode(), "data.yaml")
    assert source is not None or problems


SIGNS = st.text("abé\U0001f41f \n\n  :-?[]{},#|>'\"\\~01.\r", max_size=60)
KINDS_OF_LINE = """\
a: b
b:
  c: 1
- d
  - e: f
g: {h: i, j: k}
l: [m, n]
  o: 'p'
q: "r\\u00e5s"
t: |
    u
# v
w: x # y

z:  # å
...
---"""
LINES = st.lists(st.sampled_from(KINDS_OF_LINE.split("\n")), max_size=12).map("\n".join)


@given(SIGNS | LINES)
def test_both_parsers_give_the_same_result(text: str) -> None:
    if fast := _parse_fast(text):
        value, composer = fast
        careful, other = _parse_carefully(text)
        # PyYAML rejects some valid YAML, such as {a: b?, c: d}.
        if careful is not None or other.problems == composer.problems:
            assert value == careful
            assert asdict(composer.source("", {})) == asdict(other.source("", {}))
            assert composer.problems == other.problems

"""Random edits of the real files give a catalogue or problems, and never an exception."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pricebook.reporting.code_snippet import CodeSnippets
from pricebook.reporting.problem_report import FORMATS, report
from pricebook.site.library import open_library
from tests.conftest import SAMPLE_FIRM

FILES = {
    name: (SAMPLE_FIRM / "data" / name).read_bytes().split(b"\n")
    for name in ("services.yaml", "words.yaml")
}
MOST = max(map(len, FILES.values()))
LINE = st.integers(0, MOST)


def _deleted(lines: list[bytes], at: int) -> list[bytes]:
    return lines[:at] + lines[at + 1 :]


def _moved(lines: list[bytes], at: int, to: int) -> list[bytes]:
    return [*_deleted(lines, at)[:to], *lines[at : at + 1], *_deleted(lines, at)[to:]]


def _replaced(lines: list[bytes], at: int, value: bytes) -> list[bytes]:
    key, colon, _ = (lines[at] if at < len(lines) else b"").partition(b":")
    return [*lines[:at], key + colon + b" " + value, *lines[at + 1 :]]


def _indented(lines: list[bytes], at: int, blanks: int) -> list[bytes]:
    line = lines[at] if at < len(lines) else b""
    return [*lines[:at], b" " * blanks + line.lstrip(), *lines[at + 1 :]]


VALUES = st.binary(max_size=8) | st.sampled_from(
    [b"no", b"~", b"010", b"1e3", b".nan", b"2026-02-30", b"[", b"{}", b"*x", b"&x 1", b"!!int 1"]
)
CHANGES = st.one_of(
    st.builds(lambda at: lambda lines: _deleted(lines, at), LINE),
    st.builds(lambda at, to: lambda lines: _moved(lines, at, to), LINE, LINE),
    st.builds(lambda at, value: lambda lines: _replaced(lines, at, value), LINE, VALUES),
    st.builds(lambda at, blanks: lambda lines: _indented(lines, at, blanks), LINE,
              st.integers(0, 12)),
    st.builds(lambda at: lambda lines: lines[:at], LINE),
)  # fmt: skip


@settings(max_examples=min(60, settings().max_examples))
@given(name=st.sampled_from([*FILES]), changes=st.lists(CHANGES, min_size=1, max_size=3))
def test_any_change_of_lines_gives_a_library_or_problems(
    tmp_path_factory: pytest.TempPathFactory, name: str, changes: list
) -> None:
    folder = tmp_path_factory.getbasetemp()
    lines = FILES[name]
    for change in changes:
        lines = change(lines)
    for file, real in FILES.items():
        (folder / file).write_bytes(b"\n".join(lines if file == name else real))
    library, problems = open_library(folder / "services.yaml", folder)
    assert (library is None) == bool(problems)
    for problem in problems:
        assert problem.message.isprintable()
        assert (problem.line, problem.column) >= (1, 1)
    for format in FORMATS:
        assert report(problems, format, CodeSnippets(folder))

"""Random edits of all files of a project give problems, and never an exception."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pricebook.project_checks.project_problems import check_project, project_of_settings
from pricebook.reporting.code_snippet import CodeSnippets
from pricebook.reporting.problem_report import FORMATS, report
from pricebook.site.site import site_on
from tests.conftest import SAMPLE_FIRM
from tests.pricebook.checks.test_mutations import CHANGES

FILES = {
    file.relative_to(SAMPLE_FIRM).as_posix(): file.read_bytes()
    for pattern in ("data/*.yaml", "catalog/*/*.md", "mkdocs.yml")
    for file in sorted(SAMPLE_FIRM.glob(pattern))
} | {
    "data/approved.yaml": b'texts:\n  firm.tagline.sv: "0123456789ab"\n',
    "data/editions/2027-01.yaml": b"edition: 2027-01\nafter: 2026-01\npoints:\n  a: open\n",
}
DAY = date(2026, 11, 22)


def _in_german_and_french(content: bytes) -> bytes:
    """The same file with other languages, as if the file belonged to another firm."""
    text = re.sub(r"\bsv(?=[:,}\]]|$)", "de", content.decode(), flags=re.MULTILINE)
    return re.sub(r"\ben(?=[:,}\]]|$)", "fr", text, flags=re.MULTILINE).encode()


@settings(max_examples=min(40, settings().max_examples // 2), deadline=None)
@given(
    changes=st.lists(st.tuples(st.sampled_from([*FILES]), CHANGES), max_size=4),
    foreign=st.sets(st.sampled_from([*FILES])),
    missing=st.sets(st.sampled_from([*FILES]), max_size=3),
)
def test_any_change_of_any_files_gives_problems(
    tmp_path_factory: pytest.TempPathFactory,
    changes: list,
    foreign: set[str],
    missing: set[str],
) -> None:
    folder: Path = tmp_path_factory.getbasetemp() / "project"
    contents = dict(FILES)
    for name in foreign:
        contents[name] = _in_german_and_french(contents[name])
    for name, change in changes:
        contents[name] = b"\n".join(change(contents[name].split(b"\n")))
    for name, content in contents.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).unlink(missing_ok=True)
        if name not in missing:
            (folder / name).write_bytes(content)
    checked = check_project(project_of_settings(folder / "mkdocs.yml"), DAY, release=True)
    if checked.library:
        assert site_on(checked.library, DAY).book.services
    for problem in checked.problems:
        assert problem.message.isprintable()
        assert (problem.line, problem.column) >= (1, 1)
    for format in FORMATS:
        assert report(checked.problems, format, CodeSnippets(folder))

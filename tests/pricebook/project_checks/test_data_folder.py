"""Files beside the data: misspelt names, and checks that are skipped without an optional file."""

from pathlib import Path

import pytest

from pricebook.project_checks.data_folder import check_data_folder, skipped_checks
from tests.pricebook.case_files import listing

ALL = (
    *("services.yaml", "words.yaml", "parity.yaml", "open.yaml", "lines.yaml", "approved.yaml"),
    "expectations.yaml",
)


def beside(folder: Path, *names: str) -> str:
    for name in names:
        file = folder / name
        if name.endswith("/"):
            file.mkdir(parents=True)
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_text("", "utf-8")
    return listing(check_data_folder(folder / "services.yaml", folder))


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (ALL, "no problems"),
        (
            ("services.yaml", "parity.yml"),
            'parity.yml:1:1: expected the name of a data file, found "parity.yml";'
            ' did you mean "parity.yaml"?',
        ),
        (
            ("services.yaml", "Parity.yaml.txt"),
            'Parity.yaml.txt:1:1: expected the name of a data file, found "Parity.yaml.txt";'
            ' did you mean "parity.yaml"?',
        ),
        (
            ("services.yaml", "open"),
            'open:1:1: expected the name of a data file, found "open"; did you mean "open.yaml"?',
        ),
        (
            (*ALL, "prices.yaml"),
            'prices.yaml:1:1: expected the name of a data file, found "prices.yaml"; allowed here:'
            " services.yaml, words.yaml, parity.yaml, open.yaml, lines.yaml, approved.yaml,"
            " expectations.yaml",
        ),
        (
            ("services.yaml", "edition/"),
            'edition:1:1: expected the name of a data file, found "edition";'
            ' did you mean "editions"?',
        ),
        (
            ("services.yaml", "editions/2027-01.yml"),
            'editions/2027-01.yml:1:1: expected a name that ends in .yaml, found "2027-01.yml",'
            " which no command reads",
        ),
        ((*ALL, "services.yaml.bak", "words.yaml~", ".hidden.yaml", "mkdocs.yml"), "no problems"),
        ((*ALL, "schema/", "editions/2027-01.yaml", "notes.md", "old/"), "no problems"),
    ],
    ids=lambda value: " ".join(value[1:]) if isinstance(value, tuple) else "",
)
def test_a_file_name_that_no_command_reads_is_reported(
    names: tuple[str, ...], expected: str, tmp_path: Path
) -> None:
    count = "" if expected == "no problems" else "\n1 problem"
    assert beside(tmp_path, *names) == expected + count


def test_checks_without_their_optional_file_are_listed_as_skipped(tmp_path: Path) -> None:
    data = tmp_path / "services.yaml"
    assert [*skipped_checks(data)] == [
        "no parity.yaml beside services.yaml: the languages are not compared",
        "no open.yaml beside services.yaml: no open question is listed",
        "no lines.yaml beside services.yaml: citations are not compared with the documents",
        "no expectations.yaml beside services.yaml: pricebook test compares no sum, verdict or"
        " search",
    ]
    beside(tmp_path, *ALL)
    assert [*skipped_checks(data)] == []

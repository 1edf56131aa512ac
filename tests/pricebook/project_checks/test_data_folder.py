"""Files beside the data: misspelt names are told, and so is what their absence leaves unchecked."""

from pathlib import Path

import pytest

from pricebook.project_checks.data_folder import check_beside, missing
from tests.pricebook.case_files import listing

ALL = ("services.yaml", "words.yaml", "parity.yaml", "open.yaml", "lines.yaml", "approved.yaml")


def beside(folder: Path, *names: str) -> str:
    for name in names:
        file = folder / name
        if name.endswith("/"):
            file.mkdir(parents=True)
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_text("", "utf-8")
    return listing(check_beside(folder / "services.yaml", folder))


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (ALL, "no problems"),
        (
            ("services.yaml", "parity.yml"),
            'parity.yml:1:1: expected a name that is read here, found "parity.yml";'
            ' did you mean "parity.yaml"?',
        ),
        (
            ("services.yaml", "Parity.yaml.txt"),
            'Parity.yaml.txt:1:1: expected a name that is read here, found "Parity.yaml.txt";'
            ' did you mean "parity.yaml"?',
        ),
        (
            ("services.yaml", "open"),
            'open:1:1: expected a name that is read here, found "open"; did you mean "open.yaml"?',
        ),
        (
            (*ALL, "prices.yaml"),
            'prices.yaml:1:1: expected a name that is read here, found "prices.yaml"; there may be'
            " services.yaml, words.yaml, parity.yaml, open.yaml, lines.yaml, approved.yaml",
        ),
        (
            ("services.yaml", "edition/"),
            'edition:1:1: expected a name that is read here, found "edition";'
            ' did you mean "editions"?',
        ),
        (
            ("services.yaml", "editions/2027-01.yml"),
            'editions/2027-01.yml:1:1: expected a name that ends in .yaml, found "2027-01.yml",'
            " which nothing reads",
        ),
        ((*ALL, "services.yaml.bak", "words.yaml~", ".hidden.yaml", "mkdocs.yml"), "no problems"),
        ((*ALL, "schema/", "editions/2027-01.yaml", "notes.md", "old/"), "no problems"),
    ],
    ids=lambda value: " ".join(value[1:]) if isinstance(value, tuple) else "",
)
def test_a_name_that_nobody_looks_for_is_told(
    names: tuple[str, ...], told: str, tmp_path: Path
) -> None:
    count = "" if told == "no problems" else "\n1 problem"
    assert beside(tmp_path, *names) == told + count


def test_what_is_not_checked_is_said(tmp_path: Path) -> None:
    data = tmp_path / "services.yaml"
    assert [*missing(data)] == [
        "no parity.yaml beside services.yaml: the languages are not compared",
        "no lines.yaml beside services.yaml: no citation is compared with its document",
    ]
    beside(tmp_path, *ALL)
    assert [*missing(data)] == []

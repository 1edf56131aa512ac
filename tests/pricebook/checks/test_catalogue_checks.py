"""Problems of the data files together: cases/checks/*.yaml, each case edits checks/valid/."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricebook.model.price import KINDS
from pricebook.problems.problem import Problem
from pricebook.site.library import Library, open_library
from tests.pricebook.case_files import FOLDER, cases, listing

VALID = FOLDER / "checks" / "valid"
CATALOGUE = (VALID / "services.yaml").read_text("utf-8")

PARITY = (VALID / "parity.yaml").read_text("utf-8")


WORDS = (VALID / "words.yaml").read_text("utf-8")


def edited(text: str, edits: list[dict[str, str]]) -> str:
    """Applies edits; each text to replace must occur once, so a case cannot change other places."""
    for edit in edits:
        assert text.count(edit["replace"]) == 1, edit["replace"]
        text = text.replace(edit["replace"], edit["with"])
    return text


def opened(
    folder: Path, catalogue: str, words: str, parity: str = ""
) -> tuple[Library | None, tuple[Problem, ...]]:
    (folder / "services.yaml").write_text(catalogue, "utf-8")
    (folder / "words.yaml").write_text(words, "utf-8")
    if parity:
        (folder / "parity.yaml").write_text(parity, "utf-8")
    return open_library(folder / "services.yaml", folder)


@pytest.mark.parametrize("case", cases("checks"))
def test_check_reports_the_problems_of_an_edit(case: dict[str, Any], tmp_path: Path) -> None:
    catalogue = edited(CATALOGUE, case.get("edits", []))
    words = edited(WORDS, case.get("words", []))
    # Other cases have no parity.yaml, because the comparison of languages would report their edits.
    parity = edited(PARITY, case["parity"]) if "parity" in case else ""
    library, problems = opened(tmp_path, catalogue, words, parity)
    expected = case["problems"].replace("{kinds}", ", ".join(KINDS))
    assert listing(problems) + "\n" == expected
    assert (library is None) == bool(problems)
    assert list(problems) == sorted(problems)


def test_the_files_that_the_cases_edit_are_valid(tmp_path: Path) -> None:
    library, problems = opened(tmp_path, CATALOGUE, WORDS)
    assert problems == ()
    assert library is not None
    assert library.catalogue.firm.name == "Fjord"


def test_a_new_language_is_missing_in_every_text_of_the_data_and_in_no_interface_word(
    tmp_path: Path,
) -> None:
    norwegian = 'code: nb, name: Norsk, format: {decimal: comma, group: point, money: "{amount}"}'
    english = "  - {code: en,"
    catalogue = CATALOGUE.replace(english, f"  - {{{norwegian}}}\n{english}")
    _, problems = opened(tmp_path, catalogue, WORDS)
    assert {problem.message for problem in problems} == {
        "expected the text in every language, found none in nb"
    }
    assert len(problems) == len(re.findall(r"\bsv:", CATALOGUE))


def test_missing_data_is_reported_and_missing_words_are_not(tmp_path: Path) -> None:
    _, problems = open_library(tmp_path / "services.yaml", tmp_path)
    assert listing(problems) == (
        "services.yaml:1:1: expected a file, found none with this name\n1 problem"
    )


def test_a_file_outside_the_root_is_named_by_its_absolute_path(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    _, problems = open_library(tmp_path / "services.yaml", elsewhere)
    assert problems[0].path == (tmp_path / "services.yaml").as_posix()


@given(
    at=st.integers(0, len(CATALOGUE)),
    cut=st.integers(0, 30),
    put=st.text("ab1 \n:-[]{},'\"\té", max_size=6),
)
def test_any_small_edit_gives_a_library_or_problems(
    tmp_path_factory: pytest.TempPathFactory, at: int, cut: int, put: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    library, problems = opened(folder, CATALOGUE[:at] + put + CATALOGUE[at + cut :], WORDS)
    assert (library is None) == bool(problems)

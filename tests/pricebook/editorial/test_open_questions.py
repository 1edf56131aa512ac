"""The open questions in `open.yaml`: cases/open_questions.yaml, and the real file."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from pricebook.editorial.open_questions import read_open_questions
from pricebook.site.library import Library, open_library
from tests.conftest import SAMPLE_FIRM
from tests.pricebook.case_files import listing

HERE = Path(__file__).parents[1]
ROOT = HERE.parents[1]
FILE = yaml.safe_load((HERE / "cases" / "open_questions.yaml").read_text("utf-8"))


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    """A folder with the small catalogue of the cases."""
    valid = HERE / "cases" / "checks" / "valid" / "services.yaml"
    (tmp_path / "services.yaml").write_text(valid.read_text("utf-8"), "utf-8")
    return tmp_path / "services.yaml"


@pytest.mark.parametrize("case", FILE["cases"], ids=lambda case: case["name"])
def test_problems_of_open_questions_are_reported(case: dict[str, Any], beside: Path) -> None:
    text = FILE["whole"]
    for edit in case["edits"]:
        assert text.count(edit["replace"]) == 1, edit["replace"]
        text = text.replace(edit["replace"], edit["with"])
    beside.with_name("open.yaml").write_text(text, "utf-8")
    library, _ = open_library(beside)
    assert library
    _, problems = read_open_questions(beside, library.catalogue, beside.parent)
    assert listing(problems) + "\n" == case["problems"]


def test_a_catalogue_without_open_questions_has_no_problem(beside: Path) -> None:
    library, _ = open_library(beside)
    assert library
    assert read_open_questions(beside, library.catalogue) == (None, ())


def test_every_contradiction_ambiguity_and_divergence_of_the_documents_is_recorded(
    library: Library,
) -> None:
    questions, problems = read_open_questions(
        SAMPLE_FIRM / "data" / "services.yaml", library.catalogue, ROOT
    )
    assert problems == ()
    assert questions
    assert [each.id for each in questions.contradictions] == [f"C{n}" for n in range(1, 19)]
    assert [each.id for each in questions.ambiguities] == [f"A{n}" for n in range(1, 23)]
    assert [each.id for each in questions.divergences] == [f"T{n}" for n in range(1, 17)]


def test_every_question_asks_one_thing(library: Library) -> None:
    questions, _ = read_open_questions(
        SAMPLE_FIRM / "data" / "services.yaml", library.catalogue, ROOT
    )
    assert questions
    assert len(questions.questions) == 22
    for each in questions.questions:
        for language, text in each.question.items():
            assert text.count("?") == 1, (each.id, language)
            assert text.endswith("?"), (each.id, language)

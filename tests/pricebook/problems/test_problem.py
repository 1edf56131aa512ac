"""The text of a problem and of a list of problems."""

from pricebook.problems.problem import Problem
from tests.pricebook.case_files import listing


def test_the_text_of_a_problem_is_its_place_and_message() -> None:
    assert str(Problem("a.yaml", 12, 5, "expected text")) == "a.yaml:12:5: expected text"


def test_a_listing_is_sorted_by_place_and_has_no_duplicates() -> None:
    late, early = Problem("a.yaml", 10, 1, "late"), Problem("a.yaml", 9, 2, "early")
    other = Problem("b.yaml", 1, 1, "other file")
    assert listing([other, late, early, late]) == (
        "a.yaml:9:2: early\na.yaml:10:1: late\nb.yaml:1:1: other file\n3 problems"
    )


def test_one_problem_is_counted_in_the_singular() -> None:
    assert listing([Problem("a", 1, 1, "x")]) == "a:1:1: x\n1 problem"


def test_a_listing_without_problems_says_so() -> None:
    assert listing([]) == "no problems"

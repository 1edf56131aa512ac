"""How problems are shown."""

from pricebook.problems.problem import Problem
from tests.pricebook.case_files import listing


def test_a_problem_is_its_place_and_its_sentence() -> None:
    assert str(Problem("a.yaml", 12, 5, "expected text")) == "a.yaml:12:5: expected text"


def test_a_listing_is_sorted_by_place_without_duplicates_and_counts() -> None:
    late, early = Problem("a.yaml", 10, 1, "late"), Problem("a.yaml", 9, 2, "early")
    other = Problem("b.yaml", 1, 1, "other file")
    assert listing([other, late, early, late]) == (
        "a.yaml:9:2: early\na.yaml:10:1: late\nb.yaml:1:1: other file\n3 problems"
    )


def test_one_problem_is_counted_in_the_singular() -> None:
    assert listing([Problem("a", 1, 1, "x")]) == "a:1:1: x\n1 problem"


def test_no_problems_are_reported_as_well() -> None:
    assert listing([]) == "no problems"

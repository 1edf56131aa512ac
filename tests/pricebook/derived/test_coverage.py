"""The answers of the data equal the answers read from the documents (cases/covered.yaml)."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from pricebook.derived.coverage import compared_services, outcome, statements_for
from pricebook.derived.statements import statements
from pricebook.site.library import Library

EDITION = "2026-01"
CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "covered.yaml").read_text("utf-8"))
NAMES = {"per_incident": "charged", "not_included": "not-included"}


@pytest.mark.parametrize("case", [pytest.param(each, id=each["request"]) for each in CASES])
def test_every_request_has_the_expected_answer_and_citations(
    case: dict[str, Any], library: Library
) -> None:
    catalogue = library.catalogue
    (request,) = [
        each
        for topic in catalogue.requests
        for each in topic.requests
        if each.id == case["request"]
    ]
    services = compared_services(catalogue, EDITION)
    assert services == ("call-out", "answer-desk", "code-care")
    found = [outcome(catalogue, EDITION, request, each) for each in services]
    assert [NAMES.get(each.value, each.value) for each in found] == case["gives"]
    for each in found:
        assert [line for clause in each.clauses for line in clause.source] == case["by"]
    answer = request.answer(EDITION)
    assert answer
    assert [each.question for each in answer.waits_for] == case.get("waits", [])
    beside = [
        each for each in statements_for(statements(catalogue), answer) if each.edition != EDITION
    ]
    assert [line for each in beside for line in each.source] == case.get("beside", [])


def test_every_request_has_a_case(library: Library) -> None:
    known = [each.id for topic in library.catalogue.requests for each in topic.requests]
    assert sorted(known) == sorted(case["request"] for case in CASES)

"""The edition history: states of older statements (cases/states.yaml), and the rules for states."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from pricebook.derived.edition_history import EditionHistory, HistoryState
from pricebook.site.library import Library, open_library

HERE = Path(__file__).parents[1]
CASES = yaml.safe_load((HERE / "cases" / "states.yaml").read_text("utf-8"))
VALID = (HERE / "cases" / "checks" / "valid" / "services.yaml").read_text("utf-8")


@pytest.fixture(scope="module")
def history(library: Library) -> EditionHistory:
    return EditionHistory(library.catalogue)


@pytest.fixture
def small(tmp_path: Path) -> Callable[[str], EditionHistory]:
    """Returns a function: text appended to the small catalogue → its edition history."""

    def made(more: str) -> EditionHistory:
        (tmp_path / "services.yaml").write_text(VALID + more, "utf-8")
        library, problems = open_library(tmp_path / "services.yaml")
        assert library, problems
        return EditionHistory(library.catalogue)

    return made


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_state_of_an_older_statement(case: dict[str, Any], history: EditionHistory) -> None:
    wanted = (case["part"], case.get("service"), case["id"])
    [found] = [
        each for each in history.of(case["edition"]) if (each.part, each.service, each.id) == wanted
    ]
    assert history.state(found, "2026-01") == case["state"]
    now = [
        f"{each.source[0]} {each.part} {each.service or '-'}"
        for each in history.counterparts(found, "2026-01")
    ]
    assert now == case.get("now", [])


def test_no_document_withdraws_anything(history: EditionHistory) -> None:
    assert history.statements
    for edition in ("2026-01", "2025", "web", "tundra14"):
        states = {history.state(each, edition) for each in history.statements}
        assert HistoryState.WITHDRAWN not in states


def test_every_statement_is_stated_in_its_own_edition(history: EditionHistory) -> None:
    for each in history.statements:
        assert history.state(each, each.edition) is HistoryState.STATED


def test_a_withdrawal_applies_to_the_withdrawing_edition_only(
    small: Callable[[str], EditionHistory],
) -> None:
    withdrawal = (
        "withdrawn: [{id: travel, edition: autumn, text: {sv: Slut, en: Over}, source: A1:2}]"
    )
    for more, state in ((withdrawal, HistoryState.WITHDRAWN), ("", HistoryState.SILENT)):
        history = small(more)
        [travel] = [each for each in history.of("spring") if each.id == "travel"]
        assert history.state(travel, "autumn") is state
        assert history.state(travel, "spring") is HistoryState.STATED


def test_a_service_is_compared_with_its_replacement_only(
    small: Callable[[str], EditionHistory],
) -> None:
    replaced = (
        "relations: [{kind: replaced_by, one: phone, other: repair, since: autumn, source: A1:2}]"
    )
    for more, state in ((replaced, HistoryState.CHANGED), ("", HistoryState.SILENT)):
        history = small(more)
        [term] = [
            each
            for each in history.of("spring")
            if (each.part, each.service) == ("minimum_term", "phone")
        ]
        assert history.state(term, "autumn") is state

"""Valid edits of the sample firm cause no problem; only new amounts can fail an expectation."""

from collections.abc import Callable
from contextlib import chdir
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pricebook.editorial.yaml_edit import edit_yaml
from pricebook.site.library import open_library
from pricebook.yaml_source.source import read, spans
from pricebook.yaml_source.values import KeyPath, Scalar, Value
from quality.firm import editor_edits
from quality.firm.editor_edits import (
    DATA,
    EDITS,
    copy_project,
    failed_expectations,
    outcome,
    problems,
)
from tests.conftest import SAMPLE_FIRM

FAILED = {
    "change_a_price": [
        "37 users and 7,777 lines cost from 21,440 a month: "
        "expected from SEK 21,440 a month, found from SEK 21,810"
    ]
}
LANGUAGES = ("sv", "en")


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # 22 November 2026


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_an_edit_only_expected_sums_fail(edit: Callable[[], None]) -> None:
    assert outcome(SAMPLE_FIRM, edit) == ([], FAILED.get(edit.__name__, []))


def test_an_added_service_has_a_name_of_its_own(tmp_path: Path) -> None:
    """The check of docs/how-to/develop-a-check.md asks for this."""
    copy_project(SAMPLE_FIRM, tmp_path)
    with chdir(tmp_path):
        editor_edits.add_a_service()
        library, problems = open_library(DATA)
    assert library, problems
    for language in LANGUAGES:
        names = [service.name[language] for service in library.catalogue.services]
        assert len(names) == len({*names})


def test_a_mistake_is_noticed() -> None:
    def mistake() -> None:
        text = DATA.read_text("utf-8")
        DATA.write_text(text.replace("amount: 180", "amount: 18O", 1), "utf-8")

    with chdir(SAMPLE_FIRM):
        assert editor_edits.problems() == []
    with pytest.raises(AssertionError):
        outcome(SAMPLE_FIRM, mistake)


def leaves(value: Value | None, path: KeyPath = ()) -> list[tuple[KeyPath, str]]:
    """Every scalar of the data with its path."""
    if isinstance(value, Scalar):
        return [(path, value.text)]
    if isinstance(value, dict):
        return [leaf for key, each in value.items() for leaf in leaves(each, (*path, key))]
    if isinstance(value, list):
        return [leaf for at, each in enumerate(value) for leaf in leaves(each, (*path, at))]
    return []


SOURCE, _ = read((SAMPLE_FIRM / DATA).read_bytes(), "services.yaml")
assert SOURCE
SERVICES = [(path, text) for path, text in leaves(SOURCE.value) if path[0] == "services"]
AMOUNTS = [path for path, _ in SERVICES if path[-1] == "amount"]
TERMS = [path for path, _ in SERVICES if path[-1] == "months"]
SUMMARIES = {
    path[:-1]: {code: dict(SERVICES)[(*path[:-1], code)] for code in LANGUAGES}
    for path, _ in SERVICES
    if path[-2:] == ("summary", "sv")
}

# A new amount, a new minimum term, or the summary of another offer.
NEW_AMOUNTS = st.decimals(0, 99_999, places=2, allow_nan=False, allow_infinity=False)
CHANGES = st.one_of(
    st.builds(lambda path, amount: {path: f"{amount:f}"}, st.sampled_from(AMOUNTS), NEW_AMOUNTS),
    st.builds(
        lambda path, months: {path: str(months)}, st.sampled_from(TERMS), st.integers(0, 120)
    ),
    st.builds(
        lambda path, texts: {(*path, code): text for code, text in texts.items()},
        st.sampled_from([*SUMMARIES]),
        st.sampled_from([*SUMMARIES.values()]),
    ),
)


def edited(text: str, edits: dict[KeyPath, str]) -> str:
    """The data with new texts and numbers at the given paths."""
    texts: dict[KeyPath, str | tuple[str, ...]] = {
        path: new for path, new in edits.items() if path[-1] in LANGUAGES
    }
    text = edit_yaml(text, texts)
    places, _ = spans(text)
    # From the end of the file to the start, so that the offsets of the other numbers stay right.
    for path in sorted(edits.keys() - texts.keys(), key=lambda path: -places[path].start):
        text = text[: places[path].start] + edits[path] + text[places[path].end :]
    return text


@settings(
    max_examples=min(15, settings().max_examples // 3),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(changes=st.lists(CHANGES, min_size=1, max_size=4))
def test_random_valid_edits_leave_no_problem(
    changes: list[dict[KeyPath, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("edited")
    copy_project(SAMPLE_FIRM, folder)
    edits = {path: text for change in changes for path, text in change.items()}
    with chdir(folder):
        DATA.write_text(edited(DATA.read_text("utf-8"), edits), "utf-8")
        assert problems() == []
        priced = any(path[-1] == "amount" for path in edits)
        assert priced or failed_expectations() == []

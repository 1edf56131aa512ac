"""The new-edition checklist: its points, the decisions, and what `pricebook edition` keeps.

The cases are in cases/new_edition_checklist.yaml.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from pricebook.editorial.new_edition_checklist import open_checklists, replaced_edition
from pricebook.site.library import open_library

ROOT = Path(__file__).resolve().parents[3]
FOLDER = Path(__file__).parents[1] / "cases"
VALID = FOLDER / "checks" / "valid"
CASES = [
    pytest.param(case, id=case["name"])
    for case in yaml.safe_load((FOLDER / "new_edition_checklist.yaml").read_text("utf-8"))
]


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1, old
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("case", CASES)
def test_check_compares_decisions_with_the_new_edition(
    case: dict[str, Any], data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    printed = run_valid("edition", "autumn")
    assert printed == (0, "16 points are open in editions/autumn.yaml\n")
    file = data.parent / "editions" / "autumn.yaml"
    for id, what in case["points"].items():
        change(file, f"  {id}: open\n", f"  {id}: {what}\n")
    for edit in case.get("edits", []):
        change(data, edit["replace"], edit["with"])
    code, output = run_valid("check")
    assert output == case["output"]
    assert code == ("no problems" not in output)


def test_the_checklist_has_every_point_of_the_edition_before(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    run_valid("edition", "autumn")
    text = (data.parent / "editions" / "autumn.yaml").read_text("utf-8")
    assert text.splitlines()[0] == "# yaml-language-server: $schema=../schema/edition.schema.json"
    assert yaml.safe_load(text) == {
        "edition": "autumn",
        "after": "spring",
        "points": dict.fromkeys(
            [
                "services.phone.offers",
                "services.phone.offers.best_for",
                "services.phone.offers.pricing",
                "services.phone.offers.minimum_term",
                "services.phone.offers.prices.per_unit",
                "services.repair.offers",
                "services.repair.offers.best_for",
                "services.repair.offers.pricing",
                "services.repair.offers.minimum_term",
                "services.repair.offers.prices.per_time",
                "guides",
                "guides.rows.both",
                "comparisons",
                "comparisons.rows.answers",
                "separate",
                "separate.items.travel",
            ],
            "open",
        ),
    }


def test_a_second_run_keeps_decisions_and_adds_new_points(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    run_valid("edition", "autumn")
    file = data.parent / "editions" / "autumn.yaml"
    change(file, "separate.items.travel: open", "separate.items.travel: silent")
    change(
        data,
        "source: A1:23}",
        "source: A1:23}\n      - {id: parts, name: {sv: Delar, en: Parts}, source: A1:24}",
    )
    assert run_valid("edition", "autumn") == (0, "16 points are open in editions/autumn.yaml\n")
    points = yaml.safe_load(file.read_text("utf-8"))["points"]
    assert points["separate.items.travel"] == "silent"
    assert points["separate.items.parts"] == "open"


def test_a_second_run_keeps_the_edition_that_is_replaced(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    run_valid("edition", "2027-01", "--after", "spring")
    file = data.parent / "editions" / "2027-01.yaml"
    change(file, "services.phone.offers: open", "services.phone.offers: withdrawn")
    before = file.read_text("utf-8")
    assert run_valid("edition", "2027-01")[0] == 0
    assert file.read_text("utf-8") == before


def test_a_second_run_never_deletes_a_decided_point(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    run_valid("edition", "2027-01", "--after", "spring")
    file = data.parent / "editions" / "2027-01.yaml"
    change(file, "services.phone.offers: open", "services.phone.offers: withdrawn")
    change(file, "separate.items.travel: open", "separate.items.travel: silent")
    before = file.read_text("utf-8")
    code, printed = run_valid("edition", "2027-01", "--after", "autumn")
    assert (code, file.read_text("utf-8")) == (2, before)
    assert printed.endswith(
        "pricebook edition: error: the checklist decides points that autumn does not have:"
        " services.phone.offers, separate.items.travel; rename or remove them in the checklist\n"
    )
    change(data, "{id: travel, name", "{id: trips, name")
    code, printed = run_valid("edition", "2027-01")
    assert (code, file.read_text("utf-8")) == (2, before)
    assert "points that spring does not have: separate.items.travel; rename" in printed


def test_a_checklist_for_a_future_edition_follows_the_last_edition(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    assert run_valid("edition", "2027-01")[0] == 0
    whole = yaml.safe_load((data.parent / "editions" / "2027-01.yaml").read_text("utf-8"))
    assert whole["after"] == "autumn"
    assert run_valid("edition", "2027-01", "--after", "spring")[0] == 0
    code, printed = run_valid("edition", "2027-01", "--after", "sprnig")
    assert code == 2
    assert 'found sprnig; did you mean "spring"?' in printed
    assert run_valid("edition", "spring", "--after", "spring")[0] == 2


def test_an_unknown_edition_under_after_gets_a_suggestion(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    run_valid("edition", "autumn")
    change(data.parent / "editions" / "autumn.yaml", "after: spring", "after: sprnig")
    code, printed = run_valid("check")
    assert code == 1
    assert printed.startswith(
        'editions/autumn.yaml:10:8: expected an edition, found "sprnig"; did you mean "spring"?\n'
    )
    assert "\n1 problem\n" in printed


def test_check_reports_the_problems_of_every_checklist(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    folder = data.parent / "editions"
    folder.mkdir()
    (folder / "a.yaml").write_text("- a\n", "utf-8")
    (folder / "b.yaml").write_text("edition: autumn\n", "utf-8")
    code, printed = run_valid("check")
    assert code == 1
    assert [line for line in printed.splitlines() if line.startswith("editions/")] == [
        "editions/a.yaml:1:1: expected keys and values at the top level, found a list",
        'editions/b.yaml:1:1: missing key "after"',
        'editions/b.yaml:1:1: missing key "points"',
    ]


def test_a_valid_checklist_is_read_beside_invalid_ones(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = data.parent / "editions"
    folder.mkdir()
    (folder / "a.yaml").write_text("- a\n", "utf-8")
    (folder / "b.yaml").write_text("edition: autumn\n", "utf-8")
    (folder / "c.yaml").write_text("edition: autumn\nafter: spring\npoints: {}\n", "utf-8")
    monkeypatch.chdir(data.parent)
    found, problems = open_checklists(data)
    assert [each.source.path for each in found] == ["editions/c.yaml"]
    assert [f"{each.path}: {each.message}" for each in problems] == [
        "editions/a.yaml: expected keys and values at the top level, found a list",
        'editions/b.yaml: missing key "after"',
        'editions/b.yaml: missing key "points"',
    ]


@pytest.mark.parametrize(
    ("edition", "after"), [("spring", None), ("autumn", "spring"), ("2027-01", "autumn")]
)
def test_an_edition_replaces_the_last_one_that_starts_before_it(
    data: Path, edition: str, after: str | None
) -> None:
    library, problems = open_library(data)
    assert problems == ()
    assert library is not None
    assert replaced_edition(library.catalogue, edition) == after


def test_the_first_edition_replaces_none_and_gets_no_checklist(
    run_valid: Callable[..., tuple[int, str]],
) -> None:
    code, printed = run_valid("edition", "spring")
    assert code == 2
    assert printed.endswith(
        "pricebook edition: error: --after: expected another edition of the data, found none;"
        " there are spring, autumn\n"
    )


@pytest.mark.parametrize("id", ["2027_01", "Januari 2027", "../words", ""])
def test_an_invalid_edition_id_is_rejected_and_no_file_is_written(
    id: str, data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    code, printed = run_valid("edition", id)
    assert code == 2
    message = f'expected an id such as "code-line": a-z, 0-9, single hyphens, found "{id}"\n'
    assert printed.endswith(f"pricebook edition: error: {message}")
    assert not (data.parent / "editions").exists()
    assert [*data.parent.glob("*words*")] == [data.with_name("words.yaml")]


def test_open_points_of_the_edition_in_force_block_a_release(
    run_valid: Callable[..., tuple[int, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    run_valid("edition", "autumn")
    held = "expected a decision on every point for a release, found 16 open"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1775001600")  # 1 April 2026, spring is in force
    assert held not in run_valid("check", "--release")[1]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790812800")  # 1 October 2026, autumn is in force
    assert held in run_valid("check", "--release")[1]

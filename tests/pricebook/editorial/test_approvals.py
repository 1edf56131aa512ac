"""Approvals of texts: how to give an approval, what makes it stale, and what blocks a release."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pricebook.editorial.approvals import open_approvals, text_approvals
from pricebook.project_checks.release_checks import release_problems
from pricebook.site.library import open_library

ROOT = Path(__file__).resolve().parents[3]
VALID = Path(__file__).parents[1] / "cases" / "checks" / "valid"
SUMMARY = "summary: {sv: Vi svarar, en: We answer}"


def change(data: Path, old: str, new: str) -> None:
    text = data.read_text("utf-8")
    assert text.count(old) == 1
    data.write_text(text.replace(old, new), "utf-8")


def states(data: Path, id: str) -> dict[str, str]:
    """The approval state of a text in each language."""
    library, problems = open_library(data, data.parent)
    assert library, problems
    hashes, problems = open_approvals(data, data.parent)
    assert not problems
    every = text_approvals(library.texts(), hashes)
    return {each.language: each.state.value for each in every if each.text.id == id}


PHONE = "services.phone.offers.spring.summary"


def test_without_a_file_nothing_is_approved(data: Path) -> None:
    assert states(data, PHONE) == {"sv": "new", "en": "new"}


def test_a_text_is_approved_in_all_its_languages_or_in_one(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    assert run_valid("approve", PHONE, "--language", "sv") == (
        0,
        "texts approved: 1 now, 0 before\n",
    )
    assert states(data, PHONE) == {"sv": "approved", "en": "new"}
    assert run_valid("approve", PHONE) == (0, "texts approved: 1 now, 1 before\n")
    assert states(data, PHONE) == {"sv": "approved", "en": "approved"}
    assert states(data, "services.phone.name") == {"sv": "new", "en": "new"}


def test_approve_takes_a_prefix_of_ids_and_ids_of_words(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    code, printed = run_valid("approve", "services.phone", "words.price.from_word")
    assert (code, printed) == (0, "texts approved: 14 now, 0 before\n")
    assert states(data, "services.phone.slug") == {"sv": "approved", "en": "approved"}
    assert states(data, "words.price.from_word") == {"sv": "approved", "en": "approved"}
    assert states(data, "services.repair.name") == {"sv": "new", "en": "new"}


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        ("summary: {sv: Vi lyssnar, en: We answer}", {"sv": "changed", "en": "stale"}),
        ("summary: {sv: Vi svarar, en: We reply}", {"sv": "approved", "en": "changed"}),
        ("summary: {sv: Vi lyssnar, en: We listen}", {"sv": "changed", "en": "stale"}),
        ("summary: {en: We answer, sv: Vi svarar}", {"sv": "approved", "en": "approved"}),
    ],
)
def test_a_changed_original_makes_the_approval_of_its_translations_stale(
    new: str, expected: dict[str, str], data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    run_valid("approve", PHONE)
    change(data, SUMMARY, new)
    assert states(data, PHONE) == expected
    # A new approval of the original does not approve the translation of the old text.
    run_valid("approve", PHONE, "--language", "sv")
    assert states(data, PHONE) == {**expected, "sv": "approved"}
    change(data, new, SUMMARY)
    assert states(data, PHONE)["en"] == "approved"


def test_an_approval_stays_valid_when_the_file_is_reordered(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    run_valid("approve", "services", "editions")
    text = data.read_text("utf-8")
    phone, repair = text.index("  - id: phone\n"), text.index("  - id: repair\n")
    after = text.index("guides:\n")
    data.write_text(text[:phone] + text[repair:after] + text[phone:repair] + text[after:], "utf-8")
    assert states(data, PHONE) == {"sv": "approved", "en": "approved"}


def test_approvals_of_removed_texts_are_deleted(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    run_valid("approve", "separate")
    change(data, "{id: travel, name", "{id: journeys, name")
    run_valid("approve", "firm")
    approved = (data.parent / "approved.yaml").read_text("utf-8")
    assert "separate.spring.items.travel" not in approved
    assert approved.count("firm.tagline") == 2


def test_approved_yaml_has_a_header_and_the_order_of_the_data(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    run_valid("approve", PHONE)
    run_valid("approve", "firm.tagline")
    lines = (data.parent / "approved.yaml").read_text("utf-8").splitlines()
    assert lines[0] == "# yaml-language-server: $schema=schema/approved.schema.json"
    assert [line.split(":")[0].strip() for line in lines[5:]] == [
        "firm.tagline.sv",
        "firm.tagline.en",
        f"{PHONE}.sv",
        f"{PHONE}.en",
    ]


@pytest.mark.parametrize(
    ("arguments", "printed"),
    [
        (["services.fone"], 'there is no text services.fone; did you mean "services.phone"?'),
        (["services.pho"], 'there is no text services.pho; did you mean "services.phone"?'),
        (["firm", "--language", "fi"], "--language: expected one of sv, en, found fi"),
    ],
)
def test_an_unknown_text_or_language_cannot_be_approved(
    arguments: list[str], printed: str, data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    code, output = run_valid("approve", *arguments)
    assert code == 2
    assert printed in output
    assert not (data.parent / "approved.yaml").exists()


def test_an_invalid_hash_in_approved_yaml_is_reported(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    (data.parent / "approved.yaml").write_text('texts:\n  firm.tagline.sv: "yes"\n', "utf-8")
    code, printed = run_valid("check")
    assert code == 1
    assert printed == (
        "approved.yaml:2:20: expected one or two hashes, each of 12 hexadecimal digits, "
        'found "yes"\n'
        '  2 |   firm.tagline.sv: "yes"\n'
        "    |                    ^\n\n"
        "1 problem\n"
    )
    assert run_valid("approve", "firm")[0] == 1


def test_each_problem_that_blocks_a_release_has_its_place(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    change(data, ", source: A1:3}", "}")
    run_valid(
        "approve", "words", "firm", "tax", "sources", "quantities", "assumptions", "comparisons"
    )
    run_valid("approve", "guides", "separate", "not_calculated", "editions", "services")
    change(data, "firm:\n", "firm:\n  email:\n  phone: 08-123 45\n")
    change(data, SUMMARY, "summary: {sv: Vi lyssnar, en: We answer}")
    change(data, "name: {sv: Svar, en: Answers}", "name: {sv: Svar, en: Replies}")
    code, printed = run_valid("check", "--release", "--format", "github")
    assert code == 1
    expected = "expected a value of {} for a release, found none: ask the owner"
    drafts = "expected approved texts, found {}: read them, then run pricebook approve {}"
    stale = "1 changed since approval, 1 translated from an original that has changed"
    advice = "ask the owner to confirm it, and cite the document and line of the confirmation"
    assert [line.removeprefix("::error file=services.yaml,") for line in printed.splitlines()] == [
        f"line=1,col=1::{expected.format('licence.name')}",
        f"line=2,col=3::{expected.format('firm.address')}",
        f"line=2,col=3::{expected.format('firm.email')}",
        f"line=2,col=3::{expected.format('firm.organisation_number')}",
        "line=28,col=5::expected a source of untaxed for a release, found none: " + advice,
        f"line=36,col=9::{drafts.format(stale, 'services.phone')}",
        f"line=84,col=9::{drafts.format('1 changed since approval', 'comparisons.spring')}",
        "7 problems",
    ]
    assert run_valid("check")[0] == 0


def test_a_release_has_no_problem_when_all_is_given_and_approved(
    data: Path, run_valid: Callable[..., tuple[int, str]]
) -> None:
    given = (
        "  organisation_number: 556000-0000\n  email: a@b.example\n  phone: 08-123 45\n"
        "  address: x\n"
    )
    change(data, "firm:\n", f"licence: {{name: x}}\nfirm:\n{given}")
    library, _ = open_library(data, data.parent)
    assert library
    run_valid("approve", *sorted({each.id.partition(".")[0] for each in library.texts()}))
    assert run_valid("check", "--release") == (0, "no problems\n")


def test_only_texts_of_the_edition_in_force_block_a_release(data: Path) -> None:
    library, _ = open_library(data, data.parent)
    assert library
    messages = {
        day: "\n".join(each.message for each in release_problems(library, data, day))
        for day in (date(2026, 4, 1), date(2026, 10, 1))
    }
    assert "comparisons.spring" in messages[date(2026, 4, 1)]
    assert "editions.autumn" not in messages[date(2026, 4, 1)]
    assert "comparisons.spring" not in messages[date(2026, 10, 1)]
    assert "editions.autumn" in messages[date(2026, 10, 1)]

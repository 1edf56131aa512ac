"""Invalid numbers give a message at the field and no new estimate."""

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

CASES = yaml.safe_load(Path(__file__).with_name("cases").joinpath("invalid_input.yaml").read_text())
CORRECT = {
    "sv": "Rätta fältet så räknas kostnaden om.",
    "en": "Correct the field and the cost is worked out again.",
}


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{case['name']}-{case['language']}" for case in CASES]
)
def test_an_invalid_field_describes_its_fault(calculator_in, case):
    calculator = calculator_in(case["language"])
    field = calculator.field(case["field"])
    field.fill(case["typed"])
    expect(field).to_have_attribute("aria-invalid", "true")
    described = re.compile(re.escape(case["message"]).replace(r"\ ", r"\s") + r"\s*$")
    expect(field).to_have_accessible_description(described)
    # The visible message; the live region gets the same text a moment later.
    expect(calculator.page.locator(f"#{case['field']}-error")).to_be_visible()


def test_a_valid_field_has_no_fault(calculator):
    calculator.field("users").fill("twelve")
    expect(calculator.field("users")).to_have_attribute("aria-invalid", "true")
    expect(calculator.field("lines")).not_to_have_attribute("aria-invalid", "true")


def test_faults_of_several_fields_are_shown_together(calculator):
    calculator.enter(users="", lines="-1")
    for name in ("users", "lines"):
        expect(calculator.field(name)).to_have_attribute("aria-invalid", "true")


def test_the_last_estimate_is_marked_as_stale_until_the_field_is_corrected(calculator, language):
    earlier = calculator.estimate.inner_text()
    calculator.field("lines").fill("4 3 2 1")
    expect(calculator.estimate).to_have_attribute("data-stale", "")
    expect(calculator.status).to_have_text(CORRECT[language])
    assert calculator.estimate.inner_text() == earlier
    calculator.field("lines").fill("101")
    expect(calculator.estimate).not_to_have_attribute("data-stale", "")
    expect(calculator.field("lines")).not_to_have_attribute("aria-invalid", "true")
    assert calculator.estimate.inner_text() != earlier


def test_a_fault_is_announced_after_typing(calculator_in):
    calculator = calculator_in("sv")
    calculator.field("users").fill("12,5")
    expect(calculator.announcement).to_have_text("Skriv ett helt antal, utan decimaler.")
    calculator.field("users").fill("12")
    expect(calculator.announcement).to_contain_text("12 användare, 4 321 rader: från 10 320 kr")

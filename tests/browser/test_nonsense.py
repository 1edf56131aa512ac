"""What is no count gets a message at its field, and is never turned into a figure."""

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

CASES = yaml.safe_load(Path(__file__).with_name("cases").joinpath("nonsense.yaml").read_text())
CORRECT = {
    "sv": "Rätta fältet så räknas kostnaden om.",
    "en": "Correct the field and the cost is worked out again.",
}


@pytest.mark.parametrize(
    "case", CASES, ids=[f"{case['name']}-{case['language']}" for case in CASES]
)
def test_a_field_says_what_is_wrong_with_it(calculator_in, case):
    calculator = calculator_in(case["language"])
    field = calculator.field(case["field"])
    field.fill(case["typed"])
    expect(field).to_have_attribute("aria-invalid", "true")
    described = re.compile(re.escape(case["message"]).replace(r"\ ", r"\s") + r"\s*$")
    expect(field).to_have_accessible_description(described)
    # Where it is seen: to be heard, it stands in the page a second time a moment later.
    expect(calculator.page.locator(f"#{case['field']}-error")).to_be_visible()


def test_a_field_without_fault_is_left_alone(calculator):
    calculator.field("users").fill("twelve")
    expect(calculator.field("users")).to_have_attribute("aria-invalid", "true")
    expect(calculator.field("lines")).not_to_have_attribute("aria-invalid", "true")


def test_every_fault_is_reported_at_once(calculator):
    calculator.enter(users="", lines="-1")
    for name in ("users", "lines"):
        expect(calculator.field(name)).to_have_attribute("aria-invalid", "true")


def test_the_earlier_estimate_stays_but_goes_stale_until_the_field_is_corrected(
    calculator, language
):
    earlier = calculator.estimate.inner_text()
    calculator.field("lines").fill("4 3 2 1")
    expect(calculator.estimate).to_have_attribute("data-stale", "")
    expect(calculator.status).to_have_text(CORRECT[language])
    assert calculator.estimate.inner_text() == earlier
    calculator.field("lines").fill("101")
    expect(calculator.estimate).not_to_have_attribute("data-stale", "")
    expect(calculator.field("lines")).not_to_have_attribute("aria-invalid", "true")
    assert calculator.estimate.inner_text() != earlier


def test_a_screen_reader_hears_the_fault_when_typing_rests(calculator_in):
    calculator = calculator_in("sv")
    calculator.field("users").fill("12,5")
    expect(calculator.announcement).to_have_text("Skriv ett helt antal, utan decimaler.")
    calculator.field("users").fill("12")
    expect(calculator.announcement).to_contain_text("12 användare, 4 321 rader: från 10 320 kr")

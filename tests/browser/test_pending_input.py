"""Pending input: no input is lost and no stale figure is exported while Python is busy."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.calculator import Calculator

BUSY_MS = 700


@pytest.fixture
def english(calculator_in):
    """The running calculator in English."""
    return calculator_in("en")


def make_busy(calculator):
    """Keeps Python busy for BUSY_MS, which is longer than an answer takes."""
    (worker,) = calculator.page.workers
    worker.evaluate(
        """(most) => void setTimeout(() => {
            for (const end = Date.now() + most; Date.now() < end; );
        })""",
        BUSY_MS,
    )


def test_a_box_ticked_before_the_form_of_another_edition_arrives_unticks_none(english):
    english.page.evaluate(
        """() => {
            const agreement = document.getElementById("agreement");
            agreement.value = "tundra14";
            agreement.dispatchEvent(new InputEvent("input", { bubbles: true }));
            document.getElementById("services-call-out").click();
        }"""
    )
    english.expect_text("total", "SEK 7,700 per month")


def test_back_and_forward_before_an_answer_return_to_the_last_order(english):
    page = english.page
    english.field("users").fill("30")
    expect(page).to_have_url(re.compile("~users.30~"))
    english.field("lines").fill("5000")
    expect(page).to_have_url(re.compile("~lines.5000~"))
    make_busy(english)
    page.go_back()
    page.go_forward()
    expect(english.field("lines")).to_have_value(re.compile("^5.?000$"))
    english.expect_text("total", "from SEK 15,000 per month")
    page.go_back()
    expect(english.field("lines")).to_have_value(re.compile("^4.321$"))
    expect(english.field("users")).to_have_value("30")


def test_an_order_is_kept_if_the_reader_leaves_at_the_answer(page):
    calculator = Calculator(page, "en")
    calculator.open()
    calculator.is_ready()
    page.evaluate(
        """() => {
            const total = document.querySelector("[data-part=total]");
            new MutationObserver(() => document.querySelector("header li a").click())
                .observe(total, { childList: true });
            const users = document.getElementById("users");
            users.value = "55";
            users.dispatchEvent(new InputEvent("input", { bubbles: true }));
        }"""
    )
    page.wait_for_url("**/services/")
    page.go_back()
    calculator.expect_text("total", "from SEK 18,920 per month")
    expect(calculator.field("users")).to_have_value("55")


def test_back_and_forward_from_an_invalid_field(english):
    page = english.page
    english.field("users").fill("30")
    expect(page).to_have_url(re.compile("~users.30~"))
    english.field("lines").fill("abc")
    expect(english.field("lines")).to_have_attribute("aria-invalid", "true")
    page.go_back()
    expect(english.field("users")).to_have_value("25")
    page.go_forward()
    expect(english.field("users")).to_have_value("30")


def test_a_copied_link_has_all_input_so_far(english):
    page = english.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    make_busy(english)
    english.field("users").fill("44")
    page.locator("[data-copy=link]").click()
    expect(page.locator("[data-export-status]")).to_have_text("Copied.")
    assert "~users.44~" in page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("what", ["[data-copy=text]", "[data-copy=link]", "[data-download=csv]"])
def test_nothing_is_exported_while_a_field_is_invalid(english, what):
    page = english.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("navigator.clipboard.writeText('mine')")
    english.field("users").fill("abc")
    expect(english.field("users")).to_have_attribute("aria-invalid", "true")
    page.locator(what).click()
    expect(page.locator("[data-export-status]")).to_have_text(
        "Correct the field and the cost is worked out again."
    )
    assert page.evaluate("navigator.clipboard.readText()") == "mine"


def test_a_link_to_the_current_order_opens_it_again(english):
    link = english.page.locator(".example a").first
    link.click()
    expect(english.field("users")).to_have_value("10")
    english.field("users").fill("abc")
    expect(english.field("users")).to_have_attribute("aria-invalid", "true")
    link.click()
    expect(english.field("users")).to_have_value("10")
    expect(english.field("users")).to_be_in_viewport()


@pytest.mark.parametrize("key", ["Shift+ArrowUp", "Control+ArrowUp", "Alt+ArrowUp"])
def test_an_arrow_key_with_a_modifier_is_not_a_step(english, key):
    field = english.field("users")
    field.press(key)
    field.press("ArrowDown")
    expect(field).to_have_value("24")


def test_the_focus_stays_when_the_form_changes(english):
    english.unfold("older")
    agreement = english.page.locator("#agreement")
    agreement.focus()
    agreement.select_option("tundra14")
    english.expect_text("total", "SEK 7,700")
    expect(agreement).to_be_focused()
    agreement.select_option("")
    english.expect_text("total", "from SEK 12,920")
    expect(agreement).to_be_focused()

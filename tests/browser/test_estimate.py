"""From the form to the total, in the reader's own browser."""

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

CASES = yaml.safe_load(Path(__file__).with_name("cases").joinpath("estimates.yaml").read_text())
MARKED = re.compile(r"<!--estimate-->(.*)<!--/estimate-->", re.DOTALL)


def test_the_live_estimate_is_the_served_one_to_the_byte(calculator, language):
    (served,) = MARKED.findall(calculator.page.request.get(calculator.page.url).text())
    # What the page is given is taken down as it comes: read back, it would be the parser's text.
    calculator.estimate.evaluate(
        """(estimate) => {
            const { set } = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");
            window.given = [];
            Object.defineProperty(estimate, "innerHTML", {
                configurable: true,
                set(html) {
                    given.push(html);
                    set.call(this, html);
                },
            });
        }"""
    )
    calculator.enter(users="3", lines="50")
    calculator.enter(users="25", lines="4321")
    total = {"sv": "från 12 920 kr per månad", "en": "from SEK 12,920 per month"}[language]
    expect(calculator.estimate).to_contain_text(total)
    assert calculator.page.evaluate("given.at(-1)") == served
    calculator.estimate.evaluate("(estimate) => delete estimate.innerHTML")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_step_is_shown(calculator, language, case):
    calculator.enter(users=case["users"], lines=case["lines"])
    for step in case[language]:
        expect(calculator.estimate.get_by_text(step, exact=True).first).to_be_visible()


def test_a_price_that_is_not_published_is_a_row_without_a_figure(calculator, language):
    row = calculator.estimate.get_by_role("listitem").filter(
        has=calculator.page.get_by_role("heading", name="On Demand", exact=True)
    )
    expect(row).to_contain_text({"sv": "Enligt avtal", "en": "As agreed"}[language])
    expect(row).not_to_contain_text({"sv": "kr", "en": "SEK"}[language])


def test_only_the_latest_numbers_are_answered(calculator):
    """A reader who types fast never sees an estimate for what stood in the field before."""
    shown = calculator.page.evaluate(
        """async () => {
            const estimate = document.querySelector("[data-estimate]");
            const lines = document.querySelector("[name=lines]");
            const shown = [];
            const seen = new MutationObserver(() => shown.push(estimate.textContent));
            seen.observe(estimate, { childList: true });
            for (const value of [100, 200, 300, 400, 500, 600, 700, 800, 900]) {
                lines.value = value;
                lines.dispatchEvent(new InputEvent("input", { bubbles: true }));
            }
            while (shown.length === 0) await new Promise((done) => setTimeout(done, 20));
            // Long enough for every answer that should not be shown.
            await new Promise((done) => setTimeout(done, 300));
            return shown;
        }"""
    )
    assert [re.findall(r"900|[1-8]00", text)[0] for text in shown] == ["900"]


def test_totals_are_heard_once_when_typing_rests(calculator, language):
    """At every key the page changes; a screen reader hears the last change only."""
    page = calculator.page
    page.evaluate(
        """() => {
            const heard = document.querySelector("[data-heard]");
            window.said = [];
            new MutationObserver(() => said.push(heard.textContent)).observe(heard, {
                childList: true, characterData: true, subtree: true,
            });
        }"""
    )
    expect(calculator.heard).to_have_role("status")
    calculator.enter(users="1", lines="")
    calculator.field("lines").press_sequentially("101", delay=30)
    total = {
        "sv": "First Line Support + Underhåll från 560 kr",
        "en": "First Line Support + Maintenance from SEK 560",
    }[language]
    expect(calculator.heard).to_contain_text(total)
    assert len(page.evaluate("said")) == 1

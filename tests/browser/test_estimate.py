"""From the form to the total: the estimate in the browser."""

import re
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import expect

from tests.browser.live_region import announcements, wait_for_announcement

CASES = yaml.safe_load(Path(__file__).with_name("cases").joinpath("estimates.yaml").read_text())
MARKED = re.compile(r"<!--estimate-->(.*)<!--/estimate-->", re.DOTALL)


def test_the_live_estimate_has_the_same_bytes_as_the_served_one(calculator, language):
    (served,) = MARKED.findall(calculator.page.request.get(calculator.page.url).text())
    # Records the HTML that the script sets; `innerHTML` would return the parser's serialisation.
    calculator.page.evaluate(
        """() => {
            const { get, set } = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");
            const made = new WeakMap();
            window.given = {};
            Object.defineProperty(HTMLTemplateElement.prototype, "innerHTML", {
                configurable: true,
                get,
                set(html) {
                    set.call(this, html);
                    made.set(this.content, html);
                },
            });
            for (const part of document.querySelectorAll("[data-estimate] [data-part]")) {
                part.replaceChildren = (content) => {
                    given[part.dataset.part] = made.get(content);
                    Element.prototype.replaceChildren.call(part, content);
                };
            }
        }"""
    )
    calculator.enter(users="3", lines="50")
    calculator.expect_text("charts", {"sv": "Du: 50 rader", "en": "You: 50 lines"}[language])
    calculator.reset()
    example = {"sv": "Exemplet: 4 321 rader", "en": "The example: 4,321 lines"}
    calculator.expect_text("charts", example[language])
    given = calculator.page.evaluate("given")
    assert {"bar", "total", "rows", "models", "charts"} <= set(given)
    for name, html in given.items():
        assert f'data-part="{name}">{html}</section>' in served, name
    calculator.page.evaluate(
        """() => {
            delete HTMLTemplateElement.prototype.innerHTML;
            const parts = document.querySelectorAll("[data-estimate] [data-part]");
            for (const part of parts) delete part.replaceChildren;
        }"""
    )


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_step_is_shown(calculator, language, case):
    calculator.enter(users=case["users"], lines=case["lines"])
    for step in case[language]:
        expect(calculator.estimate.get_by_text(step, exact=True).first).to_be_visible()


def test_a_price_that_is_not_published_has_a_row_without_a_figure(calculator, language):
    calculator.open_link("#o1:services.call-out")
    calculator.expect_text("total", {"sv": "Enligt avtal", "en": "As agreed"}[language])
    for part in ("total", "rows"):
        currency = {"sv": r"\d\s*kr", "en": r"SEK\s*\d"}[language]
        expect(calculator.part(part)).not_to_contain_text(re.compile(currency))


def test_only_the_last_numbers_are_answered(calculator):
    """A reader who types fast never sees an estimate for earlier numbers."""
    shown = calculator.page.evaluate(
        """async () => {
            const estimate = document.querySelector("[data-part=total]");
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


def test_totals_are_announced_once_when_the_reader_stops_typing(calculator, language):
    """The page changes at every key, but only the last change is announced."""
    wait_for_announcement(calculator)
    announced = announcements(calculator.announcement)
    expect(calculator.announcement).to_have_role("status")
    calculator.enter(users="1", lines="")
    calculator.field("lines").press_sequentially("101", delay=30)
    total = {
        "sv": "Answer Desk Direct + Kodvård, 1 användare, 101 rader: från 560 kr",
        "en": "Answer Desk Direct + Code Care, 1 user, 101 lines: from SEK 560",
    }[language]
    expect(calculator.announcement).to_contain_text(total)
    assert len(announced()) == 1

"""The calculator in Firefox: Python starts and answers without features of Chromium."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from setup.browser import find_firefox
from tests.browser.calculator import ADDRESS, READY
from tests.browser.firefox import Firefox, firefox
from tests.browser.host import POLICY, REPORTED, Host, serving

# A promise that resolves to a text when the text contains the expected part, or after a minute.
TEXT = """new Promise((resolve) => {
  const deadline = performance.now() + 60_000;
  const look = () => {
    const text = String(%s).replaceAll(/\\s+/g, " ");
    if (text.includes("%s") || performance.now() > deadline) resolve(text);
    else setTimeout(look, 50);
  };
  look();
})"""
STATUS = 'document.querySelector("[data-status]").textContent'
ESTIMATE = 'document.querySelector("[data-estimate]").textContent'
FETCHED = 'performance.getEntriesByType("resource").map(({ name }) => name)'
ENTER = """for (const [name, value] of [["users", "7"], ["lines", "0"]]) {
  const field = document.querySelector(`[name=${name}]`);
  field.value = value;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}"""
TURN = """document.querySelector(".site-nav a[href$='kalkylator/']").dispatchEvent(
  new PointerEvent("pointerover", { bubbles: true }),
)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Firefox]:
    """One Firefox for all tests, because its start takes seconds."""
    program = find_firefox()
    assert program, "expected Firefox, found none: run make test, which installs it or says how"
    with firefox(program) as browser:
        yield browser


@pytest.fixture
def host(built_site: Path) -> Iterator[Host]:
    """A server with the policy; it receives reports of violations by pages and workers."""
    with serving(built_site) as host:
        host.policy = f"{POLICY}; report-uri {REPORTED}"
        yield host


def expect_text(browser: Firefox, text: str, expected: str) -> None:
    assert expected in browser.evaluate(TEXT % (text, expected))


def faults(browser: Firefox, host: Host) -> list[str]:
    """Errors and warnings, missing files and violations so far."""
    entries = browser.take_events("log.entryAdded")
    answers = [each["response"] for each in browser.take_events("network.responseCompleted")]
    return [
        *(str(each["text"]) for each in entries if each["level"] in ("error", "warn")),
        *(f"{each['status']} {each['url']}" for each in answers if each["status"] >= 400),
        *host.reports,
    ]


def responses(browser: Firefox) -> list[str]:
    """The addresses of all responses since the last call of `faults`."""
    received = [each for each in browser.received if each["method"] == "network.responseCompleted"]
    return [str(each["params"]["response"]["url"]) for each in received]


def expect_start_and_answer(browser: Firefox, host: Host) -> None:
    browser.open(host.address + ADDRESS["sv"])
    expect_text(browser, STATUS, READY["sv"])
    expect_text(browser, ESTIMATE, "från 12 920 kr per månad")
    browser.evaluate(ENTER)
    expect_text(browser, ESTIMATE, "från 1 400 kr per månad")


def test_python_starts_from_the_snapshot_and_answers(browser, host):
    expect_start_and_answer(browser, host)
    assert any(each.endswith(".bin") for each in responses(browser))
    assert not any(each.endswith(".zip") for each in responses(browser))
    assert faults(browser, host) == []


def test_without_the_snapshot_it_starts_from_the_library(browser, host):
    host.spoiled.add(".bin")
    expect_start_and_answer(browser, host)
    (fault,) = faults(browser, host)
    assert re.match("Python starts without its snapshot: ", fault)


def test_the_policy_lets_a_page_of_the_catalogue_preload_python(browser, host):
    browser.open(host.address)
    assert "/engine/" not in browser.evaluate(f"String({FETCHED})")
    browser.evaluate(TURN)
    for part in ("first", "snapshot", "script", "loader"):
        expect_text(browser, FETCHED, f"/engine/{part}.")
    assert faults(browser, host) == []


def test_violations_of_the_policy_are_reported(browser, host):
    """Proves that the other tests would notice violations."""
    browser.open(host.address)
    browser.evaluate('document.body.setAttribute("onclick", "0")')
    browser.evaluate('void fetch("https://127.0.0.1:1/").catch(() => {})')
    browser.evaluate("new Promise((resolve) => setTimeout(resolve, 500))")
    assert any("127.0.0.1:1" in report for report in host.reports), host.reports
    browser.received.clear()

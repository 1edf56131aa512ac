"""Python starts in the reader's browser, or the page says that it could not, and stays useful."""

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import expect

from tests.browser.calculator import PATIENCE_MS, Calculator
from tests.browser.host import POLICY, Host, serving
from tests.browser.watch import Watch

WORKER = "worker.js"
LIBRARY = "stdlib.zip"
INTERPRETER = ".wasm"
FAILED = {
    "sv": "Kalkylatorn kunde inte starta i den här webbläsaren. Beloppen på sidan är ett exempel, "
    "och priserna längst ned gäller ändå.",
    "en": "The calculator could not start in this browser. The figures on the page are an example, "
    "and the prices at the end hold all the same.",
}
STARTING = {
    "sv": "Kalkylatorn startar. Du kan skriva under tiden.",
    "en": "The calculator is starting. You can type in the meantime.",
}
STOPPED = "warning: The calculator's Python stopped: "


@pytest.fixture
def host(built_site: Path) -> Iterator[Host]:
    """A server that a test may break."""
    with serving(built_site) as host:
        yield host


def says_that_it_failed(calculator: Calculator) -> None:
    """The page says so, to the eye and to the ear, and what it served is still there."""
    page, language = calculator.page, calculator.language
    expect(calculator.status).to_contain_text(FAILED[language], timeout=PATIENCE_MS)
    expect(calculator.heard).to_have_text(FAILED[language])
    table = page.locator(".section").get_by_role("table")
    expect(table.get_by_role("rowheader", name="First Line Support")).to_be_visible()
    expect(table).to_contain_text({"sv": "från 200 kr", "en": "from SEK 200"}[language])
    expect(calculator.estimate).to_contain_text({"sv": "12 920 kr", "en": "SEK 12,920"}[language])


def answers(calculator: Calculator, users: str, month: str) -> None:
    """Python works: what is entered is answered."""
    calculator.enter(users=users, lines="0")
    expect(calculator.estimate).to_contain_text(f"från {month} per månad", timeout=PATIENCE_MS)


def only_this_broke(watch: Watch, path: str) -> None:
    """Whatever Python says on its way down, nothing else is missing, and nothing is foreign."""
    faults = watch.taken()
    assert any(each.startswith(STOPPED) for each in faults), faults
    assert [each for each in faults if re.match("foreign|[45]", each) and path not in each] == []


def test_what_is_typed_while_python_starts_is_kept_and_the_last_of_it_answered(page, host):
    calculator = Calculator(page, "sv")
    served = host.held[INTERPRETER] = Event()
    calculator.open()
    expect(calculator.status).to_have_text(STARTING["sv"])
    calculator.enter(users="1", lines="99")
    calculator.enter(users="2", lines="101")
    expect(calculator.estimate).to_contain_text("från 12 920 kr")
    served.set()
    expect(calculator.estimate).to_contain_text("från 760 kr per månad", timeout=PATIENCE_MS)
    expect(calculator.field("lines")).to_have_value("101")


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        (INTERPRETER, "missing"),
        (INTERPRETER, "spoiled"),
        (LIBRARY, "missing"),
        (WORKER, "missing"),
    ],
)
def test_what_keeps_python_from_starting_is_said_and_can_be_tried_again(
    page, host, watch, path, fault
):
    broken = {"missing": host.missing, "spoiled": host.spoiled}[fault]
    broken.add(path)
    calculator = Calculator(page, "sv")
    calculator.open()
    says_that_it_failed(calculator)

    broken.clear()
    page.get_by_role("button", name="Försök igen").click()
    answers(calculator, users="7", month="1 400 kr")
    expect(page.get_by_role("button", name="Försök igen")).to_have_count(0)
    only_this_broke(watch, path)


def test_what_no_second_try_can_change_is_not_tried_again(page, host, watch):
    """A policy, or an old browser, that forbids WebAssembly."""
    host.policy = POLICY.replace(" 'wasm-unsafe-eval'", "")
    calculator = Calculator(page, "en")
    calculator.open()
    says_that_it_failed(calculator)
    (stopped,) = watch.taken()
    assert stopped.startswith(f"{STOPPED}WebAssembly may not run here: ")


def test_a_server_that_never_answers_is_given_up_on(page, host, watch):
    host.held[INTERPRETER] = Event()
    watch.expect(f"{STOPPED}no answer in time")
    page.clock.install()
    calculator = Calculator(page, "en")
    calculator.open()
    expect(calculator.status).to_have_text(STARTING["en"])
    for _ in range(3):
        page.clock.fast_forward("00:31")
    page.clock.run_for(2_000)
    says_that_it_failed(calculator)


def test_a_worker_that_breaks_or_goes_is_replaced_and_the_question_answered(page, watch):
    page.clock.install()
    calculator = Calculator(page, "sv")
    calculator.open()
    calculator.is_ready()

    watch.expect(f"{STOPPED}.*broken")
    (worker,) = page.workers
    with page.expect_worker():
        worker.evaluate("void setTimeout(() => { throw new Error('broken'); })")
    answers(calculator, users="7", month="1 400 kr")

    # As when the browser takes its memory: it goes without a word.
    watch.expect(f"{STOPPED}no answer in time")
    (worker,) = page.workers
    worker.evaluate("self.close()")
    calculator.enter(users="8", lines="0")
    page.clock.fast_forward("00:11")
    answers(calculator, users="8", month="1 600 kr")


@pytest.mark.parametrize("script", ["client.js", "python.js"])
def test_a_page_whose_own_script_is_missing_says_so(page, host, watch, script):
    """The words are in the page from the start: no script is needed to say that none runs."""
    host.missing.add(script)
    watch.expect(f"404: .*{script}")
    calculator = Calculator(page, "en")
    calculator.open()
    expect(calculator.status).to_have_text(
        "The figures are an example. To use your own numbers, the page needs JavaScript, "
        "which has not started."
    )

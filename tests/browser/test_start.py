"""The start of Python in the browser, failed starts, restarts and downloads."""

import json
import os
import re
import shutil
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, Worker, expect

from benchmarks.start import STAMP, Place, Series, visit
from tests.browser.calculator import PATIENCE_MS, Calculator
from tests.browser.host import POLICY, Host, serving
from tests.browser.page_faults import PageFaults

WORKER = "python/worker.js"
SNAPSHOT = ".bin"
WITHOUT = "warning: Python starts without its snapshot: "
INTERPRETER = ".wasm"
FAILED = {
    "sv": "Kalkylatorn kunde inte starta i den här webbläsaren. Beloppen på sidan är ett exempel. "
    "Priserna står längst ned på sidan.",
    "en": "The calculator could not start in this browser. The figures on the page are an example. "
    "The prices are at the bottom of the page.",
}
# The status before and during the download.
STARTING = {
    "sv": re.compile(r"Kalkylatorn startar.* Du kan skriva under tiden\."),
    "en": re.compile(r"The calculator is starting.* You can type in the meantime\."),
}
# The files that a start downloads, by their role.
START_FILES = {"manifest", "loader", "script", "first", "snapshot"}
# On a slow connection the smaller library starts Python sooner than the snapshot.
SLOW_START_FILES = START_FILES - {"snapshot"} | {"library"}
STOPPED = "warning: The calculator's Python stopped: "


@pytest.fixture
def host(built_site: Path) -> Iterator[Host]:
    """A server for one test, which can lose or delay files."""
    with serving(built_site) as host:
        yield host


@pytest.fixture
def runtime(page) -> list[str]:
    """The roles of the runtime's files that the page has downloaded so far."""
    fetched: list[str] = []

    def note(request: Request) -> None:
        if "/engine/" in request.url:
            fetched.append(request.url.rpartition("/")[2].split(".")[0])

    page.on("requestfinished", note)
    return fetched


def expect_start_failure(calculator: Calculator) -> None:
    """The page shows and announces the failure, and keeps the served estimate."""
    page, language = calculator.page, calculator.language
    expect(calculator.status).to_contain_text(FAILED[language], timeout=PATIENCE_MS)
    expect(calculator.announcement).to_have_text(FAILED[language])
    table = page.locator(".section").get_by_role("table")
    expect(table.get_by_role("rowheader", name="Answer Desk Direct")).to_be_visible()
    expect(table).to_contain_text({"sv": "från 200 kr", "en": "from SEK 200"}[language])
    expect(calculator.estimate).to_contain_text({"sv": "12 920 kr", "en": "SEK 12,920"}[language])


def expect_answer(calculator: Calculator, users: str, month: str) -> None:
    """Enters numbers and expects the Swedish total."""
    calculator.enter(users=users, lines="0")
    expect(calculator.estimate).to_contain_text(f"från {month} per månad", timeout=PATIENCE_MS)


def expect_english_answer(calculator: Calculator, users: str, month: str) -> None:
    """Enters numbers and expects the English total."""
    calculator.enter(users=users, lines="0")
    expect(calculator.estimate).to_contain_text(f"from {month} per month", timeout=PATIENCE_MS)


def expect_only_fault(page_faults: PageFaults, path: str) -> None:
    """Expects that Python stopped, and that only the file `path` is missing or foreign."""
    faults = page_faults.drain()
    assert any(each.startswith(STOPPED) for each in faults), faults
    assert [each for each in faults if re.match("foreign|[45]", each) and path not in each] == []


def test_input_during_the_start_is_kept_and_the_last_is_answered(page, host):
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
        ("manifest.json", "missing"),
        (".mjs", "missing"),
        (WORKER, "missing"),
    ],
)
def test_a_failed_start_is_shown_and_can_be_repeated(page, host, page_faults, path, fault):
    broken = {"missing": host.missing, "spoiled": host.spoiled}[fault]
    broken.add(path)
    calculator = Calculator(page, "sv")
    calculator.open()
    expect_start_failure(calculator)

    broken.clear()
    page.get_by_role("button", name="Försök igen").click()
    expect_answer(calculator, users="7", month="1 400 kr")
    expect(page.get_by_role("button", name="Försök igen")).to_have_count(0)
    expect_only_fault(page_faults, path)


def test_a_start_without_webassembly_is_not_repeated(page, host, page_faults):
    """A policy or an old browser can forbid WebAssembly."""
    host.policy = POLICY.replace(" 'wasm-unsafe-eval'", "")
    calculator = Calculator(page, "en")
    calculator.open()
    expect_start_failure(calculator)
    (stopped,) = page_faults.drain()
    assert stopped.startswith(f"{STOPPED}WebAssembly may not run here: ")


@pytest.mark.parametrize("path", ["manifest.json", INTERPRETER])
def test_a_server_without_an_answer_times_out_and_late_files_are_ignored(
    page, host, page_faults, path
):
    served = host.held[path] = Event()
    page_faults.expect(f"{STOPPED}no answer in time")
    page.clock.install()
    calculator = Calculator(page, "en")
    calculator.open()
    expect(calculator.status).to_have_text(STARTING["en"])
    for _ in range(3):
        page.clock.fast_forward("00:31")
    page.clock.run_for(2_000)
    expect_start_failure(calculator)

    asked = []
    page.on("request", lambda request: asked.append(request.url))
    served.set()
    page.wait_for_timeout(500)
    page.clock.run_for(2_000)
    assert asked == []
    expect_start_failure(calculator)


def test_a_broken_or_lost_worker_is_replaced_and_the_request_answered(page, page_faults):
    page.clock.install()
    calculator = Calculator(page, "sv")
    calculator.open()
    calculator.is_ready()

    page_faults.expect(f"{STOPPED}.*broken")
    (worker,) = page.workers
    with page.expect_worker():
        worker.evaluate("void setTimeout(() => { throw new Error('broken'); })")
    expect_answer(calculator, users="7", month="1 400 kr")

    # Simulates a browser that ends the worker without an event.
    page_faults.expect(f"{STOPPED}no answer in time")
    (worker,) = page.workers
    worker.evaluate("self.close()")
    calculator.enter(users="8", lines="0")
    page.clock.fast_forward("00:11")
    expect_answer(calculator, users="8", month="1 600 kr")


def test_a_start_downloads_the_first_half_and_the_snapshot_only(page, runtime):
    """Few readers need the second half of the interpreter or the libraries."""
    calculator = Calculator(page, "sv")
    calculator.open()
    expect_answer(calculator, users="7", month="1 400 kr")
    assert sorted(runtime) == sorted(START_FILES)


def test_amounts_with_decimals_need_no_further_download(page, runtime):
    calculator = Calculator(page, "en")
    calculator.open()
    page.get_by_role("checkbox", name="Call Out", exact=True).check()
    calculator.unfold("own")
    for field, text in {"hours": "12.5", "requests": "3", "rate": "900.50"}.items():
        page.locator(f"#{field}").fill(text)
    calculator.expect_text("rows", "SEK 11,256.25")
    calculator.expect_text("charts", "You: 25 users")
    assert sorted(runtime) == sorted(START_FILES)


def has_connection(page: Page, connection: str) -> None:
    """Makes the browser report this connection; `connection` is a JavaScript expression."""
    page.add_init_script(
        f"Object.defineProperty(Navigator.prototype, 'connection', {{ value: {connection} }})"
    )


# Speeds in Mbit/s below, at and above the limit from which the snapshot is used.
@pytest.mark.parametrize(
    ("speed", "files"),
    [(0.65, SLOW_START_FILES), (0.7, SLOW_START_FILES), (0.75, START_FILES)],
)
def test_on_a_slow_connection_a_start_downloads_the_smaller_library(page, runtime, speed, files):
    has_connection(page, f"{{ effectiveType: '3g', downlink: {speed} }}")
    calculator = Calculator(page, "sv")
    calculator.open()
    expect_answer(calculator, users="7", month="1 400 kr")
    assert sorted(runtime) == sorted(files)


def test_with_data_saving_python_is_downloaded_on_first_use_of_the_form(page):
    has_connection(page, "{ saveData: true }")
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    calculator = Calculator(page, "sv")
    calculator.open()
    # This text shows that the script has run and waits for the reader.
    expect(calculator.status).to_have_text(
        "Beloppen är ett exempel. Kalkylatorn startar när du går till formuläret."
    )
    assert [each for each in fetched if "/engine/" in each] == []
    expect_answer(calculator, users="7", month="1 400 kr")


def test_with_data_saving_an_order_in_the_link_starts_python(page):
    has_connection(page, "{ saveData: true }")
    calculator = Calculator(page, "en")
    page.goto("en/calculator/#o1:users.77~services.answer-desk")
    calculator.is_ready()
    calculator.expect_text("total", "from SEK 15,400 per month")


def test_a_restarted_python_knows_the_form_of_the_page(page, page_faults):
    calculator = Calculator(page, "en")
    calculator.open()
    calculator.is_ready()
    calculator.unfold("older")
    page.locator("#agreement").select_option("tundra14")
    calculator.expect_text("total", "SEK 7,700 per month")
    page_faults.expect(f"{STOPPED}.*broken")
    (worker,) = page.workers
    with page.expect_worker():
        worker.evaluate("void setTimeout(() => { throw new Error('broken'); })")
    page.locator("#agreement").select_option("")
    calculator.expect_text("total", "from SEK 12,920 per month")
    expect(calculator.field("users")).to_have_value("25")


def test_a_failed_restart_is_shown_and_the_figures_become_stale(page, host, page_faults):
    calculator = Calculator(page, "en")
    calculator.open()
    expect_english_answer(calculator, users="60", month="SEK 12,000")
    host.missing.add(WORKER)
    page_faults.expect(STOPPED, f"404: .*{WORKER}", "warning: ")
    (worker,) = page.workers
    worker.evaluate("void setTimeout(() => { throw new Error('broken'); })")
    stopped = (
        "The calculator has stopped and could not be started again."
        " The figures on the page are the last ones worked out."
    )
    expect(calculator.status).to_contain_text(stopped, timeout=PATIENCE_MS)
    expect(calculator.announcement).to_have_text(stopped)
    expect(calculator.estimate).not_to_have_attribute("data-stale", "")
    calculator.field("users").fill("70")
    expect(calculator.estimate).to_have_attribute("data-stale", "")

    host.missing.clear()
    page.get_by_role("button", name="Try again").click()
    calculator.expect_text("total", "from SEK 14,000 per month")
    expect(calculator.estimate).not_to_have_attribute("data-stale", "")
    expect(calculator.status).to_be_focused()


def test_opening_an_example_starts_python_again_after_a_failure(page, host, page_faults):
    host.missing.add(WORKER)
    calculator = Calculator(page, "en")
    calculator.open()
    expect_start_failure(calculator)
    example, other = page.locator(".example a").all()[:2]
    example.click()
    # The start fails again and the page scrolls to the status.
    expect(calculator.status).to_be_in_viewport()
    expect_start_failure(calculator)
    expect_only_fault(page_faults, WORKER)

    host.missing.clear()
    other.click()
    calculator.is_ready()
    expect(calculator.field("users")).to_be_in_viewport()
    expect(page).to_have_url(re.compile(re.escape(other.get_attribute("href"))))
    expect(calculator.announcement).to_contain_text("SEK")


NOT_EXPORTED = "It could not be made. Check the connection and try again."


def download(page: Page) -> None:
    """Downloads a file of the estimate, which needs the second half of the interpreter."""
    with page.expect_download():
        page.locator("[data-download=csv]").click()


def test_python_has_no_timeout_while_idle(page, runtime):
    page.clock.install()
    calculator = Calculator(page, "en")
    calculator.open()
    calculator.is_ready()
    download(page)
    assert "second" in runtime
    before = page.workers
    page.clock.fast_forward("10:00")
    expect_english_answer(calculator, users="7", month="SEK 1,400")
    assert page.workers == before


def test_without_the_second_half_an_export_fails_and_python_keeps_running(page, host, page_faults):
    calculator = Calculator(page, "en")
    calculator.open()
    calculator.is_ready()
    (worker,) = page.workers
    host.missing.add(INTERPRETER)
    page_faults.expect("404: engine/second")
    page.locator("[data-download=csv]").click()
    status = page.locator("[data-export-status]")
    expect(status).to_have_text(NOT_EXPORTED)
    expect_english_answer(calculator, users="7", month="SEK 1,400")
    page.locator("[data-copy=text]").click()
    expect(status).not_to_be_empty()
    expect(status).not_to_have_text(NOT_EXPORTED)

    host.missing.clear()
    download(page)
    expect(status).to_be_empty()
    assert page.workers == [worker]


def break_on_export(worker: Worker) -> None:
    """Makes the worker crash on export, as if memory had run out."""
    worker.evaluate(
        """() => self.addEventListener("message", (event) => {
            if (event.data.request === undefined || !event.data.request.includes("export")) return;
            event.stopImmediatePropagation();
            throw new Error("killed");
        }, { capture: true })"""
    )


def test_an_export_that_crashes_python_twice_is_reported(page, page_faults):
    calculator = Calculator(page, "en")
    calculator.open()
    calculator.is_ready()
    page_faults.expect(f"{STOPPED}.*killed")
    break_on_export(page.workers[0])
    with page.expect_worker() as second:
        page.locator("[data-download=csv]").click()
    break_on_export(second.value)
    expect(page.locator("[data-export-status]")).to_have_text(NOT_EXPORTED, timeout=PATIENCE_MS)
    expect_english_answer(calculator, users="7", month="SEK 1,400")
    download(page)


@pytest.mark.parametrize("fault", ["missing", "spoiled"])
def test_without_the_memory_snapshot_python_starts_from_the_library(page, host, page_faults, fault):
    {"missing": host.missing, "spoiled": host.spoiled}[fault].add(SNAPSHOT)
    calculator = Calculator(page, "sv")
    calculator.open()
    expect_answer(calculator, users="7", month="1 400 kr")
    assert any(each.startswith(WITHOUT) for each in page_faults.drain())


def test_without_snapshot_and_library_the_start_fails_and_can_be_repeated(page, host, page_faults):
    host.missing |= {SNAPSHOT, ".zip"}
    calculator = Calculator(page, "en")
    calculator.open()
    expect_start_failure(calculator)

    # A second start downloads only the failed files.
    host.missing.clear()
    page.get_by_role("button", name="Try again").click()
    calculator.is_ready()
    lost = [each for each in page_faults.drain() if each.startswith("404")]
    assert {each.rpartition(".")[2] for each in lost} == {"bin", "zip"}


def test_input_after_opening_a_link_is_kept_through_a_failed_start(page, host, page_faults):
    host.missing.add(WORKER)
    calculator = Calculator(page, "en")
    page.goto("en/calculator/#o1:users.7~services.answer-desk")
    expect_start_failure(calculator)
    expect_only_fault(page_faults, WORKER)
    calculator.field("users").fill("9")

    host.missing.clear()
    page.get_by_role("button", name="Try again").click()
    calculator.is_ready()
    calculator.expect_text("total", "from SEK 1,800 per month")
    expect(calculator.field("users")).to_have_value("9")
    expect(page.get_by_role("checkbox", name="Code Care", exact=True)).not_to_be_checked()


@pytest.fixture
def outdated(built_site: Path, tmp_path: Path) -> Path:
    """The site with a memory snapshot of another version, intact and correctly named."""
    site = tmp_path / "site"
    shutil.copytree(built_site, site, copy_function=os.link)
    engine = site / "engine"
    listed = json.loads((engine / "manifest.json").read_text())
    snapshot = listed["parts"]["snapshot"]
    content = bytearray((engine / snapshot["name"]).read_bytes())
    # The build id starts at byte 32, after four numbers of our header and four of Pyodide's header.
    content[32] ^= 0xFF
    snapshot["name"], snapshot["sha256"] = "snapshot.bin", sha256(content).hexdigest()
    for name in ("manifest.json", "manifest.json.br", "manifest.json.gz"):
        (engine / name).unlink()
    (engine / "manifest.json").write_text(json.dumps(listed))
    (engine / "snapshot.bin").write_bytes(content)
    return site


def test_a_snapshot_of_another_version_is_rejected_and_the_library_used(browser, outdated):
    with serving(outdated) as host, browser.new_context(base_url=host.address) as context:
        page, page_faults = context.new_page(), PageFaults(host)
        page_faults.observe(page)
        calculator = Calculator(page, "sv")
        calculator.open()
        expect_answer(calculator, users="7", month="1 400 kr")
        assert any("build id mismatch" in each for each in page_faults.drain())


@pytest.mark.parametrize("script", ["calculator_page.js", "worker_client.js"])
def test_a_page_without_its_script_shows_a_message(page, host, page_faults, script):
    """The served HTML contains the message, so the message needs no script."""
    host.missing.add(script)
    page_faults.expect(f"404: .*{script}")
    calculator = Calculator(page, "en")
    calculator.open()
    expect(calculator.status).to_have_text(
        "The figures are an example. To use your own numbers, the page needs JavaScript, "
        "which has not started."
    )


# Ways to approach a link; `touchstart` comes before the click.
TURNS = {
    "pointer": lambda link: link.hover(),
    "keyboard": lambda link: link.focus(),
    "finger": lambda link: link.dispatch_event("touchstart"),
}


def open_page_with_calculator_link(page: Page) -> Locator:
    """Opens another page and hovers over another link; returns the link to the calculator."""
    page.goto("en/services/code-care/")
    header = page.get_by_role("banner")
    header.get_by_role("link", name="Prices").hover()
    page.wait_for_load_state("networkidle")
    return header.get_by_role("link", name="Calculate your cost")


@pytest.mark.parametrize("turn", TURNS)
def test_other_pages_preload_python_when_the_reader_approaches_the_link(page, runtime, turn):
    link = open_page_with_calculator_link(page)
    assert runtime == []
    with page.expect_event("requestfinished", lambda _: {*runtime} >= START_FILES):
        TURNS[turn](link)
    assert sorted(runtime) == sorted(START_FILES)

    link.click()
    calculator = Calculator(page, "en")
    calculator.is_ready()


def test_on_a_slow_connection_the_smaller_library_is_preloaded(page, runtime):
    has_connection(page, "{ effectiveType: '3g', downlink: 0.5 }")
    link = open_page_with_calculator_link(page)
    with page.expect_event("requestfinished", lambda _: {*runtime} >= SLOW_START_FILES):
        link.hover()
    assert sorted(runtime) == sorted(SLOW_START_FILES)


@pytest.mark.parametrize("connection", ["{ saveData: true }", "{ effectiveType: '2g' }"])
def test_with_data_saving_other_pages_preload_no_python(page, runtime, connection):
    has_connection(page, connection)
    with page.expect_response("**/preload.js"):
        open_page_with_calculator_link(page).hover()
    page.wait_for_timeout(300)
    assert runtime == []


def test_the_benchmark_measures_the_first_answer(browser: Browser, built_site: Path) -> None:
    found = Series()
    with serving(built_site) as host, browser.new_context() as context:
        context.add_init_script(STAMP)
        visit(context, Place(f"{host.address}en/calculator/", built_site), False, found)
    assert found.median > 0
    assert "SEK" in found.text
    assert found.transferred > 2_000_000

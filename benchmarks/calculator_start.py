"""Time of an answer: the engine in CPython and Pyodide, and from a key press to the answer.

Prints medians and 95th percentiles in milliseconds. Needs a built site (make site), Node and
Chromium (make test). Run: .venv/bin/python -m benchmarks.calculator_start
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright

from pricebook.derived.price_book_data import engine_words
from pricebook.runtime.engine_wheel import engine_files
from pricebook.site.library import open_library
from pricebook.site.site import Site, site_on
from setup.browser import find_whole_chromium
from tests.browser.host import serving

ROOT = Path(__file__).resolve().parents[1]
LANGUAGE = "sv"
RUNS, KEYS = 300, 200
FIELDS = [["users", "25"], ["services", "first-line"], ["services", "maintenance"]]
PAGE: dict[str, object] = {"today": "2026-11-24", "edition": "2026-01", "address": "", "counts": {}}

# Measured in both Pythons: a quote, the part of the answer that is shown first, and the rest.
TIMED = """
import json, time
from calculator.pricing.price_book import read_book
from calculator.estimate_api import EstimateApi
from calculator.pricing.choice import start
from calculator.pricing.quote import quote

def timed(book_json, words_json, request, language, runs):
    book = read_book(book_json)
    edition = book.editions[request["edition"]]
    order = start(book, edition).order
    bridge = EstimateApi(book_json, words_json, language)
    more = json.dumps({"more": True})
    took = {"quote": [], "answer": [], "rest": []}
    for run in range(runs):
        asked = {**request, "fields": [*request["fields"], ["lines", str(1000 + 37 * run)]]}
        text = json.dumps(asked)
        for name, call in (
            ("quote", lambda: quote(book, order, edition)),
            ("answer", lambda: bridge.answer(text)),
            ("rest", lambda: bridge.answer(more)),
        ):
            started = time.perf_counter()
            call()
            took[name].append((time.perf_counter() - started) * 1000)
    return json.dumps(took)
"""

NODE = """
import { readFileSync } from "node:fs";
import { loadPyodide } from "./node_modules/pyodide/pyodide.mjs";
const { engine, code, book, words, request, language, runs } = JSON.parse(readFileSync(0, "utf8"));
const python = await loadPyodide({
  lockFileContents: readFileSync(`${engine}/pyodide-lock.json`, "utf8"),
  packageBaseUrl: `${engine}/`,
});
await python.loadPackage("pricebook-calculator", { messageCallback() {} });
python.runPython(code);
console.log(python.globals.get("timed")(book, words, python.toPy(request), language, runs));
"""

# The time from a change of a field until the page contains the answer.
TYPE = """async (keys) => {
    const field = document.querySelector("[name=lines]");
    const total = document.querySelector("[data-part=total]");
    const took = [];
    for (let at = 0; at < keys; at += 1) {
        field.value = String(1000 + 37 * at);
        const changed = new Promise((done) => {
            const seen = new MutationObserver(() => {
                seen.disconnect();
                done(performance.now());
            });
            seen.observe(total, { childList: true });
        });
        const started = performance.now();
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        took.push((await changed) - started);
        await new Promise((done) => setTimeout(done, 60));
    }
    return took;
}"""


def main() -> None:
    """Prints all results."""
    library, problems = open_library(ROOT / "data" / "services.yaml", ROOT)
    if library is None:
        sys.exit("\n".join(map(str, problems)))
    site = site_on(library, datetime.now(UTC).date())
    words = engine_words(library.words, library.catalogue.firm, LANGUAGE)
    request = {**PAGE, "edition": site.edition.id, "fields": FIELDS}
    print(f"{'milliseconds':34}{'median':>9}{'95 %':>9}")
    for name, took in (
        ("CPython", in_cpython(site, words, request)),
        ("Pyodide", in_pyodide(site, words, request)),
    ):
        for what, times in took.items():
            report(f"{name}: {what}", times)
    report("page: key to answer", on_the_page())


def in_cpython(site: Site, words: str, request: dict[str, object]) -> dict[str, list[float]]:
    """Milliseconds of each call in this Python, by what is measured."""
    names: dict[str, Callable[..., str]] = {}
    exec(TIMED, names)  # noqa: S102  # Pyodide runs the same source
    found = names["timed"](site.book_json, words, request, LANGUAGE, RUNS)
    return dict(json.loads(found))


def in_pyodide(site: Site, words: str, request: dict[str, object]) -> dict[str, list[float]]:
    """Milliseconds of each call in Pyodide under Node, by what is measured."""
    engine = {file.parent for file in engine_files().values()}.pop()
    node = Path(sys.executable).with_name("node")
    given = {
        "engine": str(engine),
        "code": TIMED,
        "book": site.book_json,
        "words": words,
        "request": request,
        "language": LANGUAGE,
        "runs": RUNS,
    }
    command = [str(node), "--input-type=module", "-e", NODE]
    done = subprocess.run(
        command, cwd=ROOT, input=json.dumps(given), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def on_the_page() -> list[float]:
    """Milliseconds of each answer in Chromium on the built site, under its policy."""
    flags = ["--disable-gpu", *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    with serving(ROOT / "site") as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_whole_chromium(), args=flags)
        page: Page = browser.new_page(base_url=host.address)
        page.goto("kalkylator/")
        page.locator("[data-running]").wait_for(timeout=120_000)
        page.evaluate(TYPE, 20)  # warm-up: the first answers compile code
        took: list[float] = page.evaluate(TYPE, KEYS)
        browser.close()
        return took


def report(what: str, times: Sequence[float]) -> None:
    """Prints one line of the table."""
    print(f"{what:34}{median(times):9.2f}{quantiles(times, n=20)[-1]:9.2f}")


if __name__ == "__main__":
    started = time.perf_counter()
    main()
    print(f"in {time.perf_counter() - started:.0f} s")

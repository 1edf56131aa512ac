"""Speed of counting lines in CPython and in a browser, and memory in the browser.

Counts copies of the published modules that the tests count, 300,000 lines together. Prints
medians of alternating runs. `make test` downloads the modules; then run:
.venv/bin/python -m benchmarks.count_time
"""

import io
import os
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.worker import heap_of_workers, note_memories
from calculator.line_count.cloc.cloc_rules import REFERENCE
from calculator.line_count.cloc.count_job import counted
from calculator.line_count.cloc.file_count import count, language_of
from calculator.line_count.cloc.tally import Tally
from calculator.line_count.input.archive import open_archive
from calculator.line_count.input.folder_files import Folder
from calculator.line_count.input.reason import Reason
from setup.browser import find_whole_chromium
from tests.browser.host import serving

ROOT = Path(__file__).resolve().parents[1]
ADDONS = ROOT / "build" / "addons"
LINES = 300_000
PICTURES, PICTURE = 2_000, 100_000  # the number of files, and bytes per file
RUNS = 5
MB = 10**6

# Texts for which a careless scan needs quadratic time: (language, start, repeated text).
TRAPS = {
    "unclosed quotes": ("javascript", "'", r"\'"),
    "unclosed block comments": ("javascript", "", "/*"),
    "unclosed XML comments": ("xml", "", "<!--"),
    "spaces": ("xml", "", " " * 4),
    "spaces before a comment": ("scss", "", " " * 4 + "//"),
}


def modules() -> dict[str, bytes]:
    """Path → content of copies of real modules, each with its own name, at least LINES lines."""
    files: dict[str, bytes] = {}
    lines, copy = 0, 0
    while lines < LINES:
        for wheel in sorted(ADDONS.glob("*.whl")):
            with zipfile.ZipFile(wheel) as opened:
                for name in opened.namelist():
                    folder, _, path = name.partition("addons/")
                    if folder.startswith("odoo") and path and language_of(path, REFERENCE):
                        module, _, inside = path.partition("/")
                        files[f"{module}_{wheel.name[4]}{copy}/{inside}"] = opened.read(name)
        lines, copy = _tally(zipped(files)).count.total, copy + 1
    return files


def zipped(files: dict[str, bytes], pictures: int = 0) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for path, data in files.items():
            target.writestr(path, data)
        for number in range(pictures):
            path = f"{next(iter(files)).partition('/')[0]}/static/img/{number}.png"
            target.writestr(path, os.urandom(PICTURE), zipfile.ZIP_STORED)
    return file.getvalue()


def _tally(data: bytes) -> Tally:
    archive = open_archive(io.BytesIO(data), "bench")
    assert not isinstance(archive, Reason)
    found = counted(archive, REFERENCE)
    assert isinstance(found, Tally)
    return found


def timed(work: Callable[[], Any], clock: Callable[[], float] = time.perf_counter) -> float:
    started = clock()
    work()
    return clock() - started


def worked(work: Callable[[], Any]) -> float:
    """Processor time in seconds."""
    return timed(work, time.process_time)


def here(files: dict[str, bytes], data: bytes) -> None:
    """Measures this Python with a folder and with a zip file, alternating."""
    tally = _tally(data)
    with TemporaryDirectory() as temporary:
        for path, content in files.items():
            file = Path(temporary, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        times: dict[str, list[float]] = {"folder": [], "zip": []}
        for _ in range(RUNS):
            times["folder"].append(worked(lambda: counted(Folder(Path(temporary)), REFERENCE)))
            times["zip"].append(worked(lambda: _tally(data)))
    lines = tally.count.total
    for kind, durations in times.items():
        rate = lines / median(durations)
        print(f"here, a {kind:8} {median(durations):6.2f} s   {rate:9,.0f} lines a second")


def growth() -> None:
    """Prints the ratio of the times for a long and a short text (4:1): about 4 if linear."""
    for name, (language, opening, repeated) in TRAPS.items():
        small, large = (
            (opening + (repeated * 10_000 + "\n") * times).encode() for times in (5, 20)
        )
        durations: dict[bytes, list[float]] = {small: [], large: []}
        for _ in range(RUNS):
            for text, each in durations.items():
                each.append(worked(partial(count, text, language, REFERENCE)))
        ratio = median(durations[large]) / median(durations[small])
        print(f"four times {name:36} {ratio:5.1f} times as long")


@contextmanager
def browser() -> Iterator[tuple[Browser, str]]:
    """Chromium, and the address of a server with the built site."""
    with serving(ROOT / "site") as host, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=find_whole_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium, host.address
        chromium.close()


def in_browser(name: str, data: bytes) -> None:
    """Measures from the choice of a zip file to its result, in a new context each time."""
    with TemporaryDirectory() as temporary:
        file = Path(temporary, "bench.zip")
        file.write_bytes(data)
        durations, heaps, starts = [], [], []
        with browser() as (chromium, address):
            for _ in range(RUNS):
                context = chromium.new_context()
                note_memories(context, "line_count_worker.js")
                page = context.new_page()
                starts.append(timed(partial(_ready, page, address)))
                before = heap_of_workers(page)
                durations.append(timed(partial(_choose, page, file)))
                heaps.append((before, heap_of_workers(page)))
                context.close()
    before, after = (median(each) / MB for each in zip(*heaps, strict=True))
    print(
        f"browser, {name:24} {median(durations):6.2f} s   heap {after:4.0f} MB, {before:.0f} before"
        f"   (start {median(starts):.2f} s)"
    )


def _ready(page: Page, address: str) -> None:
    page.goto(f"{address}en/count-lines/")
    _until(page, "() => document.body.innerText.includes('The counter is running.')")


def _choose(page: Page, file: Path) -> None:
    page.set_input_files("#zip", file)
    _until(page, "() => document.querySelector('.tally__title')")


def _until(page: Page, holds: str) -> None:
    """Waits until `holds` is true, tested in each animation frame; locators are tested rarely."""
    page.wait_for_function(holds, timeout=120_000, polling="raf")


def main() -> None:
    files = modules()
    data = zipped(files)
    tally = _tally(data)
    print(f"{tally.count.total:,} lines in {len(files):,} files, {len(data) / MB:.1f} MB zipped")
    here(files, data)
    growth()
    in_browser("the same zip", data)
    some = {path: content for path, content in files.items() if path.startswith("queue_job_")}
    large = zipped(some, PICTURES)
    in_browser(f"{len(large) / MB:.0f} MB, mostly pictures", large)


if __name__ == "__main__":
    main()

"""The tables of docs/performance.md: python -m benchmarks [TABLE ...] [--runs N]."""

import argparse
import os
import platform
import re
import signal
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.builds import builds_table, measure_builds
from benchmarks.start import chromium_version, measure_starts, slow_machine, starts_table

RUNS = 7
DOCUMENT = Path(__file__).resolve().parents[1] / "docs" / "performance.md"


def starts(runs: int) -> Iterator[str]:
    """Starts without limits of network or processor."""
    return starts_table(measure_starts(runs, _say))


def slow(runs: int) -> Iterator[str]:
    """Starts at 10 Mbit/s and 40 ms a round trip, with a quarter of the processor time."""
    with slow_machine() as (condition, quota):
        _say(condition)
        found = measure_starts(runs, _say, slow=True, quota=quota)
    yield condition
    yield ""
    yield from starts_table(found)


def builds(runs: int) -> Iterator[str]:
    """Builds with 10, 100 and 1000 additional services, in two languages."""
    return builds_table(measure_builds(runs, _say))


TABLES: dict[str, Callable[[int], Iterator[str]]] = {
    each.__name__: each for each in (starts, slow, builds)
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("tables", nargs="*", metavar="TABLE", help=", ".join(TABLES))
    parser.add_argument("--runs", type=int, default=RUNS)
    options = parser.parse_args()
    if unknown := {*options.tables} - {*TABLES}:
        parser.error(f"expected tables of {', '.join(TABLES)}, found {', '.join(sorted(unknown))}")
    # On SIGTERM, exit normally so that the browser and the quota are removed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    for name in options.tables or TABLES:
        before = os.getloadavg()[1]
        lines = [*TABLES[name](options.runs)]
        _write(name, "\n".join([*lines, "", _occasion(options.runs, before)]))


def _write(name: str, text: str) -> None:
    """Writes a table between its markers in the document, and prints it."""
    print(f"{name}\n\n{text}\n")
    marked = re.compile(f"(?s)(<!-- measured: {name} -->\n).*?(<!-- /measured -->)")
    whole = DOCUMENT.read_text("utf-8")
    DOCUMENT.write_text(
        marked.sub(lambda found: f"{found[1]}\n{text}\n\n{found[2]}", whole), "utf-8"
    )


def _occasion(runs: int, before: float) -> str:
    """Date, machine, browser and load of the measurement."""
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {_processor()}, {os.cpu_count()} cores, "
        f"{platform.system()}, Chromium {chromium_version()}; {runs} alternating runs, median "
        f"(range). Load: {before:.1f} before, {os.getloadavg()[1]:.1f} after."
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    named = re.search(r"model name\s*: (.+)", info.read_text()) if info.is_file() else None
    return named[1] if named else platform.processor() or platform.machine()


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)

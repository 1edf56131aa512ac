"""Runs all tests and counts the passed tests of each property of the product.

The tests run as in `make test`: in parallel, all tests of a file in one process.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from quality.line import Line
from quality.node_tool import ROOT
from setup.browser import find_whole_chromium

PARALLEL = ("-n", "logical", "--dist", "loadfile", "--no-loadscope-reorder")
# Property → its target, and the beginnings of the names of its tests.
PROPERTIES: dict[str, tuple[str, tuple[str, ...]]] = {
    "nginx and Caddy: headers, type, compression, caching; not-found pages, redirects": (
        "all as in `pricebook/hosts/headers.py`",
        (
            "tests.deploy.test_servers",
            "tests.deploy.test_configurations",
            "tests.deploy.test_example",
        ),
    ),
    "`make verify` and the published checksums": (
        "every difference is reported",
        ("tests.deploy.test_verify",),
    ),
    "A host without headers: policy in pages and workers": (
        "holds",
        ("tests.browser.test_without_headers",),
    ),
    "Two builds: folder, time zone, locale, hash seed": (
        "the same bytes",
        ("tests.pricebook.mkdocs_adapter.test_same_bytes",),
    ),
    "Links and fragments, both languages": (
        "0 dead",
        ("tests.pricebook.pages.test_pages::test_every_link",),
    ),
    "axe in the tests of every change: answers, faults, search, not-found pages as well": (
        "0 violations",
        ("tests.browser.test_accessibility",),
    ),
    "What axe misses: keyboard, focus, borders, 200 %, spacing, motion, announcements": (
        "0 faults",
        ("tests.browser.test_beyond_axe",),
    ),
    "Every page: no cookie, nothing stored, no other host, no violation (Chromium)": (
        "none",
        ("tests.browser.test_pages",),
    ),
    "Hostile texts: data, pages, search, fields, addresses": (
        "no script runs, no page breaks",
        (
            "tests.pricebook.yaml_source.test_hostile",
            "tests.browser.test_invalid_input",
            "tests.browser.test_hostile_input",
        ),
    ),
    "Without JavaScript, CSS or Python: prices and all content": (
        "all visible",
        ("tests.browser.test_without_scripts",),
    ),
    "Workflows: actions by commit, least rights": ("all", ("tests.test_workflows",)),
}


def tests(folder: Path) -> Iterator[Line]:
    """Runs all tests once; yields a line for all and one for each property."""
    cases = _run(folder / "tests.xml")
    yield _all("All tests (pytest), those in a browser included", cases)
    for what, (target, beginnings) in PROPERTIES.items():
        found = [passed for name, passed in cases if name.startswith(beginnings)]
        measured = f"{sum(found)} of {len(found)} tests"
        yield Line(what, target, measured, bool(found) and all(found))


def on_nginx(folder: Path) -> Iterator[Line]:
    """Runs the browser tests again, in a Chromium with a window and against nginx."""
    options = ("--host", "nginx", str(ROOT / "tests" / "browser"))
    cases = _run(folder / "nginx.xml", *options, CHROMIUM=str(find_whole_chromium()))
    yield _all(
        "All browser tests in a Chromium with a window and nginx (tests with a broken server use "
        "the test server)",
        cases,
    )


def _all(what: str, cases: list[tuple[str, bool]]) -> Line:
    """A line with the number of passed tests and the names of the tests that did not pass."""
    lost = [name.rpartition(".")[2] for name, passed in cases if not passed]
    return Line(
        what,
        "all",
        f"{len(cases) - len(lost)} of {len(cases)} tests",
        bool(cases) and not lost,
        ", ".join(lost)[:300],
    )


def _run(report: Path, *arguments: str, **environment: str) -> list[tuple[str, bool]]:
    """Runs pytest; returns each test's name and whether it passed."""
    command = [sys.executable, "-m", "pytest", "-q", *PARALLEL, f"--junitxml={report}", *arguments]
    env = {**os.environ, **environment}
    subprocess.run(command, cwd=ROOT, env=env, stdout=sys.stderr, check=False)
    return [
        (f"{case.get('classname')}::{case.get('name')}", len(case) == 0 or _passed(case))
        for case in ElementTree.parse(report).iter("testcase")
    ]


def _passed(case: ElementTree.Element) -> bool:
    return not any(each.tag in ("failure", "error", "skipped") for each in case)

"""A test's marks follow from its fixtures; a test that starts more than its marks allow fails.

A fixture that uses one of these fixtures has the same mark, and so has each test that uses it.
"""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from setup.browser import CHROMIUM, FIREFOX
from setup.servers import SERVERS

# Mark → the fixtures that give it, and what a test with it needs (pyproject.toml).
FIXTURES = {
    "site": frozenset({"run_build", "run_pages", "serve_command", "hostile_site"}),
    "node": frozenset({"node", "node_modules", "pyodide", "runtime"}),
    "addons": frozenset({"addons"}),
    "nested": frozenset({"run_in_copy"}),
    "install": frozenset({"empty_environment", "wheels"}),
    "browser": frozenset({"browser"}),
    "server": frozenset({"start_nginx", "start_caddy", "server"}),
}
# A program → marks. A test that starts the program needs one of them. Playwright runs in Node.
PROGRAMS = {
    **{name: {"node", "browser"} for name in ("node", "npm")},
    **{name: {"browser"} for name in (*CHROMIUM.names, *FIREFOX.names)},
    # With `--host nginx`, nginx serves the site to the browser.
    **{name: {"server", "browser"} for name in SERVERS},
}
# A word of a command → marks, as above: `python -m pip`, `pricebook build`, `mkdocs serve`.
WORDS = {
    "build": {"site", "node", "install"},
    "serve": {"site", "browser"},
    "pages": {"site"},
    **{word: {"install"} for word in ("pip", "wheels")},
}
# The folder of the Node packages.
NODE_MODULES = f"{Path(__file__).resolve().parents[1]}/node_modules/"
# A program in this folder was written by a test and replaces a real program (tests/setup/).
WRITTEN_BY_A_TEST = "pytest-of-"


def marks_of(fixtures: Iterable[str]) -> list[str]:
    """The marks of a test that uses these fixtures, directly or through others."""
    used = {*fixtures}
    return [mark for mark, roots in FIXTURES.items() if roots & used]


def marks_for(command: Sequence[str]) -> set[str]:
    """A test that starts a command needs one of these marks; none if any test may start it."""
    if WRITTEN_BY_A_TEST in command[0]:
        return set()
    name = Path(command[0]).name
    if name in PROGRAMS:
        return PROGRAMS[name]
    if name.startswith(("python", "pricebook", "mkdocs")):
        return next((WORDS[word] for word in command[1:4] if word in WORDS), set())
    return set()


class _Guard:
    """Watches the test that runs now."""

    def __init__(self) -> None:
        self.marks: set[str] | None = None

    def __call__(self, event: str, details: tuple[Any, ...]) -> None:
        """Fail the test if it starts a program or contacts a host without permission."""
        if self.marks is None:
            return
        if event == "subprocess.Popen":
            self._start([os.fsdecode(word) for word in (details[0], *_words(details[1])[1:])])
        elif event == "open" and str(details[0]).startswith(NODE_MODULES):
            self._require({"node", "site", "install", "browser"}, str(details[0]))
        elif event == "socket.getaddrinfo":
            self._connect(details[0])
        elif event == "socket.connect" and isinstance(details[1], tuple):
            self._connect(details[1][0])

    def _start(self, command: list[str]) -> None:
        self._require(marks_for(command), " ".join(command))

    def _require(self, wanted: set[str], subject: str) -> None:
        """Fail the test if it has none of the marks that a command or a file needs."""
        if self.marks is not None and wanted and not wanted & self.marks:
            choices = " or ".join(
                f"{mark} (by the fixture {' or '.join(sorted(FIXTURES[mark]))})"
                for mark in sorted(wanted)
            )
            pytest.fail(
                f"{subject}: expected a test with the mark {choices}, found the marks: "
                f"{', '.join(sorted(self.marks)) or 'none'}"
            )

    def _connect(self, host: str | bytes | None) -> None:
        if not is_loopback(host):
            pytest.fail(f"expected a connection to this machine only, found one to {host!r}")


def _words(command: Any) -> Sequence[Any]:
    return [command] if isinstance(command, str | bytes | os.PathLike) else command


def is_loopback(host: str | bytes | None) -> bool:
    """Whether a host is this machine; None and "" are names of this machine, too."""
    name = os.fsdecode(host or "localhost")
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


_guard = _Guard()
# Python cannot remove an audit hook, so one hook stays and does nothing between the tests.
sys.addaudithook(_guard)


@contextmanager
def guarded(marks: Iterable[str]) -> Iterator[None]:
    """Fail if code in the `with` block starts a program that these marks do not allow."""
    before = _guard.marks
    _guard.marks = {*marks}
    try:
        yield
    finally:
        _guard.marks = before

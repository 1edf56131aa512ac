"""Chromium on the built site, served under the strict policy; every page is watched for faults."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    expect,
    sync_playwright,
)

from setup.browser import find_chromium

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; worker-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
FLAGS = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LANGUAGES = ("sv", "en")
CALCULATOR = {"sv": "kalkylator/", "en": "en/calculator/"}
FIELDS = {
    "sv": {"users": "Användare", "lines": "Rader egen kod"},
    "en": {"users": "Users", "lines": "Lines of custom code"},
}
READY = {"sv": "Kalkylatorn är igång.", "en": "The calculator is running."}
# A cold Python on a busy machine.
PATIENCE_MS = 60_000
# What is there already answers at once; a busy machine may still take its time.
expect.set_options(timeout=10_000)


@dataclass
class Host:
    """A web server with the site: its address, its policy, and what is wrong with it.

    `missing` and `spoiled` are ends of paths: answered with 404, or with bytes that are not the
    file's. An answer to a path in `held` waits until its event is set.
    """

    address: str
    policy: str = POLICY
    missing: set[str] = field(default_factory=set)
    spoiled: set[str] = field(default_factory=set)
    held: dict[str, Event] = field(default_factory=dict)


class Handler(SimpleHTTPRequestHandler):
    """Files under the policy, with the types that modules and streaming compilation need."""

    extensions_map = {  # noqa: RUF012  the base class's own shape
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript",
        ".js": "text/javascript",
        ".wasm": "application/wasm",
        ".json": "application/json",
        ".whl": "application/zip",
    }

    def __init__(self, *given, host: Host, **named) -> None:
        self.host = host
        super().__init__(*given, **named)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        for end, event in self.host.held.items():
            if path.endswith(end):
                event.wait(PATIENCE_MS / 1000)
        if path.endswith(tuple(self.host.missing)):
            self.send_error(404)
        elif path.endswith(tuple(self.host.spoiled)):
            self._send(200, self.guess_type(path), b"not what the file's name says")
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", self.host.policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        self._send(code, "text/html; charset=utf-8", page.read_bytes())

    def _send(self, code: int, kind: str, content: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Silence: what a page asked for is watched in the browser."""


@contextmanager
def serving(folder: Path) -> Iterator[Host]:
    """The folder on a free port of the loopback interface; stops with the caller."""
    host = Host("")
    handler = partial(Handler, directory=str(folder), host=host)
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    host.address = f"http://127.0.0.1:{server.server_port}/"
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield host
    finally:
        for event in host.held.values():
            event.set()
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass
class Watch:
    """What a page did that no page may do, and what one test provokes.

    Every fault has to be an expected one, and every expected one has to happen.
    """

    host: Host
    faults: list[str] = field(default_factory=list)
    provoked: list[str] = field(default_factory=list)

    def over(self, page: Page) -> None:
        """From now on."""
        page.on("console", self._console)
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("pageerror", lambda error: self.faults.append(f"uncaught: {error}"))

    def expect(self, *patterns: str) -> None:
        """Regular expressions for the beginnings of faults that this test provokes."""
        self.provoked += patterns

    def settle(self) -> None:
        """Hold the page to it, and forget."""
        faults, provoked = self.faults[:], self.provoked[:]
        self.faults.clear()
        self.provoked.clear()
        assert [one for one in faults if not any(re.match(each, one) for each in provoked)] == []
        assert [each for each in provoked if not any(re.match(each, one) for one in faults)] == []

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.host.address, "data:", "blob:")):
            self.faults.append(f"foreign: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            path = response.url.removeprefix(self.host.address)
            self.faults.append(f"{response.status}: {path}")


@dataclass(frozen=True)
class Calculator:
    """The calculator's page in a language, by what a reader finds on it."""

    page: Page
    language: str

    @property
    def estimate(self) -> Locator:
        return self.page.locator("[data-estimate]")

    @property
    def status(self) -> Locator:
        """How Python is doing, seen."""
        return self.page.locator("[data-status]")

    @property
    def heard(self) -> Locator:
        """What a screen reader says by itself."""
        return self.page.locator("[data-heard]")

    def field(self, name: str) -> Locator:
        return self.page.get_by_role("textbox", name=FIELDS[self.language][name])

    def enter(self, users: str, lines: str) -> None:
        self.field("users").fill(users)
        self.field("lines").fill(lines)

    def open(self) -> None:
        self.page.goto(CALCULATOR[self.language])


@pytest.fixture(scope="session")
def host(built_site: Path) -> Iterator[Host]:
    """The real site's server."""
    with serving(built_site) as host:
        yield host


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium; its sandbox is off only for root, who cannot have one."""
    chromium = find_chromium()
    assert chromium, "expected Chromium, found none: run make test, which installs it or says how"
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, *root])
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, host: Host) -> Iterator[BrowserContext]:
    """A browser that has never been anywhere."""
    with browser.new_context(base_url=host.address) as context:
        yield context


@pytest.fixture
def watch(host: Host) -> Watch:
    """The faults of this test's page."""
    return Watch(host)


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Iterator[Page]:
    """A page that fails the test for console errors, violations, 404s and foreign requests."""
    page = context.new_page()
    watch.over(page)
    yield page
    watch.settle()


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Each language in turn."""
    return request.param


@pytest.fixture(scope="session")
def started(browser: Browser, host: Host) -> Iterator[dict[str, tuple[Calculator, Watch]]]:
    """The calculator in each language with its Python running: a start takes seconds."""
    started = {}
    contexts = []
    for language in LANGUAGES:
        contexts.append(browser.new_context(base_url=host.address))
        page, watch = contexts[-1].new_page(), Watch(host)
        watch.over(page)
        calculator = Calculator(page, language)
        calculator.open()
        started[language] = calculator, watch
    for language, (calculator, _) in started.items():
        expect(calculator.status).to_have_text(READY[language], timeout=PATIENCE_MS)
    yield started
    for context in contexts:
        context.close()


@pytest.fixture
def calculator_in(
    started: dict[str, tuple[Calculator, Watch]],
) -> Iterator[Callable[[str], Calculator]]:
    """The running calculator in a language, with the numbers that it opens with."""

    def calculator_in(language: str) -> Calculator:
        calculator, _ = started[language]
        for name in FIELDS[language]:
            start = calculator.field(name).get_attribute("value")
            calculator.field(name).fill(start)
        expect(calculator.estimate).not_to_have_attribute("data-stale", "")
        return calculator

    yield calculator_in
    for _, watch in started.values():
        watch.settle()


@pytest.fixture
def calculator(calculator_in: Callable[[str], Calculator], language: str) -> Calculator:
    """The running calculator in each language in turn."""
    return calculator_in(language)

"""Chromium on the built site, served under the strict policy; every page is watched for faults."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Response,
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

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, format: str, *args: object) -> None:
        """Silence: what a page asked for is watched in the browser."""


@dataclass
class Watch:
    """What a page did that no page may do, and what one test allows."""

    address: str
    faults: list[str] = field(default_factory=list)

    def console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.type}: {message.text}")

    def response(self, response: Response) -> None:
        if not response.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"foreign: {response.url}")
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")


def serve(folder: Path) -> Iterator[str]:
    """The folder on a free port of the loopback interface; stops with the caller."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    """Where the real site is served."""
    yield from serve(built_site)


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
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """A browser that has never been anywhere."""
    with browser.new_context(base_url=address) as context:
        yield context


@pytest.fixture
def watch(address: str) -> Watch:
    """The faults of this test's page; a test that provokes one takes it from the list."""
    return Watch(address)


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Iterator[Page]:
    """A page that fails the test for console errors, violations, 404s and foreign requests."""
    page = context.new_page()
    page.on("console", watch.console)
    page.on("response", watch.response)
    page.on("pageerror", lambda error: watch.faults.append(f"uncaught: {error}"))
    yield page
    assert watch.faults == []

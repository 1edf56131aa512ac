"""Chromium on the built site under the content security policy; faults of pages are recorded."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from setup.browser import find_chromium
from tests.browser.calculator import Calculator
from tests.browser.chromium import FLAGS
from tests.browser.host import Host, serving
from tests.browser.page_faults import PageFaults
from tests.deploy.conftest import nginx_on

LANGUAGES = ("sv", "en")
# An idle machine meets expectations at once; a busy machine needs the timeout.
expect.set_options(timeout=10_000)


@pytest.fixture(scope="session")
def host(
    built_site: Path, pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Host]:
    """The server of the built site: our test server, or nginx with `--host nginx`.

    A test that needs missing files, delays or reports of violations starts another test server,
    because nginx cannot do this.
    """
    if pytestconfig.getoption("--host") == "nginx":
        with nginx_on(built_site, tmp_path_factory.mktemp("nginx")) as server:
            yield Host(server.address)
    else:
        with serving(built_site) as host:
            yield host


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Its sandbox is off for root only, because Chromium has no sandbox for root."""
    chromium = find_chromium()
    assert chromium, "expected Chromium, found none: run make test, which installs it or says how"
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, *root])
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser, host: Host) -> Iterator[BrowserContext]:
    """A new browser context, without history or stored data."""
    with browser.new_context(base_url=host.address) as context:
        yield context


@pytest.fixture
def page_faults(host: Host) -> PageFaults:
    """The faults of the page of this test."""
    return PageFaults(host)


@pytest.fixture
def page(context: BrowserContext, page_faults: PageFaults) -> Iterator[Page]:
    """A page that fails the test for console errors, violations, 404s and foreign requests."""
    page = context.new_page()
    page_faults.observe(page)
    yield page
    page_faults.verify()


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    """Each language in turn."""
    return request.param


@pytest.fixture(scope="session")
def started(browser: Browser, host: Host) -> Iterator[dict[str, tuple[Calculator, PageFaults]]]:
    """The running calculator in each language, shared because a start takes seconds."""
    started = {}
    contexts = []
    for language in LANGUAGES:
        contexts.append(browser.new_context(base_url=host.address))
        page, page_faults = contexts[-1].new_page(), PageFaults(host)
        page_faults.observe(page)
        calculator = Calculator(page, language)
        calculator.open()
        started[language] = calculator, page_faults
    for calculator, _ in started.values():
        calculator.is_ready()
    yield started
    for context in contexts:
        context.close()


@pytest.fixture
def calculator_in(
    started: dict[str, tuple[Calculator, PageFaults]],
) -> Iterator[Callable[[str], Calculator]]:
    """Returns a function: language → the running calculator with the example."""

    def calculator_in(language: str) -> Calculator:
        calculator, _ = started[language]
        calculator.reset()
        return calculator

    yield calculator_in
    for _, page_faults in started.values():
        page_faults.verify()


@pytest.fixture
def calculator(calculator_in: Callable[[str], Calculator], language: str) -> Calculator:
    """The running calculator in each language in turn."""
    return calculator_in(language)


@pytest.fixture
def given_up(browser: Browser, built_site: Path, language: str) -> Iterator[Calculator]:
    """The calculator in each language where Python could not start: its worker is missing."""
    with serving(built_site) as host, browser.new_context(base_url=host.address) as context:
        host.missing.add("python/worker.js")
        page, page_faults = context.new_page(), PageFaults(host)
        page_faults.observe(page)
        page_faults.expect("404: .*python/worker.js", "warning: ")
        calculator = Calculator(page, language)
        calculator.open()
        expect(calculator.status.get_by_role("button")).to_be_visible()
        yield calculator
        page_faults.verify()

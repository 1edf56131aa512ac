"""On a host that sends no headers the policy stands in the pages, and holds for the workers too."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from pricebook.hosts.policy_in_pages import page_policy, put_policy_in_pages
from tests.browser.calculator import Calculator
from tests.browser.host import Host
from tests.deploy.conftest import plainly

# Later than asked: while the browser's own tools evaluate, the policy lets them.
TRY = """() => new Promise((told) => setTimeout(() => {
    try { new Function("return 1")(); told("it ran"); } catch (error) { told(error.name); }
}))"""


@pytest.fixture(scope="module")
def host(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A server that says no more than what a file is."""
    site = tmp_path_factory.mktemp("pages") / "site"
    shutil.copytree(built_site, site, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    put_policy_in_pages(site)
    with plainly(site) as address:
        yield Host(address)


def test_the_calculator_answers_and_its_worker_is_under_the_policy(page: Page, language: str):
    calculator = Calculator(page, language)
    calculator.open()
    calculator.is_ready()
    calculator.enter(users="7", lines="4321")
    expect(calculator.estimate).to_contain_text(re.compile(r"4\D?321"))
    (worker,) = page.workers
    assert worker.url.startswith("blob:")
    assert worker.evaluate(TRY) == "EvalError"


def test_the_search_finds_and_its_worker_is_under_the_policy(page: Page):
    page.goto("en/")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("support")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
    (worker,) = page.workers
    assert worker.evaluate(TRY) == "EvalError"


def test_a_worker_started_from_its_address_would_be_under_no_policy(page: Page):
    """Or the tests above would show nothing."""
    page.goto("")
    address = page.evaluate("() => new URL('assets/python/worker.js', document.baseURI).href")
    with page.expect_worker() as started:
        page.evaluate(
            "(address) => { self.held = new Worker(address, { type: 'module' }) }", address
        )
    assert started.value.evaluate(TRY) == "it ran"


def test_a_page_may_not_ask_another_host(page: Page, page_faults):
    page.goto("")
    page_faults.expect("error: .*Content Security Policy", "error: .*")
    asked = page.evaluate("() => fetch('http://127.0.0.2:9/').then(() => 'sent', (e) => e.name)")
    assert asked == "TypeError"
    assert re.search("connect-src 'self'", page_policy())

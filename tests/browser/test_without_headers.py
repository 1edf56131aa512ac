"""On a host without headers, the policy in the pages applies to pages and workers."""

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

# The delay is needed, because the policy does not apply while Playwright evaluates an expression.
TRY = """() => new Promise((resolve) => setTimeout(() => {
    try { new Function("return 1")(); resolve("it ran"); } catch (error) { resolve(error.name); }
}))"""


@pytest.fixture(scope="module")
def host(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    """A server that sends no header except the content type."""
    site = tmp_path_factory.mktemp("pages") / "site"
    shutil.copytree(built_site, site, ignore=shutil.ignore_patterns("*.br", "*.gz"))
    put_policy_in_pages(site)
    with plainly(site) as address:
        yield Host(address)


def test_the_policy_applies_to_the_worker_of_the_calculator(page: Page, language: str):
    calculator = Calculator(page, language)
    calculator.open()
    calculator.is_ready()
    calculator.enter(users="7", lines="4321")
    expect(calculator.estimate).to_contain_text(re.compile(r"4\D?321"))
    (worker,) = page.workers
    assert worker.url.startswith("blob:")
    assert worker.evaluate(TRY) == "EvalError"


def test_the_policy_applies_to_the_worker_of_the_search(page: Page):
    page.goto("en/")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("searchbox").fill("support")
    expect(page.get_by_role("dialog").get_by_role("listitem").first).to_be_visible()
    (worker,) = page.workers
    assert worker.evaluate(TRY) == "EvalError"


def test_the_policy_does_not_apply_to_a_worker_started_by_url(page: Page):
    """Proves that the other tests would notice a worker without the policy."""
    page.goto("")
    address = page.evaluate("() => new URL('assets/python/worker.js', document.baseURI).href")
    with page.expect_worker() as started:
        page.evaluate(
            "(address) => { self.held = new Worker(address, { type: 'module' }) }", address
        )
    assert started.value.evaluate(TRY) == "it ran"


def test_the_policy_forbids_requests_to_another_host(page: Page, page_faults):
    page.goto("")
    page_faults.expect("error: .*Content Security Policy", "error: .*")
    asked = page.evaluate("() => fetch('http://127.0.0.2:9/').then(() => 'sent', (e) => e.name)")
    assert asked == "TypeError"
    assert re.search("connect-src 'self'", page_policy())

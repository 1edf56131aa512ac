"""What `pricebook test` finds in a browser, on the built site of the sample firm."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from pricebook.editorial.expectations import open_expectations
from pricebook.pages import pages
from pricebook.site.site import Site
from pricebook.site_check.live_estimates import live_estimate_problems
from pricebook.site_check.pages_in_browser import page_problems
from pricebook.site_check.searches import unmet_searches
from pricebook.site_check.site_server import served
from setup.browser import find_chromium
from tests.conftest import ROOT, SAMPLE_FIRM

DATA = SAMPLE_FIRM / "data" / "services.yaml"
DAY = "2026-11-22"
SEARCHES = """\
searches:
- {name: a service by name, language: en, text: answer desk, first: services/answer-desk}
- {name: the wrong page, language: en, text: answer desk direct, first: prices}
- {name: a word of no page, language: en, text: xyzzy, first: prices}
- {name: an unknown key, language: en, text: price list, first: price}
"""


@pytest.fixture
def damaged(built_site: Path, tmp_path: Path) -> Path:
    """A copy of the built site, to be damaged."""
    return Path(shutil.copytree(built_site, tmp_path / "site"))


@pytest.fixture
def in_chromium(browser: Browser) -> Iterator[BrowserContext]:
    """A new browser context, without history or stored data."""
    with browser.new_context() as context:
        yield context


def edit(file: Path, pattern: str, with_: str) -> None:
    text, count = re.subn(pattern, with_, file.read_text("utf-8"), count=1)
    assert count == 1, pattern
    file.write_text(text, "utf-8")


@pytest.mark.usefixtures("browser")
def test_the_command_starts_a_chromium_of_its_own() -> None:
    code = "from pricebook.site_check.browser_launch import chromium\n"
    code += "with chromium() as browser: print(browser.version)"
    env = {**os.environ, "CHROMIUM": str(find_chromium())}
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"\d+\.[\d.]+\n", done.stdout)


def test_barriers_errors_and_failed_requests_are_reported(
    damaged: Path, in_chromium: BrowserContext
) -> None:
    edit(damaged / "en" / "index.html", "</main>", '<img src="lost.png"></main>')
    edit(damaged / "index.html", "</main>", "<script>alert(1)</script></main>")
    shown: list[str] = []
    paths = ["index.html", "en/index.html", "en/terms/index.html"]
    with served(damaged) as address:
        found = [*page_problems(in_chromium, address, damaged, paths, shown.append)]
    assert shown == paths
    assert {each.path.removeprefix(f"{damaged}/") for each in found} == {*paths[:2]}
    messages = " ".join(each.message for each in found)
    assert "Content Security Policy" in messages
    assert re.search(r"status 404: http://127.0.0.1:\d+/en/lost.png", messages)
    assert 'image-alt: Images must have alternative text: <img src="lost.png">' in messages


def test_a_search_is_compared_by_the_page_that_it_lists_first(
    built_site: Path, site: Site, in_chromium: BrowserContext, tmp_path: Path
) -> None:
    (tmp_path / "expectations.yaml").write_text(SEARCHES, "utf-8")
    expectations, source, problems = open_expectations(tmp_path / "services.yaml", site)
    assert source
    assert problems == ()
    keys = {code: {page.key: page.address for page in pages(site, code)} for code in site.languages}
    with served(built_site) as address:
        findings = [*unmet_searches(in_chromium, address, expectations.searches, keys)]
    problems = tuple(source.problem(*each) for each in findings)
    assert [f"{each.line}:{each.column}: {each.message}" for each in problems] == [
        "3:73: the wrong page: expected prices first, found services/answer-desk",
        "4:63: a word of no page: expected prices first, found nothing",
        '5:65: expected the key of a page, found "price"; did you mean "prices"?',
    ]


def test_the_sample_firm_s_searches_are_met(
    built_site: Path, site: Site, in_chromium: BrowserContext
) -> None:
    expectations, _, problems = open_expectations(DATA, site)
    assert problems == ()
    keys = {code: {page.key: page.address for page in pages(site, code)} for code in site.languages}
    with served(built_site) as address:
        assert [*unmet_searches(in_chromium, address, expectations.searches, keys)] == []


def test_the_browser_works_out_the_examples_as_the_engine_does_here(
    damaged: Path, site: Site, in_chromium: BrowserContext
) -> None:
    with served(damaged) as address:
        assert [*live_estimate_problems(in_chromium, address, damaged, site, DAY)] == []

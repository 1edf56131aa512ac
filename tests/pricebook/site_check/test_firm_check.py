"""`pricebook test` on the built site of the sample firm: green, and red for each planted fault."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pricebook.cli import main
from pricebook.editorial.expectations import open_expectations
from pricebook.pages import pages
from pricebook.site.site import Site
from pricebook.site_check.browser_launch import chromium
from pricebook.site_check.live_estimates import live_estimate_problems
from pricebook.site_check.pages_in_browser import page_problems
from pricebook.site_check.searches import unmet_searches
from pricebook.site_check.served_estimates import served_estimate_problems
from pricebook.site_check.site_server import served

DATA = Path(__file__).parents[2] / "sample_firm" / "data" / "services.yaml"
CALCULATORS = ("kalkylator/index.html", "en/calculator/index.html")
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


@pytest.fixture(scope="module")
def in_chromium(chromium_path: Path) -> Iterator[Any]:
    """A browser as the firm's check starts it."""
    assert chromium_path
    with chromium() as browser, browser.new_context() as context:
        yield context


def edit(file: Path, pattern: str, with_: str) -> None:
    text, count = re.subn(pattern, with_, file.read_text("utf-8"), count=1)
    assert count == 1, pattern
    file.write_text(text, "utf-8")


def run_test(site: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["test", "--data", str(DATA), "-d", str(site), "--without-browser"])
    return code, capsys.readouterr().out


@pytest.fixture(autouse=True)
def day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")  # DAY


def test_a_site_as_it_was_built_has_no_problem(
    built_site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_test(built_site, capsys) == (
        0,
        "no problems\n--without-browser: no search, no barrier and no live estimate is checked\n",
    )


def test_a_dead_link_and_a_changed_example_are_reported(
    damaged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(damaged / "en" / "index.html", r'href="price-list/"', 'href="pricelist/"')
    edit(damaged / CALCULATORS[1], r'(example__sum">from SEK.)2,000', r"\g<1>2,001")
    code, printed = run_test(damaged, capsys)
    assert code == 1
    assert 'expected a link to a file of the site, found "pricelist/"' in printed
    assert (
        ':1: expected "from SEK 2,000 per month excl. VAT" in the example, '
        'found "from SEK 2,001 per month excl. VAT"\n'
    ) in printed
    assert printed.splitlines()[-2] == "2 problems"


def test_a_changed_price_book_is_reported_for_every_language(damaged: Path, site: Site) -> None:
    edit(damaged / site.book_file, '"amount": ?"180"', '"amount": "190"')
    problems = [*served_estimate_problems(damaged, site)]
    assert {each.path.removeprefix(f"{damaged}/") for each in problems} == {*CALCULATORS}
    assert sum(each.message.startswith("expected the estimate that the") for each in problems) == 2


def test_a_missing_price_book_is_reported(damaged: Path, site: Site) -> None:
    (damaged / site.book_file).unlink()
    messages = {each.message for each in served_estimate_problems(damaged, site)}
    assert messages == {"expected a file of the calculator, found none: build the site again"}


def test_barriers_errors_and_failed_requests_are_reported(damaged: Path, in_chromium: Any) -> None:
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
    built_site: Path, site: Site, in_chromium: Any, tmp_path: Path
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


def test_the_sample_firm_s_searches_are_met(built_site: Path, site: Site, in_chromium: Any) -> None:
    expectations, _, problems = open_expectations(DATA, site)
    assert problems == ()
    keys = {code: {page.key: page.address for page in pages(site, code)} for code in site.languages}
    with served(built_site) as address:
        assert [*unmet_searches(in_chromium, address, expectations.searches, keys)] == []


def test_the_browser_works_out_the_examples_as_the_engine_does_here(
    damaged: Path, site: Site, in_chromium: Any
) -> None:
    with served(damaged) as address:
        assert [*live_estimate_problems(in_chromium, address, damaged, site, DAY)] == []

"""`pricebook test` passes on the sample firm's built site, and reports each damage to a copy."""

import re
import shutil
from pathlib import Path

import pytest

from pricebook.cli import main
from pricebook.site.site import Site
from pricebook.site_check.served_estimates import served_estimate_problems

DATA = Path(__file__).parents[2] / "sample_firm" / "data" / "services.yaml"
CALCULATORS = ("kalkylator/index.html", "en/calculator/index.html")
DAY = "2026-11-22"


@pytest.fixture
def damaged(built_site: Path, tmp_path: Path) -> Path:
    """A copy of the built site, to be damaged."""
    return Path(shutil.copytree(built_site, tmp_path / "site"))


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
        "no problems\n--without-browser: the search, barriers and live estimates are not checked\n",
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

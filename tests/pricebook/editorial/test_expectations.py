"""A firm's expectations of its prices and verdicts: cases/expectations.yaml, on the sample firm."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from pricebook.editorial.expectations import open_expectations, unmet_expectations
from pricebook.site.library import open_library
from pricebook.site.site import Site, site_on

TESTS = Path(__file__).parents[2]
DATA = TESTS / "sample_firm" / "data"
CASES = yaml.safe_load((TESTS / "pricebook" / "cases" / "expectations.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def sample() -> Site:
    """The sample firm on a day in the edition of January 2026."""
    library, problems = open_library(DATA / "services.yaml")
    assert library, "\n".join(map(str, problems))
    return site_on(library, date(2026, 11, 22))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_expectations(case: dict[str, Any], sample: Site, tmp_path: Path) -> None:
    (tmp_path / "expectations.yaml").write_text(case["text"], "utf-8")
    expectations, source, problems = open_expectations(tmp_path / "services.yaml", sample)
    if source and not problems:
        found = unmet_expectations(expectations, sample)
        problems = tuple(sorted(source.problem(*each) for each in found))
    lines = [f"{each.line}:{each.column}: {each.message}\n" for each in problems]
    assert "".join(lines) == case["problems"]


def test_a_catalogue_without_expectations_has_no_problem(sample: Site, tmp_path: Path) -> None:
    expectations, source, problems = open_expectations(tmp_path / "services.yaml", sample)
    assert (source, problems) == (None, ())
    assert [*unmet_expectations(expectations, sample)] == []


def test_the_sample_firm_meets_its_own_expectations(sample: Site) -> None:
    expectations, source, problems = open_expectations(DATA / "services.yaml", sample)
    assert source
    assert problems == ()
    assert expectations.estimates
    assert expectations.coverage
    assert expectations.searches
    assert [*unmet_expectations(expectations, sample)] == []


def test_a_changed_price_fails_only_the_expected_sum(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(DATA, tmp_path / "data"))
    text = (folder / "services.yaml").read_text("utf-8")
    assert text.count("amount: 180\n") == 1
    (folder / "services.yaml").write_text(text.replace("amount: 180\n", "amount: 190\n"), "utf-8")
    library, problems = open_library(folder / "services.yaml", folder)
    assert library, problems
    site = site_on(library, date(2026, 11, 22))
    expectations, _, problems = open_expectations(folder / "services.yaml", site)
    assert problems == ()
    assert [message for _, message in unmet_expectations(expectations, site)] == [
        "37 users and 7,777 lines cost from 21,440 a month: "
        "expected from SEK 21,440 a month, found from SEK 22,220"
    ]

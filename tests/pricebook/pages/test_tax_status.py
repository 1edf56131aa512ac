"""The tax status is shown beside amounts only (cases/tax_status.yaml)."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from pricebook.open_data.prices_csv import prices
from pricebook.pages import Page, body, pages
from pricebook.site.library import open_library
from pricebook.site.site import Site

HERE = Path(__file__).parents[1]
CASES = yaml.safe_load((HERE / "cases" / "tax_status.yaml").read_text("utf-8"))
# The price of Phone in the small catalogue.
PRICE = re.compile(
    r"(?<=minimum_term: \{months: 12, source: A1:7\}\n        prices:\n).*?(?=  - id)", re.S
)


@pytest.fixture(params=CASES, ids=lambda case: case["name"])
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    return request.param


@pytest.fixture
def site(case: dict[str, Any], data: Path) -> Site:
    """The small catalogue with the case's prices."""
    replacement = "".join(
        f"          - {yaml.safe_dump(each, default_flow_style=True, width=9999)}"
        for each in case["prices"]
    )
    text, count = PRICE.subn(lambda _: replacement, data.read_text("utf-8"))
    assert count == 1
    data.write_text(text, "utf-8")
    library, problems = open_library(data)
    assert library, problems
    return Site(library, "spring")


@pytest.fixture
def by_key(site: Site) -> dict[str, Page]:
    return {each.key: each for each in pages(site, "en")}


def words(html: str) -> str:
    """The text of some HTML, with plain spaces."""
    plain = re.sub(r"<[^>]+>", " ", html).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", plain).strip()


def test_the_tax_status_in_a_sentence(case: dict[str, Any], by_key: dict[str, Page]) -> None:
    found = words(body(by_key["archive/spring/index"]))
    assert f"We answer {case['sentence']}" in found


def test_the_tax_status_on_the_page_of_a_service(
    case: dict[str, Any], by_key: dict[str, Page]
) -> None:
    [box] = re.findall(r'id="price">Price</h2>(.*?)<dl', body(by_key["services/phone"]), re.S)
    assert words(box) == case["tag"]


def test_the_tax_status_on_a_card(case: dict[str, Any], by_key: dict[str, Page]) -> None:
    html = body(by_key["index"], prose="")
    [price] = re.findall(r'>Phone</a></h3>(.*?)<p class="card__for">', html, re.S)
    assert words(price) == case["tag"]


def test_the_tax_status_in_the_price_list(case: dict[str, Any], by_key: dict[str, Page]) -> None:
    [row] = re.findall(r'">Phone</a></th>(.*?)</tr>', body(by_key["prices"]), re.S)
    cells = [words(each) for each in re.findall("<td.*?</td>", row, re.S)]
    assert " | ".join(cells[:3]) == case["row"]


def test_the_tax_status_in_the_comparison(case: dict[str, Any], by_key: dict[str, Page]) -> None:
    html = body(by_key["comparison"])
    [row] = re.findall(r'id="starting-price".*?</tr>', html, re.S)
    [cell] = re.findall(r'<td role="cell" data-model="phone">.*?</td>', row, re.S)
    assert words(cell) == f"Phone {case['compared']}"


def test_the_tax_status_in_prices_csv(case: dict[str, Any], site: Site) -> None:
    rows = csv.DictReader(io.StringIO(prices(site, "en").lstrip("\ufeff")))
    assert [each["VAT"] for each in rows if each["Service"] == "Phone"] == case["sheet"]

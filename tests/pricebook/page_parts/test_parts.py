"""A page shows the clauses of a part of a service together with the part (cases/parts.yaml)."""

import json
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from pricebook.open_data.catalog_json import catalog, catalog_schema
from pricebook.pages import Page, body, pages
from pricebook.site.library import open_library
from pricebook.site.site import Site

HERE = Path(__file__).parents[1]
CASE = yaml.safe_load((HERE / "cases" / "parts.yaml").read_text("utf-8"))
LISTS = ("includes", "excludes", "requires", "terms")


@pytest.fixture
def site(data: Path) -> Site:
    """The small catalogue with the case's lists and requests."""
    text = data.read_text("utf-8")
    place = "        prices:\n          - kind: per_unit\n"
    assert text.count(place) == 1
    lists = "".join(f"        {key}: {flow(CASE['lists'][key])}" for key in LISTS)
    text = text.replace(place, lists + place) + f"requests: {flow(CASE['requests'])}"
    data.write_text(text, "utf-8")
    library, problems = open_library(data)
    assert library, problems
    return Site(library, "spring")


def flow(value: object) -> str:
    """YAML on one line."""
    return yaml.safe_dump(value, default_flow_style=True, width=99_999, allow_unicode=True)


def by_key(site: Site, language: str) -> dict[str, Page]:
    return {each.key: each for each in pages(site, language)}


def words(html: str, between: str = " ") -> str:
    """The texts of the HTML's elements, joined by `between`."""
    pieces = (" ".join(each.split()) for each in re.split(r"<[^>]+>", html))
    return between.join(filter(None, pieces))


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("key", ["services/phone", "archive/spring/services/phone"])
def test_the_page_of_the_service_shows_clauses_under_their_part(
    key: str, language: str, site: Site
) -> None:
    html = body(by_key(site, language)[key])
    [lists] = re.findall(r'<h2 id="included">.*?(?=<h2 id="together">)', html, re.S)
    assert words(lists, " | ") == " ".join(CASE["page"][language].split())


def test_catalog_json_names_the_part_of_each_clause(site: Site) -> None:
    whole = json.loads(catalog(site))
    Draft202012Validator(json.loads(catalog_schema())).validate(whole)
    [phone] = [each for each in whole["services"] if each["id"] == "phone"]
    [offer] = phone["offers"]
    expected = CASE["catalog"]
    for key in ("includes", "excludes"):
        assert [each["en"] for each in offer[key]] == expected[key]
        assert [[each["en"] for each in part[key]] for part in offer["parts"]] == [
            part[key] for part in expected["parts"]
        ]
    assert [part["id"] for part in offer["parts"]] == [part["id"] for part in expected["parts"]]
    assert [part["name"] and part["name"]["en"] for part in offer["parts"]] == ["the hotline", None]
    assert [
        [each["text"]["en"], each["of"], each["part"]["en"]] for each in offer["requires"]
    ] == expected["requires"]
    clauses = [each for key in LISTS for each in offer["clauses"][key]]
    assert [
        [each["id"], each["of"], each["part"]["en"]] for each in clauses if each["of"]
    ] == expected["clauses"]
    assert all(each["part"] is None for each in clauses if not each["of"])


def test_the_page_of_requests_names_the_part(site: Site) -> None:
    html = body(by_key(site, "en")["covered"])
    [row] = re.findall(r'<tr role="row" id="visit".*?</tr>', html, re.S)
    assert words(row).startswith(CASE["covered"])

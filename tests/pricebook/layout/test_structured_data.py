"""Structured data for search engines: true to the data, valid by schema.org, and escaped.

The npm package schema-dts has the vocabulary: each class, its properties and their types.
"""

import dataclasses
import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pricebook.layout.structured_data import structured
from pricebook.pages import Page, pages
from pricebook.site.library import Library
from pricebook.site.site import Site

ROOT = Path(__file__).resolve().parents[3]
VOCABULARY = ROOT / "node_modules" / "schema-dts" / "dist" / "schema.d.ts"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>')
# Python type of a value → the types of schema.org that it may have.
PLAIN = {str: {"Text", "URL", "Date", "DateTime"}, int: {"Number"}, float: {"Number"}}
PLAIN |= {bool: {"Boolean"}}


@cache
def vocabulary() -> str:
    return VOCABULARY.read_text("utf-8")


@cache
def properties(name: str) -> dict[str, set[str]]:
    """The properties of a class, including inherited properties, with their types."""
    head = re.search(rf"(?m)^interface {name}Base(?: extends (.*?))? \{{$", vocabulary())
    if not head:
        return {}
    body = vocabulary()[head.end() :].partition("\n}\n")[0]
    found = {
        key: {*re.split(r" \| ", kinds)}
        for key, kinds in re.findall(r'(?m)^    "(\w+)"\?: SchemaValue<(.*?), "\w+">;$', body)
    }
    for parent in re.findall(r"(\w+)Base", head[1] or ""):
        found = {**properties(parent), **found}
    return found


@cache
def ancestors(name: str) -> frozenset[str]:
    head = re.search(rf"(?m)^interface {name}Base(?: extends (.*?))? \{{$", vocabulary())
    parents = re.findall(r"(\w+)Base", (head and head[1]) or "")
    return frozenset({name}).union(*map(ancestors, parents))


def faults(thing: dict[str, Any]) -> Iterator[str]:
    """The properties and types of a thing that are not in the vocabulary."""
    name = thing["@type"]
    known = properties(name)
    if f'"@type": "{name}"' not in vocabulary():
        yield f"no class {name}"
    for key, value in thing.items():
        if key.startswith("@"):
            continue
        for each in value if isinstance(value, list) else [value]:
            fits = ancestors(each["@type"]) if isinstance(each, dict) else PLAIN[type(each)]
            if key not in known:
                yield f"{name} has no {key}"
            elif not fits & known[key]:
                yield f"{name}.{key} is no {sorted(fits)}"
            if isinstance(each, dict):
                yield from faults(each)


def structured_by_page(site: Site, language: str) -> dict[str, dict[str, Any]]:
    """The structured data of each page, by the page's key."""
    found = {page.key: structured(site, page) for page in pages(site, language)}
    return {key: json.loads(text) for key, text in found.items() if text}


@pytest.fixture
def placed(library: Library, site: Site) -> Site:
    """The site with an address."""
    return Site(library, site.edition.id, "https://example.org/offer/")


@pytest.mark.usefixtures("node_modules")
@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_class_and_property_is_in_the_vocabulary(language: str, placed: Site) -> None:
    found = structured_by_page(placed, language)
    assert len(found) == 6
    for key, entry in found.items():
        assert [*faults(entry)] == [], key
        assert entry["@context"] == "https://schema.org"


@pytest.mark.usefixtures("node_modules")
def test_the_validation_finds_unknown_classes_properties_and_types() -> None:
    price = {"@type": "UnitPriceSpecification", "minPrice": 180}
    assert [*faults({"@type": "Offer", "priceSpecification": price})] == []
    assert [*faults({"@type": "Offer", "priceSpecification": {**price, "mood": 1}})] == [
        "UnitPriceSpecification has no mood"
    ]
    assert [*faults({"@type": "Offer", "minPrice": 180})] == ["Offer has no minPrice"]
    assert [*faults({"@type": "Service", "offers": {"@type": "Organization"}})] == [
        "Service.offers is no ['Organization', 'Thing']"
    ]
    assert [*faults({**price, "billingIncrement": "hundred"})] != []
    assert "no class Mood" in [*faults({"@type": "Mood"})]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_structured_data_of_all_pages(
    language: str, placed: Site, golden: Callable[[str, str], None]
) -> None:
    text = json.dumps(structured_by_page(placed, language), ensure_ascii=False, indent=1)
    golden(f"structured.{language}.json", f"{text}\n")


def test_the_figures_are_those_of_the_price_list(placed: Site) -> None:
    found = structured_by_page(placed, "en")
    (price,) = found["services/code-care"]["offers"]["priceSpecification"]
    assert (price["minPrice"], price["priceCurrency"]) == (180, "SEK")
    assert "price" not in price, "a starting price is not a fixed price"
    assert price["unitCode"] == "MON"
    assert price["referenceQuantity"]["value"] == 100
    assert price["billingDuration"]["minValue"] == 12
    (price,) = found["services/call-out"]["offers"]["priceSpecification"]
    assert "minPrice" not in price
    assert "unitCode" not in price, "used time is not charged monthly"


@pytest.mark.parametrize(("assumptions", "is_stated"), [((), True), (("without-tax",), False)])
def test_the_tax_status_is_published_only_if_the_documents_state_it(
    assumptions: tuple[str, ...], is_stated: bool, library: Library, site: Site
) -> None:
    catalogue = library.catalogue
    tax = catalogue.tax.model_copy(update={"assumptions": assumptions})
    changed = dataclasses.replace(library, catalogue=catalogue.model_copy(update={"tax": tax}))
    offer = structured_by_page(Site(changed, site.edition.id), "en")["services/answer-desk"][
        "offers"
    ]
    (price,) = offer["priceSpecification"]
    assert ("valueAddedTaxIncluded" in price) is is_stated
    assert ("excl. VAT" in offer["description"]) is is_stated


def test_assumed_rounding_is_not_published(placed: Site) -> None:
    assert "billingIncrement" not in json.dumps(structured_by_page(placed, "en"))


def test_no_archived_page_has_structured_data(published: Path) -> None:
    blocks = {
        file.relative_to(published).as_posix(): BLOCK.findall(file.read_text("utf-8"))
        for file in published.rglob("*.html")
    }
    archived = {path for path in blocks if path.startswith(("arkiv/", "en/archive/"))}
    assert len(archived) > 40
    assert [path for path in archived if blocks[path]] == []
    for path in ("tjanster/kodvard/", "en/services/code-care/", "", "en/quotation/"):
        (entry,) = blocks[f"{path}index.html"]
        assert json.loads(entry)["@type"] in ("Service", "Organization")


def test_structured_data_is_the_only_inline_script(published: Path) -> None:
    """The content security policy forbids inline scripts; a block of JSON-LD does not run."""
    for file in published.rglob("*.html"):
        for tag in re.findall("<script[^>]*>", file.read_text("utf-8")):
            assert " src=" in tag or tag == '<script type="application/ld+json">', tag


@pytest.mark.usefixtures("node_modules")
def test_a_site_without_an_address_publishes_no_url(site: Site) -> None:
    entry = structured_by_page(site, "sv")["services/code-care"]
    assert "url" not in json.dumps(entry)
    assert "@id" not in json.dumps(entry)
    assert [*faults(entry)] == []


def test_no_text_can_close_the_script_element(site: Site, library: Library) -> None:
    hostile = '</script><script>alert("&")//\u2028'
    firm = library.catalogue.firm.model_copy(update={"name": hostile})
    changed = Site(library, site.edition.id)
    changed.catalogue = library.catalogue.model_copy(update={"firm": firm})
    home = _home(changed)
    text = structured(changed, home)
    assert not re.search("[<>&\u2028]", text)
    assert json.loads(text)["name"] == hostile


def _home(site: Site) -> Page:
    return next(page for page in pages(site, "sv") if page.key == "index")


@pytest.mark.usefixtures("node_modules")
def test_the_facts_about_the_firm_are_in_the_structured_data(site: Site, library: Library) -> None:
    known = {"email": "ask@example.org", "phone": "+46 1", "organisation_number": "556"}
    changed = Site(library, site.edition.id)
    firm = library.catalogue.firm.model_copy(update=known)
    changed.catalogue = library.catalogue.model_copy(update={"firm": firm})
    entry = json.loads(structured(changed, _home(changed)))
    assert (entry["email"], entry["telephone"], entry["identifier"]) == (
        "ask@example.org",
        "+46 1",
        "556",
    )
    assert [*faults(entry)] == []
    assert json.loads(structured(site, _home(site))).keys() == {
        *("@context", "@type", "name", "slogan")
    }

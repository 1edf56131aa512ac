"""The open data: catalog.json and its schema, prices.csv, and no internal data."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeAliasType

import pytest
import yaml
from jsonschema import Draft202012Validator
from pydantic import BaseModel

from calculator.pricing.price_book import read_book
from pricebook.model.catalogue import Catalogue
from pricebook.open_data.catalog_json import catalog, catalog_schema
from pricebook.open_data.catalog_shape import CatalogExport
from pricebook.open_data.open_files import open_files
from pricebook.open_data.open_paths import is_open
from pricebook.open_data.prices_csv import prices
from pricebook.site.library import open_library
from pricebook.site.site import Site, site_on
from tests.pricebook.conftest import Project

HERE = Path(__file__).parents[1]
CASES = yaml.safe_load((HERE / "cases" / "open_data.yaml").read_text("utf-8"))


@cache
def validator() -> Draft202012Validator:
    schema = json.loads(catalog_schema())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.fixture(scope="module")
def whole(site: Site) -> dict[str, Any]:
    """The content of catalog.json."""
    entry: dict[str, Any] = json.loads(catalog(site))
    return entry


def scalars(value: Any, *path: str) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every scalar with its path of keys."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from scalars(each, *path, key)
    elif isinstance(value, list):
        for each in value:
            yield from scalars(each, *path)
    else:
        yield path, value


# ---- catalog.json


def test_definitions_of_the_firm_are_marked_apart_from_our_explanations(
    whole: dict[str, Any],
) -> None:
    assert {
        each["edition"]: {definition["explained"] for definition in each["definitions"]}
        for each in whole["glossaries"]
    } == {"2026-01": {True}, "2025": {False}, "web": {False}, "tundra14": {False}}


def test_catalog_json_is_valid_against_its_schema(whole: dict[str, Any]) -> None:
    assert [fault.message for fault in validator().iter_errors(whole)] == []
    assert whole["$schema"] == "catalog.schema.json"


@pytest.mark.parametrize("case", CASES["rejected"], ids=lambda case: case["name"])
def test_the_schema_rejects_invalid_data(case: dict[str, Any], whole: dict[str, Any]) -> None:
    changed = deepcopy(whole)
    *way, last = case["at"]
    inner: Any = changed
    for step in way:
        inner = inner[step]
    if "put" in case:
        inner[last] = case["put"]
    else:
        del inner[last]
    assert len([*validator().iter_errors(changed)]) == 1


def test_the_engine_reads_the_price_book_of_the_site_from_catalog_json(site: Site) -> None:
    assert read_book(catalog(site)) == site.book


def test_catalog_json_has_every_edition_service_and_price(
    site: Site, whole: dict[str, Any]
) -> None:
    data = site.catalogue
    assert [each["id"] for each in whole["editions"]] == [each.id for each in data.editions]
    assert [each["id"] for each in whole["services"]] == [each.id for each in data.services]
    assert [
        (each["id"], offer["edition"], len(offer["prices"]))
        for each in whole["services"]
        for offer in each["offers"]
    ] == [
        (each.id, offer.edition, len(offer.prices))
        for each in data.services
        for offer in each.offers
    ]
    assert whole["in_force"] == "2026-01"


def test_amounts_are_strings_and_texts_have_every_language(
    site: Site, whole: dict[str, Any]
) -> None:
    for path, value in scalars(whole):
        assert not isinstance(value, float), path
        if path[-1] in ("amount", "percent"):
            assert isinstance(value, str), path
    texts = json.dumps(whole, ensure_ascii=False)
    for entry in map(dict, _texts(whole)):
        assert [*entry] == [*site.languages], entry
    assert "från" in texts


def _texts(value: Any) -> Iterator[dict[str, str]]:
    """Every text by language that is not empty."""
    if isinstance(value, dict):
        if value.keys() <= {"sv", "en"} and all(isinstance(each, str) for each in value.values()):
            if value:
                yield value
        else:
            for each in value.values():
                yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def test_every_reference_in_catalog_json_leads_to_an_entry(whole: dict[str, Any]) -> None:
    editions, services, named = (
        {each["id"] for each in whole[key]} for key in ("editions", "services", "named")
    )
    for path, value in scalars(whole):
        match path[-1]:
            case "edition" | "since" if value and path[-2:] != ("terms", "since"):
                assert value in editions, path
            case "service" | "option_of" | "add" | "other" | "recommends" if value:
                if path[0] != "words":
                    assert value in services, path
            case "named" | "part_of" if value:
                assert value in named, path
            case "within":
                assert value in services | named, path


def test_every_key_of_the_data_is_published_or_listed_as_left_out() -> None:
    found, shapes = _models(Catalogue), _models(CatalogExport)
    left_out = {
        name: sorted(model.model_fields.keys() - published)
        for name, model in found.items()
        if name in shapes
        for published in [
            {
                key
                for each in (name, f"{name}Terms")
                if each in shapes
                for key in shapes[each].model_fields
            }
        ]
    }
    assert {name: keys for name, keys in left_out.items() if keys} == CASES["left_out"]
    assert sorted(found.keys() - shapes.keys()) == sorted(CASES["otherwise"])


def _models(model: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """The model and all models inside it, by name."""
    seen: set[type[BaseModel]] = set()

    def look(kind: Any) -> None:
        if isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in seen:
            seen.add(kind)
            for field in kind.model_fields.values():
                look(field.annotation)
                for more in field.metadata:
                    look(more)
        if isinstance(kind, TypeAliasType):
            look(kind.__value__)
        for inner in getattr(kind, "__args__", ()):
            look(inner)

    look(model)
    suffix = re.compile("(Model|Export)$")
    return {suffix.sub("", each.__name__): each for each in seen}


def test_catalog_json_has_no_claims_and_no_file_names_of_documents(
    site: Site, whole: dict[str, Any]
) -> None:
    text = json.dumps(whole, ensure_ascii=False)
    data = site.catalogue
    praise = [item.text for each in data.services for o in each.offers for item in o.claims]
    assert praise
    for entry in praise:
        assert not any(each in text for each in entry.values())
    for document in data.sources:
        assert document.file
        assert document.file not in text
    assert "possibly" not in text
    cited = {path[-1] for path, value in scalars(whole) if str(value).startswith("S3:")}
    assert cited == {"source"}


def test_the_licence_is_null_until_the_data_states_one(
    project: Project, whole: dict[str, Any]
) -> None:
    assert whole["licence"] is None
    given = "licence:\n  name: CC BY 4.0\n  address: https://example.org/by"
    project.edit("data/services.yaml", "licence:\n  name:\n", f"{given}\n")
    assert json.loads(catalog(opened(project)))["licence"] == {
        "name": "CC BY 4.0",
        "address": "https://example.org/by",
    }


@pytest.mark.parametrize("address", ["http://example.org/", "example.org", "https://by"])
def test_the_address_of_a_licence_must_be_an_https_address(address: str, project: Project) -> None:
    given = f"licence:\n  name: CC BY 4.0\n  address: {address}\n"
    project.edit("data/services.yaml", "licence:\n  name:\n", given)
    _, problems = open_library(project.folder / "data" / "services.yaml", project.folder)
    (problem,) = problems
    entry = f'expected a web address that starts with https://, found "{address}"'
    assert problem.message == entry


def opened(project: Project) -> Site:
    library, problems = open_library(project.folder / "data" / "services.yaml", project.folder)
    assert library, problems
    return site_on(library, date(2026, 11, 22))


# ---- prices.csv


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_content_of_prices_csv(
    language: str, site: Site, golden: Callable[[str, str], None]
) -> None:
    text = prices(site, language)
    assert text[0] == "\N{ZERO WIDTH NO-BREAK SPACE}"
    assert text.count("\r\n") == text.count("\n")
    golden(f"prices.{language}.csv", text[1:].replace("\r\n", "\n"))


def test_both_languages_have_the_same_prices(site: Site) -> None:
    swedish, english = (rows(site, code) for code in ("sv", "en"))
    number = sum(len(offer.prices) for each in site.catalogue.services for offer in each.offers)
    assert len(swedish) == len(english) == number + 1
    for mine, theirs in zip(swedish[1:], english[1:], strict=True):
        assert mine[-4:] == theirs[-4:]
        assert mine[4].replace(",", ".") == theirs[4]


def rows(site: Site, language: str) -> list[list[str]]:
    text = prices(site, language).removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    return [*csv.reader(io.StringIO(text), delimiter=";" if language == "sv" else ",")]


def test_no_cell_starts_a_spreadsheet_formula(project: Project) -> None:
    project.edit(
        "data/services.yaml",
        "name: {sv: Kodvård, en: Code Care}",
        """name: {sv: "=1+1", en: "@1+1"}""",
    )
    changed = opened(project)
    for language, name in {"sv": "'=1+1", "en": "'@1+1"}.items():
        cells = {cell for row in rows(changed, language) for cell in row}
        assert name in cells
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


# ---- Files of the built site


def test_other_sites_may_read_open_data_and_engine_wheels_only(built_site: Path) -> None:
    found = {file.relative_to(built_site).as_posix() for file in built_site.rglob("*.*")}
    assert {path for path in found if is_open(f"/{path}")} == {
        "catalog.json",
        "catalog.schema.json",
        "prices.csv",
        "en/prices.csv",
        "engine/pricebook_calculator-2.0.0-py3-none-any.whl",
        # A wheel in catalog/ that the firm published in the past.
        "engine/bjorkhamn_engine-0.9.0-py3-none-any.whl",
    }


def test_the_built_site_has_the_open_data_files(published: Path, site: Site) -> None:
    for path, content in open_files(site).items():
        assert (published / path).read_bytes() == content

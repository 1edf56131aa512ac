"""The code examples of the page about open data run against a server with the site."""

import csv
import io
import json
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from urllib.request import urlopen

import pytest

from pricebook.pages import pages
from pricebook.site.library import Library
from pricebook.site.site import Site
from tests.browser.host import Host, serving
from tests.examples import example, examples

LANGUAGES = ["sv", "en"]


@pytest.fixture(scope="module")
def host(built_site: Path) -> Iterator[Host]:
    """A server with the built site."""
    with serving(built_site) as host:
        yield host


@pytest.mark.parametrize("language", LANGUAGES)
def test_curl_fetches_the_files(
    language: str, host: Host, built_site: Path, tmp_path: Path
) -> None:
    for line in example(built_site, language, "fetch", host.address).splitlines():
        command = shlex.split(line)
        assert command[0] == "curl"
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    root = "" if language == "sv" else "en/"
    fetched = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert fetched == {
        "catalog.json": (built_site / "catalog.json").read_bytes(),
        "prices.csv": (built_site / f"{root}prices.csv").read_bytes(),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_python_reads_the_prices(language: str, host: Host, built_site: Path) -> None:
    code = example(built_site, language, "read", host.address)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    catalog = json.loads((built_site / "catalog.json").read_text("utf-8"))
    printed = [line.split() for line in done.stdout.splitlines()]
    assert ["code-care", "True", "180"] in printed
    assert ["call-out", "False", "None"] in printed
    assert {service for service, *_ in printed} == {
        each["id"]
        for each in catalog["services"]
        if any(offer["edition"] == catalog["in_force"] for offer in each["offers"])
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_spreadsheet_imports_the_prices(
    language: str, host: Host, built_site: Path, site: Site
) -> None:
    formula = example(built_site, language, "import", host.address)
    found = re.fullmatch(r'=IMPORTDATA\("(.+?)"([;,]) "(.)"\)', formula)
    assert found
    address, between, separator = found.groups()
    # In a language with a decimal comma, formulas separate arguments by semicolons.
    assert between == separator
    with urlopen(address) as answer:
        assert answer.headers["Content-Type"].startswith("text/csv")
        text = answer.read().decode("utf-8-sig")
    head, *rows = csv.reader(io.StringIO(text), delimiter=separator)
    assert {len(row) for row in rows} == {len(head)}
    amount = head.index({"sv": "Belopp", "en": "Amount"}[language])
    mark = site.localiser(language).number_format.decimal
    amounts = [Decimal(row[amount].replace(mark, ".")) for row in rows if row[amount]]
    assert {Decimal(180), Decimal(200)} <= {*amounts}
    html = (built_site / ("" if language == "sv" else "en") / "data" / "index.html").read_text()
    expected = {"sv": f"skiljetecknet ”{separator}” och decimaltecknet ”{mark}”"}
    expected["en"] = f"the separator is “{separator}” and the decimal mark is “{mark}”"
    assert expected[language] in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_that_the_page_names_exists(language: str, host: Host, built_site: Path) -> None:
    folder = "data/" if language == "sv" else "en/data/"
    html = (built_site / folder / "index.html").read_text("utf-8")
    named = re.findall(r'<dt><a href="([^"]+)"><code>([^<]+)</code></a></dt>', html)
    assert len(named) == 4
    for link, path in named:
        assert (built_site / folder / link).resolve() == (built_site / path).resolve()
        with urlopen(f"{host.address}{path}") as answer:
            assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_the_examples_of_a_site_with_an_address_contain_it(library: Library, site: Site) -> None:
    placed = Site(library, site.edition.id, "https://example.org/offer/")
    (page,) = (each for each in pages(placed, "en") if each.key == "data")
    assert 'urlopen("https://example.org/offer/catalog.json")' in page.content["examples"]["read"]
    assert page.content["knows_address"]


def test_both_languages_show_the_same_examples(built_site: Path) -> None:
    swedish, english = (examples(built_site, language) for language in LANGUAGES)
    assert swedish.keys() == english.keys() == {"fetch", "import", "read", "quote"}

"""Other sites may fetch only the open data."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.host import Host, serving

OPEN = [
    "catalog.json",
    "catalog.schema.json",
    "prices.csv",
    "en/prices.csv",
    "engine/pricebook_calculator-2.0.0-py3-none-any.whl",
    "engine/bjorkhamn_engine-0.9.0-py3-none-any.whl",
]
CLOSED = [
    "index.html",
    "engine/manifest.json",
    "engine/pyodide-lock.json",
    "search/search_index.json",
]
ASK = "address => fetch(address).then(answer => answer.arrayBuffer()).then(it => it.byteLength)"


@pytest.fixture
def elsewhere(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A page of another site without a content security policy."""
    (tmp_path / "index.html").write_text("<!DOCTYPE html><title>Elsewhere</title>")
    with serving(tmp_path) as other:
        other.policy = "default-src *"
        page = browser.new_page()
        page.goto(other.address)
        yield page
        page.close()


def test_another_site_can_fetch_open_data_only(
    elsewhere: Page, host: Host, built_site: Path
) -> None:
    for path in OPEN:
        read = elsewhere.evaluate(ASK, f"{host.address}{path}")
        assert read == (built_site / path).stat().st_size, path
    for path in CLOSED:
        assert (built_site / path).is_file()
        refused = f"{ASK}.catch(error => error.message)"
        assert elsewhere.evaluate(refused, f"{host.address}{path}") == "Failed to fetch", path


@pytest.mark.parametrize("path", ["tjanster/kodvard/", "en/services/code-care/", ""])
def test_structured_data_does_not_violate_the_policy(path: str, page: Page, host: Host) -> None:
    """The fixture `page` fails for violations on the console."""
    page.goto(host.address + path)
    block = page.locator('script[type="application/ld+json"]')
    structured = page.evaluate("text => JSON.parse(text)", block.text_content())
    assert structured["@context"] == "https://schema.org"

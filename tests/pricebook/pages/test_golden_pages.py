"""The whole of a page of each kind, in each language; `pytest --renew` writes golden/pages/."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pricebook.pages import Page, body, pages
from pricebook.site.site import Site

FOLDER = Path(__file__).parents[1] / "golden" / "pages"
# A file's name that changes with its content would change the page with every price.
HASHED = re.compile(r"\.[0-9a-f]{12}(?=\.json)")
# What the engine answers has golden files of its own.
ESTIMATE = re.compile("(?<=<!--estimate-->).*(?=<!--/estimate-->)", re.DOTALL)


def kinds(site: Site, language: str) -> dict[str, Page]:
    """The first page of each template."""
    found: dict[str, Page] = {}
    for page in pages(site, language):
        found.setdefault(page.template.removesuffix(".html"), page)
    return found


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_page_of_each_kind(site: Site, language: str, golden: Callable[[str, str], None]) -> None:
    for kind, page in kinds(site, language).items():
        html = ESTIMATE.sub("", body(page, prose="<p>Prose</p>" if page.takes_prose else ""))
        golden(f"pages/{kind}.{language}.html", HASHED.sub("", html))


def test_no_file_is_of_a_kind_that_is_gone(site: Site) -> None:
    expected = {f"{kind}.{code}.html" for code in site.languages for kind in kinds(site, code)}
    assert {file.name for file in FOLDER.iterdir()} == expected

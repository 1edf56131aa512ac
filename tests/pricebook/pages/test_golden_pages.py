"""One page of each template in each language; `pytest --renew` writes golden/pages/."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pricebook.pages import Page, body, pages
from pricebook.site.site import Site

FOLDER = Path(__file__).parents[1] / "golden" / "pages"
# The golden files omit the hashes in file names, because the hashes change with every price.
HASHED = re.compile(r"\.[0-9a-f]{12}(?=\.json)")
# Estimates of the engine have separate golden files.
ESTIMATE = re.compile("(?<=<!--estimate-->).*(?=<!--/estimate-->)", re.DOTALL)


def kinds(site: Site, language: str) -> dict[str, Page]:
    """The first page of each template."""
    found: dict[str, Page] = {}
    for page in pages(site, language):
        found.setdefault(page.template.removesuffix(".html"), page)
    return found


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_html_of_one_page_of_each_template(
    site: Site, language: str, golden: Callable[[str, str], None]
) -> None:
    for kind, page in kinds(site, language).items():
        html = ESTIMATE.sub("", body(page, prose="<p>Prose</p>" if page.takes_prose else ""))
        golden(f"pages/{kind}.{language}.html", HASHED.sub("", html))


def test_every_golden_file_belongs_to_a_template(site: Site) -> None:
    expected = {f"{kind}.{code}.html" for code in site.languages for kind in kinds(site, code)}
    assert {file.name for file in FOLDER.iterdir()} == expected

"""The archive: every edition at its permanent address, with what it has."""

import re
from collections.abc import Callable

import pytest

from pricebook.pages import Page, body, pages
from pricebook.site.site import Site

SHOWN = [
    ("2026-01", "maintenance"),
    ("2025", "server-patch"),
    ("web", "maintenance-and-support"),
    ("odoo14", "odoo-bas"),
]


def by_key(site: Site, language: str = "sv") -> dict[str, Page]:
    return {each.key: each for each in pages(site, language)}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("edition", "service"), SHOWN)
def test_a_service_of_each_edition(
    edition: str,
    service: str,
    language: str,
    site: Site,
    golden: Callable[[str, str], None],
) -> None:
    page = by_key(site, language)[f"archive/{edition}/services/{service}"]
    shown = f"{page.address}\n{page.title}\n{page.description}\n\n{body(page)}"
    golden(f"{edition}.{service}.{language}.html", shown)


def test_an_edition_keeps_a_page_for_each_of_its_services_and_for_nothing_only_named(
    site: Site,
) -> None:
    archived = {
        edition: [key.rpartition("/")[2] for key in by_key(site) if _is_service_of(key, edition)]
        for edition in ("2026-01", "2025", "web", "odoo14")
    }
    assert archived == {
        "2026-01": ["on-demand", "prepaid-packs", "first-line", "maintenance"],
        "2025": ["on-demand", "prepaid-packs", "server-patch", "maintenance-and-support"],
        "web": ["maintenance-and-support"],
        "odoo14": ["maintenance-and-support", "odoo-bas", "backup", "drift-och-patch", "email"],
    }


def _is_service_of(key: str, edition: str) -> bool:
    return key.startswith(f"archive/{edition}/services/") and not key.endswith("/index")


@pytest.mark.parametrize(
    ("edition", "says"),
    [
        (
            "2026-01",
            "Det här är prislistan från januari 2026, som gäller nu.",
        ),
        ("2025", "Det här är en äldre prislista: 2025. Den som gäller nu är från januari 2026."),
    ],
)
def test_every_archived_page_says_which_edition_it_is(edition: str, says: str, site: Site) -> None:
    archived = [page for key, page in by_key(site).items() if key.startswith(f"archive/{edition}/")]
    assert archived
    for page in archived:
        assert page.is_archived
        html = body(page).replace("\N{NO-BREAK SPACE}", " ")
        assert f'<p class="banner" data-search-exclude>{says}' in html


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_archive_leads_to_every_edition_the_newest_first(language: str, site: Site) -> None:
    page = by_key(site, language)["archive"]
    assert re.findall(r'<dt><a href="([^"]+)"', body(page)) == [
        "2026-01/",
        "2025/",
        "web/",
        "odoo14/",
    ]
    assert not page.is_archived

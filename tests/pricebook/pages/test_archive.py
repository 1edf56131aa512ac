"""The archive: every edition has permanent addresses."""

import re
from collections.abc import Callable

import pytest

from pricebook.pages import Page, body, pages
from pricebook.site.site import Site

SHOWN = [
    ("2026-01", "code-care"),
    ("2025", "platform-agreement"),
    ("web", "care-agreement"),
    ("tundra14", "tundra-grund"),
]


def by_key(site: Site, language: str = "sv") -> dict[str, Page]:
    return {each.key: each for each in pages(site, language)}


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize(("edition", "service"), SHOWN)
def test_the_archived_page_of_a_service_in_each_edition(
    edition: str,
    service: str,
    language: str,
    site: Site,
    golden: Callable[[str, str], None],
) -> None:
    page = by_key(site, language)[f"archive/{edition}/services/{service}"]
    shown = f"{page.address}\n{page.title}\n{page.description}\n\n{body(page)}"
    golden(f"{edition}.{service}.{language}.html", shown)


def test_an_edition_has_archived_pages_for_its_services_only(
    site: Site,
) -> None:
    archived = {
        edition: [key.rpartition("/")[2] for key in by_key(site) if _is_service_of(key, edition)]
        for edition in ("2026-01", "2025", "web", "tundra14")
    }
    assert archived == {
        "2026-01": ["call-out", "hour-cards", "answer-desk", "code-care"],
        "2025": ["call-out", "hour-cards", "platform-agreement", "care-agreement"],
        "web": ["care-agreement"],
        "tundra14": ["care-agreement", "tundra-grund", "copy-guard", "gang-och-puls", "post-room"],
    }


def _is_service_of(key: str, edition: str) -> bool:
    return key.startswith(f"archive/{edition}/services/") and not key.endswith("/index")


@pytest.mark.parametrize(
    ("edition", "banner"),
    [
        (
            "2026-01",
            "Det här är prislistan från januari 2026, som gäller nu.",
        ),
        ("2025", "Det här är en äldre prislista: 2025. Den som gäller nu är från januari 2026."),
    ],
)
def test_every_archived_page_names_its_edition_at_the_top(
    edition: str, banner: str, site: Site
) -> None:
    archived = [page for key, page in by_key(site).items() if key.startswith(f"archive/{edition}/")]
    assert archived
    for page in archived:
        assert page.is_archived
        html = body(page).replace("\N{NO-BREAK SPACE}", " ")
        assert f'<p class="banner" data-search-exclude>{banner}' in html


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_archive_lists_every_edition_newest_first(language: str, site: Site) -> None:
    page = by_key(site, language)["archive"]
    assert re.findall(r'<dt><a href="([^"]+)"', body(page)) == [
        "2026-01/",
        "2025/",
        "web/",
        "tundra14/",
    ]
    assert not page.is_archived

"""What changes: any two editions side by side, in words that withdraw nothing."""

import re

import pytest

from calculator.change import side_by_side
from calculator.change_view import beside_told
from calculator.link import read_link
from generator.pages import body, pages
from generator.site import Site


def shown(site: Site, language: str, pair: str) -> str:
    [page] = [each for each in pages(site, language) if each.key == f"changes/{pair}"]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body(page)))


def test_any_two_editions_have_a_page_the_one_in_force_last(site: Site) -> None:
    keys = [each.key for each in pages(site, "sv") if each.key.startswith("changes/")]
    assert keys == [
        "changes/odoo14/web",
        "changes/odoo14/2025",
        "changes/odoo14/2026-01",
        "changes/web/2025",
        "changes/web/2026-01",
        "changes/2025/2026-01",
    ]


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "sv",
            "Nämns inte i prislistan från januari 2026. Ditt avtal gäller – fråga din säljare."
            " Så räknas priset: Fast månadskostnad Pris: från 495 kr per månad exkl. moms",
        ),
        (
            "en",
            "Not mentioned in the price list from January 2026. Your agreement applies – "
            "ask your sales representative.",
        ),
    ],
)
def test_what_a_newer_edition_does_not_mention_is_not_withdrawn(
    language: str, says: str, site: Site
) -> None:
    assert says in shown(site, language, "2025/2026-01")


def test_prices_for_different_things_have_no_percentage(site: Site) -> None:
    found = shown(site, "en", "odoo14/2026-01")
    assert "Replaced in part by Maintenance, First Line Support." in found
    assert "Difference The totals are not for the same things." in found
    assert "excl. VAT January 2026 Maintenance from SEK 180 per 100 lines of custom code" in found
    assert "%" not in found


@pytest.mark.parametrize(
    ("language", "pair", "says"),
    [
        (
            "en",
            "web/2026-01",
            "First Line Support Bug support: guidance only"
            " Maintenance Bug support: included: support through the full life cycle of a bug",
        ),
        (
            "sv",
            "web/2026-01",
            "First Line Support från 200 kr per användare och månad exkl. moms"
            " Underhåll från 180 kr per 100 rader egen kod och månad exkl. moms",
        ),
        (
            "en",
            "2025/2026-01",
            "On Demand User support: charged per incident"
            " First Line Support User support: included: unlimited First Line Support"
            " Maintenance User support: not included, add First Line Support if needed",
        ),
    ],
    ids=["of both that replaced it", "the price of both", "of all where none replaced it"],
)
def test_what_another_service_says_is_said_of_each_by_its_name(
    language: str, pair: str, says: str, site: Site
) -> None:
    assert says in shown(site, language, pair)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_sums_of_a_pair_are_the_engines_own_and_one_link_opens_both(
    language: str, site: Site
) -> None:
    """The page's string is the one that the calculator shows for the same link."""
    [page] = [each for each in pages(site, language) if each.key == "changes/2025/2026-01"]
    html = body(page)
    [fragment] = re.findall(r'href="[^"]+/#(o1:[^"]+)"', html)
    opened = read_link(fragment, site.edition, site.book)
    assert (opened.refused, opened.then) == ((), None)
    found = side_by_side(site.book, opened.choice)
    assert found
    assert (found.was.edition.id, found.now.edition.id) == ("2025", "2026-01")
    assert beside_told(found, site.wording(language)) in html

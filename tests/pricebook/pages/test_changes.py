"""Pages that compare two editions: both texts side by side, without a claim of withdrawal."""

import html
import re
from functools import cache

import pytest

from calculator.html.edition_change_html import comparison_html
from calculator.pricing.edition_change import side_by_side
from calculator.share.link import read_link
from pricebook.derived.edition_history import EditionHistory
from pricebook.page_parts.edition_pairs import edition_pairs
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.statement_text import text
from pricebook.pages import body, pages
from pricebook.site.site import Site

VERDICT = re.compile(r"(?i)not mentioned|no longer|but not in|nämns inte|inte längre|men inte i")

SERVICE = re.compile(r'<span class="differs__service">.*?</span>')


@cache
def shown(site: Site, language: str, pair: str) -> str:
    [page] = [each for each in pages(site, language) if each.key == f"changes/{pair}"]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", body(page)))


def test_every_pair_of_editions_has_a_page_older_edition_first(site: Site) -> None:
    keys = [each.key for each in pages(site, "sv") if each.key.startswith("changes/")]
    assert keys == [
        "changes/tundra14/web",
        "changes/tundra14/2025",
        "changes/tundra14/2026-01",
        "changes/web/2025",
        "changes/web/2026-01",
        "changes/2025/2026-01",
    ]


@pytest.mark.parametrize(
    ("language", "pair", "old", "new"),
    [
        (
            "sv",
            "2025/2026-01",
            "Tundraverkets rättelser läggs in en gång i månaden, utan extra kostnad.",
            "Månadens uppdatering: ingår",
        ),
        (
            "en",
            "web/2025",
            "Faults in the programs are fixed at no extra cost",
            "Troubleshooting of the programs",
        ),
    ],
    ids=["monthly update", "bug analysis"],
)
def test_different_wordings_of_one_subject_are_in_one_section(
    language: str, pair: str, old: str, new: str, site: Site
) -> None:
    [page] = [each for each in pages(site, language) if each.key == f"changes/{pair}"]
    [section] = [each for each in body(page).split("<h2 ") if old in each and new in each]
    assert not VERDICT.search(section)


def test_replacements_are_shown_only_where_a_relation_states_them(site: Site) -> None:
    statements = {
        each.key: re.findall(
            r"Replace[sd][^.]*", shown(site, "en", each.key.removeprefix("changes/"))
        )
        for each in pages(site, "en")
        if each.key.startswith("changes/")
    }
    assert {key for key, found in statements.items() if found} == {
        "changes/2025/2026-01",
        "changes/web/2026-01",
        "changes/tundra14/2026-01",
    }
    assert {one for found in statements.values() for one in found} == {
        "Replaced in part by Answer Desk Direct, Code Care",
        "Replaces a part of Tundra Care Agreement",
        "Replaces a part of Care Agreement",
        "Replaces a part of Tundra Omsorg",
    }


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_page_claims_that_an_edition_lacks_something(language: str, site: Site) -> None:
    keys = [each.key for each in pages(site, language) if each.key.startswith("changes/")]
    for key in keys:
        assert not VERDICT.search(shown(site, language, key.removeprefix("changes/")))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_row_has_the_same_text_on_both_sides(language: str, site: Site) -> None:
    found = 0
    for each in pages(site, language):
        if each.key.startswith("changes/"):
            for row in re.findall(
                r'<tr role="row">\s*<th scope="row".*?</tr>', body(each), re.DOTALL
            ):
                old, new = (
                    {
                        plain(re.sub("<[^>]*>", " ", SERVICE.sub("", texts)))
                        for texts in re.findall(r'<p class="differs__text">(.*?)</p>', cell)
                    }
                    for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)[:2]
                )
                assert old != new or not old, (each.key, old)
                found += bool(old)
    assert found


def test_prices_for_different_things_have_no_percentage(site: Site) -> None:
    found = shown(site, "en", "tundra14/2026-01")
    assert "Replaced in part by Answer Desk Direct, Code Care." in found
    assert "Difference The totals are not for the same things." in found
    assert "Code Care From SEK 180 per 100 lines of module code per month excl. VAT" in found
    assert "%" not in found


@pytest.mark.parametrize(
    ("language", "pair", "expected"),
    [
        (
            "en",
            "web/2026-01",
            "Answer Desk Direct Help with program faults: guidance only"
            " Code Care Help with program faults: included: from the report until the fault is"
            " gone",
        ),
        (
            "sv",
            "web/2026-01",
            "Answer Desk Direct Från 200 kr per användare och månad exkl. moms"
            " Kodvård Från 180 kr per 100 rader modulkod och månad exkl. moms",
        ),
        (
            "en",
            "2025/2026-01",
            "Call Out User support: charged per incident"
            " Answer Desk Direct User support: included: unlimited questions to Answer Desk"
            " Code Care User support: not included, add Answer Desk Direct if needed",
        ),
    ],
    ids=[
        "clauses of both replacing services",
        "prices of both replacing services",
        "clauses of all services without a replacement",
    ],
)
def test_clauses_of_other_services_are_shown_under_each_name(
    language: str, pair: str, expected: str, site: Site
) -> None:
    assert expected in shown(site, language, pair)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_sums_come_from_the_engine_and_a_link_opens_both_estimates(
    language: str, site: Site
) -> None:
    """The page has the same HTML that the calculator shows for the link."""
    [page] = [each for each in pages(site, language) if each.key == "changes/2025/2026-01"]
    whole = body(page)
    [fragment] = re.findall(r'href="[^"]+/#(o1:[^"]+)"', whole)
    opened = read_link(fragment, site.edition, site.book)
    assert (opened.refused, opened.then) == ((), None)
    found = side_by_side(site.book, opened.choice)
    assert found
    assert (found.was.edition.id, found.now.edition.id) == ("2025", "2026-01")
    assert comparison_html(found, site.localiser(language)) in whole


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_statement_is_on_the_page_or_equal_in_both_editions(
    language: str, site: Site
) -> None:
    history = EditionHistory(site.catalogue)
    for old, new in edition_pairs(PageContext(site, language, site.edition)):
        contexts = [PageContext(site, language, each, f"archive/{each.id}/") for each in (old, new)]
        texts = [
            {plain(text(context, each)): each.source for each in history.of(context.edition.id)}
            for context in contexts
        ]
        page = plain(shown(site, language, f"{old.id}/{new.id}"))
        for mine, others in (texts, texts[::-1]):
            assert mine
            for each, source in mine.items():
                assert each in page or each in others, (old.id, new.id, source)


def plain(texts: str) -> str:
    """The text in lower case, without its final full stop and without HTML entities."""
    return " ".join(html.unescape(texts).split()).removesuffix(".").casefold()

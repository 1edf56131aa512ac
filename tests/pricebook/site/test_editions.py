"""Which edition holds when, with the real data: the day before, the day, and editions of no day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.pricing.price_book import Book, edition_on
from pricebook.site.library import Library
from pricebook.site.site import Site, site_on

DATED = date(2026, 1, 1)


@pytest.fixture(scope="module")
def book(site: Site) -> Book:
    return site.book


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (date(2020, 10, 1), None),
        (date(2025, 1, 1), None),
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), "2026-01"),
        (date(2026, 1, 2), "2026-01"),
        (date(2031, 12, 31), "2026-01"),
    ],
)
def test_the_edition_in_force_on_a_day(book: Book, day: date, edition: str | None) -> None:
    found = edition_on(book, day)
    assert (found.id if found else None) == edition


@given(day=st.dates())
def test_no_day_finds_an_undated_edition(book: Book, day: date) -> None:
    found = edition_on(book, day)
    assert (found.id if found else None) == ("2026-01" if day >= DATED else None)


@pytest.mark.parametrize("edition", ["2025", "web", "odoo14"])
def test_an_undated_edition_is_asked_for_by_its_id(book: Book, edition: str) -> None:
    assert book.editions[edition].valid_from is None
    assert any(edition in each.offers for each in book.services.values())


def test_the_public_pages_show_the_first_dated_edition_before_its_day(library: Library) -> None:
    assert site_on(library, date(2025, 12, 31)).edition.id == "2026-01"


def test_the_editions_stand_newest_first_as_far_as_that_is_known(library: Library) -> None:
    assert [each.id for each in library.catalogue.editions] == ["2026-01", "2025", "web", "odoo14"]


def test_an_undated_edition_has_a_note_in_both_languages(library: Library) -> None:
    for each in library.catalogue.editions:
        assert (each.note is None) == (each.valid_from is not None)


def test_every_edition_offers_what_its_documents_offer(library: Library) -> None:
    offered = {
        edition.id: [each.id for each in library.catalogue.services if each.offer(edition.id)]
        for edition in library.catalogue.editions
        if edition.id != "2026-01"
    }
    assert offered == {
        "2025": ["on-demand", "prepaid-packs", "server-patch", "maintenance-and-support"],
        "web": ["maintenance-and-support"],
        "odoo14": ["maintenance-and-support", "odoo-bas", "backup", "drift-och-patch", "email"],
    }


def test_what_is_always_charged_separately_is_as_long_as_in_the_documents(library: Library) -> None:
    lengths = {each.edition: len(each.items) for each in library.catalogue.separate}
    assert lengths == {"2026-01": 13, "2025": 11, "web": 7, "odoo14": 8}
    concepts = {item.id for each in library.catalogue.separate for item in each.items}
    # Twenty, and one more: conversions related to backup are not those for testing and upgrades.
    # Support for end users goes by the id that user support has everywhere.
    assert len(concepts) == 21

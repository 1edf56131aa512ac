"""The edition in force on a day, and undated editions, in the real data."""

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
def test_an_undated_edition_is_never_in_force(book: Book, day: date) -> None:
    found = edition_on(book, day)
    assert (found.id if found else None) == ("2026-01" if day >= DATED else None)


@pytest.mark.parametrize("edition", ["2025", "web", "tundra14"])
def test_an_undated_edition_has_offers(book: Book, edition: str) -> None:
    assert book.editions[edition].valid_from is None
    assert any(edition in each.offers for each in book.services.values())


def test_before_its_first_day_pages_show_the_first_dated_edition(library: Library) -> None:
    assert site_on(library, date(2025, 12, 31)).edition.id == "2026-01"


def test_the_editions_are_listed_newest_first(library: Library) -> None:
    assert [each.id for each in library.catalogue.editions] == [
        "2026-01",
        "2025",
        "web",
        "tundra14",
    ]


def test_only_undated_editions_have_a_note(library: Library) -> None:
    for each in library.catalogue.editions:
        assert (each.note is None) == (each.valid_from is not None)


def test_older_editions_offer_the_services_of_their_documents(library: Library) -> None:
    offered = {
        edition.id: [each.id for each in library.catalogue.services if each.offer(edition.id)]
        for edition in library.catalogue.editions
        if edition.id != "2026-01"
    }
    assert offered == {
        "2025": ["call-out", "hour-cards", "platform-agreement", "care-agreement"],
        "web": ["care-agreement"],
        "tundra14": ["care-agreement", "tundra-grund", "copy-guard", "gang-och-puls", "post-room"],
    }


def test_each_edition_has_as_many_separate_charges_as_its_documents(library: Library) -> None:
    lengths = {each.edition: len(each.items) for each in library.catalogue.separate}
    assert lengths == {"2026-01": 13, "2025": 11, "web": 7, "tundra14": 8}
    concepts = {item.id for each in library.catalogue.separate for item in each.items}
    # Database conversions for backups and for tests and upgrades have two ids. Support for end
    # users has the id `user-support` in every edition.
    assert len(concepts) == 21

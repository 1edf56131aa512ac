"""The pages on privacy and accessibility: both languages, and no invented contact."""

import dataclasses
from collections.abc import Mapping

import pytest

from pricebook.pages import Page, body, pages
from pricebook.site.library import Library
from pricebook.site.site import Site


def shown(site: Site, language: str) -> Mapping[str, Page]:
    return {page.key: page for page in pages(site, language)}


@pytest.mark.parametrize(("language", "mark"), [("sv", "tecknet #, så"), ("en", "the # sign, so")])
def test_the_privacy_page_explains_that_a_link_contains_the_order(site, language, mark) -> None:
    assert mark in body(shown(site, language)["privacy"])


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_accessibility_page_shows_a_contact_only_if_the_firm_has_one(
    language: str, library: Library, site: Site
) -> None:
    assert 'id="told"' not in body(shown(site, language)["accessibility"])
    catalogue = library.catalogue
    firm = catalogue.firm.model_copy(update={"email": "hello@example.org"})
    reachable = dataclasses.replace(library, catalogue=catalogue.model_copy(update={"firm": firm}))
    page = shown(Site(reachable, site.edition.id), language)["accessibility"]
    assert 'id="told"' in body(page)
    assert f'href="{page.link(site.addresses.of("contact", language))}"' in body(page)

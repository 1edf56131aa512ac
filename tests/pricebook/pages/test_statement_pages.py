"""The pages on privacy and accessibility: whole in both languages, and no contact is made up."""

import dataclasses
from collections.abc import Mapping

import pytest

from pricebook.pages import Page, body, pages
from pricebook.site.library import Library
from pricebook.site.site import Site


def shown(site: Site, language: str) -> Mapping[str, Page]:
    return {page.key: page for page in pages(site, language)}


@pytest.mark.parametrize(("language", "mark"), [("sv", "tecknet #, så"), ("en", "the # sign, so")])
def test_the_link_that_holds_the_readers_figures_is_mentioned(site, language, mark) -> None:
    assert mark in body(shown(site, language)["privacy"])


@pytest.mark.parametrize("language", ["sv", "en"])
def test_whom_to_tell_of_obstacles_is_shown_where_the_firm_can_be_reached(
    language: str, library: Library, site: Site
) -> None:
    assert 'id="told"' not in body(shown(site, language)["accessibility"])
    catalogue = library.catalogue
    firm = catalogue.firm.model_copy(update={"email": "hello@example.org"})
    reachable = dataclasses.replace(library, catalogue=catalogue.model_copy(update={"firm": firm}))
    page = shown(Site(reachable, site.edition.id), language)["accessibility"]
    assert 'id="told"' in body(page)
    assert f'href="{page.link(site.addresses.of("contact", language))}"' in body(page)

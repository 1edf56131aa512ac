"""The not-found page has every language; the language of the folder comes first."""

import pytest
from playwright.sync_api import expect

ADDRESSES = [
    "nothing/",
    "en/nothing",
    "en/services/no/such.html",
    "tjanster/kodvard/x/y/",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_unknown_addresses_at_any_depth_give_the_page_in_both_languages(
    page, page_faults, host, address
):
    page_faults.expect(f"404: {address}")
    answer = page.goto(address)
    assert answer.status == 404
    for language, heading, link, home in [
        ("sv", "Sidan finns inte", "Till startsidan", ""),
        ("en", "Page not found", "To the home page", "en/"),
    ]:
        part = page.locator(f"section[lang={language}]")
        expect(part.get_by_role("heading", name=heading)).to_be_visible()
        expect(part.get_by_role("link", name=link)).to_have_js_property(
            "href", f"{host.address}{home}"
        )
    # The language of the folder comes first and is the language of the page.
    first = "en" if address.startswith("en/") else "sv"
    expect(page.locator("html")).to_have_attribute("lang", first)
    expect(page.locator("section[lang]").first).to_have_attribute("lang", first)
    home = {"sv": "", "en": "en/"}[first]
    expect(page.get_by_role("banner").get_by_role("link").first).to_have_js_property(
        "href", f"{host.address}{home}"
    )
    # The style sheets load at any depth of the address.
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground not in ("rgba(0, 0, 0, 0)", "rgb(255, 255, 255)")
    sheets = page.evaluate("Array.from(document.styleSheets, (each) => each.cssRules.length)")
    assert sheets
    assert all(sheets)


@pytest.mark.parametrize(("address", "word"), [("nothing/", "telefon"), ("en/nothing", "phone")])
def test_the_search_has_the_language_of_the_folder(page, page_faults, address, word):
    page_faults.expect(f"404: {address}")
    page.goto(address)
    page.locator("[data-search-open]").click()
    page.get_by_role("searchbox").fill(word)
    expect(page.get_by_role("dialog").get_by_role("link").first).to_be_visible()


def test_the_page_has_noindex_and_links_to_the_home_page(page, page_faults):
    page_faults.expect("404: nowhere")
    page.goto("nowhere")
    expect(page.locator("meta[name=robots]")).to_have_attribute("content", "noindex")
    page.get_by_role("link", name="To the home page").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")

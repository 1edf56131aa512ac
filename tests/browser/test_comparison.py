"""The comparison: columns in the link, only differences, permanent links, accessible table."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Locator, Page, expect

from pricebook.pages import pages

ASKED = "?models=answer-desk,code-care"
DIFFERENCES = {"sv": "Bara skillnader", "en": "Only differences"}


@pytest.fixture
def address(site, language) -> str:
    """The address of the comparison of the edition in force."""
    (found,) = [each.address for each in pages(site, language) if each.key == "comparison"]
    return found


def columns(page: Page) -> list[str]:
    """The ids of the visible columns."""
    return [head.get_attribute("id") for head in page.locator("thead th[id]:visible").all()]


def rows(page: Page) -> Locator:
    """The visible rows without headings of groups."""
    return page.locator("[data-row]:visible")


def values(page: Page) -> list[list[str]]:
    """The visible values, row by row."""
    return [row.locator("td:visible .compare__value").all_inner_texts() for row in rows(page).all()]


def differences(page: Page, language: str) -> Locator:
    return page.get_by_role("checkbox", name=DIFFERENCES[language])


def test_a_link_chooses_the_columns_and_the_boxes_change_them(page, address):
    page.goto(address + ASKED)
    assert columns(page) == ["answer-desk", "code-care"]
    assert {len(row) for row in values(page)} == {2}
    box = page.get_by_role("checkbox", name="Call Out")
    expect(box).not_to_be_checked()
    box.check()
    assert columns(page) == ["call-out", "answer-desk", "code-care"]
    assert "models" not in page.url, "expected no columns in the address if all are shown"
    box.uncheck()
    page.get_by_role("checkbox", name="Answer Desk Direct").uncheck()
    assert page.url.endswith("?models=code-care")
    expect(page.locator("input[value=code-care]")).to_be_disabled()


@pytest.mark.parametrize("asked", ["", "?models=", "?models=nothing,%3Cb%3E"])
def test_a_link_without_known_columns_shows_all(page, address, asked):
    page.goto(address + asked)
    assert columns(page) == ["call-out", "answer-desk", "code-care"]


def test_only_rows_that_differ_between_visible_columns_are_shown(page, address, language):
    page.goto(address + ASKED)
    everything = values(page)
    differences(page, language).check()
    shown = values(page)
    assert shown == [row for row in everything if len(set(row)) > 1]
    assert 0 < len(shown) < len(everything)
    # A group without visible rows has no heading.
    for group in page.locator("tbody:visible").all():
        assert group.locator("[data-row]:visible").count() > 0
    differences(page, language).uncheck()
    assert values(page) == everything


def test_every_row_and_column_has_the_same_anchor_in_both_languages(page, site):
    found = []
    for code in site.languages:
        (at,) = [each.address for each in pages(site, code) if each.key == "comparison"]
        page.goto(f"/{at}")
        found.append(
            page.locator("table").evaluate("t => [...t.querySelectorAll('[id]')].map(e => e.id)")
        )
    assert found[0] == found[1]
    assert {"code-care", "starting-price", "user-support"} <= {*found[0]}
    assert len(found[0]) == len({*found[0]})


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_button_copies_the_permanent_link_with_the_visible_columns(
    page, context, host, address, language
):
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=host.address)
    page.goto(address + ASKED)
    page.locator("#user-support").get_by_role("button").click()
    expect(page.get_by_role("status").filter(visible=True)).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    permanent = {"sv": "/arkiv/2026-01/jamforelse/", "en": "/en/archive/2026-01/comparison/"}
    assert copied == f"{host.address.rstrip('/')}{permanent[language]}{ASKED}#user-support"
    # The copied link shows the same values and scrolls to the same row.
    here = values(page)
    page.goto(copied)
    assert values(page) == here
    expect(page.locator("#user-support")).to_be_in_viewport()


def test_without_clipboard_permission_the_link_is_shown(page, address):
    page.goto(address)
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('refused')); }"
    )
    page.locator("#code-care").get_by_role("button").click()
    link = page.get_by_role("status").get_by_role("link")
    expect(link).to_have_attribute("href", re.compile(r"/2026-01/.*#code-care$"))


@pytest.mark.parametrize(("width", "head"), [(1280, "thead th[id]"), (375, "#user-support th")])
def test_column_heads_stay_visible_while_scrolling(page, address, width, head):
    page.set_viewport_size({"width": width, "height": 420})
    page.goto(address)
    cell = page.locator("#user-support td").first
    cell.evaluate("cell => window.scrollTo(0, cell.getBoundingClientRect().top + scrollY - 60)")
    top = page.locator(head).first.evaluate("head => head.getBoundingClientRect().top")
    assert -1 <= top <= 60
    expect(page.locator(head).first).to_be_in_viewport()


def test_without_javascript_all_columns_and_links_work(browser, host, page, address):
    page.goto(address)
    scripted = values(page)
    with browser.new_context(base_url=host.address, java_script_enabled=False) as context:
        bare = context.new_page()
        bare.goto(address + ASKED)
        assert values(bare) == scripted
        expect(bare.locator("form:visible")).to_have_count(0)
        bare.locator("#user-support .permalink").click()
        assert bare.url.endswith("#user-support")


@pytest.mark.parametrize("width", [1280, 320])
def test_the_table_keeps_its_roles_at_every_width(page, address, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address)
    table = page.get_by_role("table")
    expect(table.locator("caption")).not_to_be_empty()
    assert table.get_by_role("columnheader").count() == 4
    heads = table.locator("[data-row] > th")
    assert heads.count() == table.locator("[data-row] > th[scope=row]").count() == 10
    assert table.get_by_role("cell").count() == 10 * 3
    assert table.locator("thead th").count() == table.locator("thead th[scope=col]").count()
    ranks = table.locator("tbody > tr:first-child > th[scope=rowgroup]")
    assert ranks.count() == table.locator("tbody").count() == 4
    # Every cell has a word, not just a symbol.
    assert all(text.strip() for row in values(page) for text in row)


def test_the_rows_have_the_order_of_the_document(page, address, library):
    (shown,) = [each for each in library.catalogue.comparisons if each.edition == "2026-01"]
    page.goto(address)
    found = [row.get_attribute("id") for row in rows(page).all()]
    assert [each for each in found if each in {row.id for row in shown.rows}] == [
        row.id for group in shown.groups for row in shown.rows if row.group == group.id
    ]
    tops = [row.bounding_box()["y"] for row in rows(page).all()]
    assert all(one < other for one, other in pairwise(tops))

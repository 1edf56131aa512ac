"""The language switch keeps the fragment of the address."""

from playwright.sync_api import Browser, Page, expect

from tests.browser.host import Host


def test_the_other_language_opens_at_the_same_heading(page: Page, host: Host) -> None:
    page.goto("tjanster/kodvard/#price")
    page.locator("a[data-language]").click()
    expect(page).to_have_url(f"{host.address}en/services/code-care/#price")
    expect(page.locator("#price")).to_be_in_viewport()
    page.locator("a[data-language]").click()
    expect(page).to_have_url(f"{host.address}tjanster/kodvard/#price")


def test_the_link_follows_the_fragment_of_the_address(page: Page, host: Host) -> None:
    page.goto("en/services/code-care/")
    switch = page.locator("a[data-language]")
    address = f"{host.address}tjanster/kodvard/"
    expect(switch).to_have_js_property("href", address)
    page.evaluate("location.hash = '#price'")
    expect(switch).to_have_js_property("href", f"{address}#price")
    page.go_back()
    expect(switch).to_have_js_property("href", address)


def test_a_fragment_of_a_heading_does_not_replace_the_order(page: Page, host: Host) -> None:
    page.goto("en/calculator/#o1:users.7~lines.250")
    switch = page.locator("a[data-language]")
    address = f"{host.address}kalkylator/#o1:users.7~lines.250"
    expect(switch).to_have_js_property("href", address)
    page.evaluate("location.hash = '#main-content'")
    expect(switch).to_have_js_property("href", address)


def test_without_javascript_the_link_leads_to_the_page(browser: Browser, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=host.address)
    page = context.new_page()
    page.goto("tjanster/kodvard/#price")
    page.locator("a[data-language]").click()
    expect(page).to_have_url(f"{host.address}en/services/code-care/")
    context.close()

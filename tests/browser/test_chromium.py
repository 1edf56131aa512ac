"""The flags of Chromium: our list of disabled features contains all of Playwright's."""

import re
from pathlib import Path

import playwright

from tests.browser.chromium import PLAYWRIGHTS

DRIVER = Path(playwright.__file__).parent / "driver" / "package" / "lib" / "coreBundle.js"


def test_our_list_has_every_feature_that_playwright_disables():
    """Another version of Playwright may have another list: copy it into chromium.py."""
    whole = DRIVER.read_text("utf-8").partition("server/chromium/chromiumSwitches.ts")[2]
    found = re.search(r"(?s)disabledFeatures = \[(.*?)\]", whole)
    assert found
    assert tuple(re.findall(r'(?m)^ *"(\w+)",?$', found[1])) == PLAYWRIGHTS


def test_a_window_starts_no_internal_page_of_chromium(browser, page):
    session = browser.new_browser_cdp_session()
    targets = session.send("Target.getTargets", {"filter": [{}]})["targetInfos"]
    session.detach()
    assert [each["url"] for each in targets if each["url"].startswith("chrome://")] == []
    assert page.url == "about:blank"

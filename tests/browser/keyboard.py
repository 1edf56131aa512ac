"""Navigation with the Tab key."""

from playwright.sync_api import Locator

# Every target of a test is at most this many Tab stops away.
STOPS = 80


def tab_to(target: Locator) -> None:
    """Presses Tab until the target has the focus."""
    for _ in range(STOPS):
        if target.evaluate("(it) => it === document.activeElement"):
            return
        target.page.keyboard.press("Tab")
    raise AssertionError(f"expected {target} within {STOPS} Tab stops, found it not")

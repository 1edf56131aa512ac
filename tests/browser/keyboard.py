"""A reader with a keyboard and nothing else."""

from playwright.sync_api import Locator

# More than any page has of what Tab stops at before a place that a test goes to.
STOPS = 80


def tab_to(target: Locator) -> None:
    """Tab until the keyboard is there."""
    for _ in range(STOPS):
        if target.evaluate("(it) => it === document.activeElement"):
            return
        target.page.keyboard.press("Tab")
    raise AssertionError(f"no Tab reaches {target}")

"""The texts of a live region, which a screen reader announces."""

from collections.abc import Callable

from playwright.sync_api import Locator

from tests.browser.calculator import Calculator

# Longer than the delay between typing and its announcement.
ANNOUNCED_MS = 1500


def announcements(region: Locator) -> Callable[[], list[str]]:
    """Starts to record; returns a function that gives the non-empty texts so far, in order."""
    texts = region.evaluate_handle(
        """(region) => {
            const texts = [];
            new MutationObserver(() => region.textContent.trim() && texts.push(region.textContent))
                .observe(region, { childList: true, characterData: true, subtree: true });
            return texts;
        }"""
    )
    return texts.json_value


def wait_for_announcement(calculator: Calculator) -> None:
    """Waits until all earlier actions are announced."""
    calculator.page.wait_for_timeout(ANNOUNCED_MS)

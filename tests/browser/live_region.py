"""What a screen reader announces: the texts of a live region."""

from collections.abc import Callable

from playwright.sync_api import Locator

from tests.browser.calculator import Calculator

# More than a page waits until it announces the result of typing.
ANNOUNCED_MS = 1500


def announcements(region: Locator) -> Callable[[], list[str]]:
    """From now on: the texts of the region so far, in order; empty texts are left out."""
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
    """Wait until everything that was done so far is announced."""
    calculator.page.wait_for_timeout(ANNOUNCED_MS)

"""A reader who listens: what a place that is read aloud comes to say."""

from collections.abc import Callable

from playwright.sync_api import Locator

from tests.browser.calculator import Calculator

# More than a page waits until it says what has come of typing.
REST_MS = 1500


def listening_to(place: Locator) -> Callable[[], list[str]]:
    """From now on: what the place has said so far, in order; its silences are left out."""
    said = place.evaluate_handle(
        """(place) => {
            const said = [];
            new MutationObserver(() => place.textContent.trim() && said.push(place.textContent))
                .observe(place, { childList: true, characterData: true, subtree: true });
            return said;
        }"""
    )
    return said.json_value


def rests(calculator: Calculator) -> None:
    """Until all that was done so far has been said."""
    calculator.page.wait_for_timeout(REST_MS)

"""A reader who listens: what a place that is read aloud comes to say."""

from collections.abc import Callable

from playwright.sync_api import Locator


def listening_to(place: Locator) -> Callable[[], list[str]]:
    """From now on: what the place has said so far, in order; its silences are left out."""
    place.evaluate(
        """(place) => {
            window.said = [];
            new MutationObserver(() => place.textContent.trim() && said.push(place.textContent))
                .observe(place, { childList: true, characterData: true, subtree: true });
        }"""
    )
    return lambda: place.page.evaluate("said")

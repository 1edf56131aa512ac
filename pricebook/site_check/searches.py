"""Types the expected searches into the site's search, and compares the first result."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from pricebook.model.files.expectations_file import SearchExpectation
from pricebook.problems.message_parts import did_you_mean, quoted
from pricebook.yaml_source.values import Finding

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

PATIENCE_MS = 30_000
# The search announces the number of results; before that, it announces its start.
_HAS_ANSWERED = """() => {
    const dialog = document.querySelector("dialog[data-search]");
    const { textContent } = dialog.querySelector("[role=status]");
    return textContent !== "" && textContent !== dialog.dataset.loading;
}"""


def unmet_searches(
    context: "BrowserContext",
    address: str,
    searches: tuple[SearchExpectation, ...],
    pages: Mapping[str, Mapping[str, str]],
) -> Iterator[Finding]:
    """A finding for each search whose first result is another page than the firm expects.

    `address` is the site's root. `pages` maps each language to its pages: key → address from the
    root.
    """
    page = context.new_page()
    for at, expected in enumerate(searches):
        known = pages[expected.language]
        place = ("searches", at, "first")
        if expected.first not in known:
            advice = did_you_mean(expected.first, [*known])
            yield place, f"expected the key of a page, found {quoted(expected.first)}{advice}"
            continue
        page.goto(address + known["index"])
        found = _first_result(page, address, expected.text)
        wanted = known[expected.first]
        if found != wanted:
            keys = {each: key for key, each in known.items()}
            first = keys.get(found, found) if found is not None else "nothing"
            yield place, f"{expected.name}: expected {expected.first} first, found {first}"
    page.close()


def _first_result(page: "Page", address: str, text: str) -> str | None:
    """The address of the first result, from the site's root; None if nothing is found."""
    page.locator("[data-search-open]").click()
    dialog = page.locator("dialog[data-search]")
    dialog.locator("input").fill(text)
    page.wait_for_function(_HAS_ANSWERED, timeout=PATIENCE_MS)
    links = dialog.locator("ol a")
    if links.count() == 0:
        return None
    target = urljoin(page.url, links.first.get_attribute("href") or "")
    return target.removeprefix(address).partition("#")[0]

"""Axe on the whole product: every kind of page, language, scheme and width, with every rule.

The tests that run at every change look at the same pages, each rule where it can find something
else than before; here all is looked at, but for one thing that axe cannot see: forced colours are
the reader's own, and a script is told the ones that they take the place of.
"""

from collections.abc import Iterable
from itertools import product
from typing import Literal, TypedDict

from playwright.sync_api import Browser, Page, ViewportSize

from quality.line import Line
from tests.browser.test_accessibility import AXE, COLOURS, RUN, SIZES


class Scheme(TypedDict):
    """Colours that a reader asks for, by Playwright's names."""

    color_scheme: Literal["dark", "light"]
    forced_colors: Literal["active", "none"]


SCHEMES: tuple[Scheme, ...] = (
    {"color_scheme": "light", "forced_colors": "none"},
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
)


def axe(browser: Browser, address: str, pages: list[str]) -> Line:
    """`pages` of every kind in every language; what is found is told by its first fault."""
    looks = [
        (ViewportSize(width=size["width"], height=size["height"]), scheme)
        for size, scheme in product(SIZES, SCHEMES)
    ]
    with browser.new_context() as context:
        page = context.new_page()
        found = [fault for each in pages for fault in _faults(page, address + each, looks)]
    return Line(
        "axe, all rules and best practices: kinds of page × light, dark, forced × 1280, 320 × "
        "languages",
        "0 violations",
        f"{len(found)} in {len(pages)} pages × {len(looks)} looks",
        not found,
        found[0][:300].replace("\n", " ") if found else "",
    )


def _faults(page: Page, address: str, looks: Iterable[tuple[ViewportSize, Scheme]]) -> list[str]:
    page.goto(address)
    page.evaluate(AXE)
    found = []
    for size, scheme in looks:
        page.set_viewport_size(size)
        page.emulate_media(**scheme, reduced_motion="reduce")
        seen = f"{address} {size['width']} {scheme['color_scheme']}, {scheme['forced_colors']}"
        without = COLOURS if scheme["forced_colors"] == "active" else []
        found += [f"{seen}: {one}" for one in page.evaluate(RUN, {"without": without})]
    return found

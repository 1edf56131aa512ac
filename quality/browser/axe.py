"""axe with all rules on one page per template, in every language, colour scheme and width.

The tests of every change use the same pages but skip rules that cannot give a new result. Here only
the rules on colours are skipped under forced colours, because a script gets the original colours.
"""

from collections.abc import Iterable
from itertools import product
from typing import Literal, TypedDict

from playwright.sync_api import Browser, Page, ViewportSize

from quality.line import Line
from tests.browser.test_accessibility import AXE, COLOURS, RUN, SIZES


class Scheme(TypedDict):
    """A colour scheme of the reader, in Playwright's terms."""

    color_scheme: Literal["dark", "light"]
    forced_colors: Literal["active", "none"]


SCHEMES: tuple[Scheme, ...] = (
    {"color_scheme": "light", "forced_colors": "none"},
    {"color_scheme": "dark", "forced_colors": "none"},
    {"color_scheme": "light", "forced_colors": "active"},
)


def axe(browser: Browser, address: str, pages: list[str]) -> Line:
    """The number of violations in `pages`; the remark is the first violation."""
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
    page.evaluate(AXE.read_text("utf-8"))
    found = []
    for size, scheme in looks:
        page.set_viewport_size(size)
        page.emulate_media(**scheme, reduced_motion="reduce")
        seen = f"{address} {size['width']} {scheme['color_scheme']}, {scheme['forced_colors']}"
        without = COLOURS if scheme["forced_colors"] == "active" else []
        found += [f"{seen}: {one}" for one in page.evaluate(RUN, {"without": without})]
    return found

"""The page that counts the lines of the reader's own code."""

from calculator.line_count.cloc.cloc_rules import VERSIONS
from calculator.line_count.input.archive import MEGABYTE, MOST_BYTES
from calculator.line_count.line_html import unseen
from calculator.line_count.line_text import LinesWording
from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.pages.calculator import RUNTIME, SCRIPTS
from pricebook.site.addresses import CALCULATOR, COUNT, relative

# The imports of the page's script: the browser fetches them beside the script, and not after it.
_IMPORTED = (
    "line_count/chosen_files",
    "line_count/line_count_client",
    "python/connection",
    "calculator/link",
    "python/start_worker",
)


def count(desk: Desk) -> Page:
    """The form, and what no count of files can show; the count itself is made in the browser."""
    quantity = desk.site.counted
    assert quantity, "only a site with something to count has the page"
    wording = desk.site.counting(desk.language)
    return desk.page(
        COUNT,
        desk.say("count", "title"),
        desk.say("count", "lead"),
        "count.html",
        versions=[version.removesuffix(".0") for version in VERSIONS],
        most=desk.wording.number(MOST_BYTES // MEGABYTE),
        unseen=unseen(LinesWording(quantity, desk.edition, wording)),
        settings=_settings(desk, quantity),
        modules=(f"{SCRIPTS}line_count/line_count_page.js",),
        imports=tuple(f"{SCRIPTS}{name}.js" for name in _IMPORTED),
    )


def _settings(desk: Desk, quantity: str) -> dict[str, str]:
    """What the page's script needs to know, and no more: addresses and ids."""
    site, address = desk.site, desk.site.addresses.of(COUNT, desk.language)
    return {
        "language": desk.language,
        "edition": desk.edition.id,
        "quantity": quantity,
        "worker": relative(address, f"{SCRIPTS}line_count/line_count_worker.js"),
        "runtime": relative(address, RUNTIME),
        "book": relative(address, site.book_file),
        "words": relative(address, site.counting_file(desk.language)),
        "link": relative(address, site.addresses.of(CALCULATOR, desk.language)),
    }

"""Compares the examples of the calculator's page in Chromium with the engine in CPython."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from calculator.estimate_api import EstimateApi
from pricebook.problems.problem import Problem
from pricebook.site.addresses import CALCULATOR
from pricebook.site.site import Site
from pricebook.site_check.served_estimates import calculator_page, example_fragments

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

# A cold start of Python on a busy machine.
PATIENCE_MS = 90_000
_SHOWS = """([expected]) => {
    const part = document.querySelector('[data-estimate] [data-part="total"]');
    const template = document.createElement("template");
    template.innerHTML = expected;
    return part !== null && part.innerHTML === template.innerHTML;
}"""


def live_estimate_problems(
    context: "BrowserContext", address: str, folder: Path, site: Site, day: str
) -> Iterator[Problem]:
    """A problem for each example whose total in the browser differs from the engine's total here.

    `address` is the site's root, `folder` the built site, and `day` the browser's day as an ISO
    date.
    """
    from playwright.sync_api import TimeoutError as Late

    for language in site.languages:
        file = calculator_page(folder, site, language)
        words = (folder / site.words_file(language)).read_text("utf-8")
        api = EstimateApi((folder / site.book_file).read_text("utf-8"), words, language)
        page = context.new_page()
        for fragment in example_fragments(file.read_text("utf-8")):
            request = {"today": day, "edition": site.edition.id, "address": "", "counts": {}}
            question = {**request, "open": f"#{fragment}", "fields": []}
            expected = json.loads(api.answer(json.dumps(question)))["parts"].get("total")
            page.goto(f"{address}{site.addresses.of(CALCULATOR, language)}#{fragment}")
            try:
                if expected is not None:
                    page.wait_for_function(_SHOWS, arg=[expected], timeout=PATIENCE_MS)
            except Late:
                message = f"expected the total of #{fragment} as the engine works it out here"
                found = page.locator('[data-estimate] [data-part="total"]').inner_text()
                yield Problem(file.as_posix(), 1, 1, f"{message}, found: {' '.join(found.split())}")
        page.close()

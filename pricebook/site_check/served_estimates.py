"""Compares the estimates in the built pages with what the engine answers in the browser.

The engine runs here. It gets the served price book and words, as in the page's script.
"""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from calculator.html.estimate_html import estimate
from calculator.pricing.choice import start
from calculator.pricing.price_book import Edition, read_book
from calculator.pricing.quote import quote
from calculator.share.link import read_link
from calculator.text.estimate_text import total_text
from calculator.text.localise import Localiser
from pricebook.problems.problem import Problem
from pricebook.site.addresses import CALCULATOR
from pricebook.site.site import Site
from pricebook.site_check.built_pages import INDEX

_ESTIMATE = re.compile("<!--estimate-->(.*)<!--/estimate-->", re.DOTALL)
_EXAMPLE = re.compile(r'<p class="example__sum">(.*?)</p>.*?<a href="#(.*?)">', re.DOTALL)
_TAG = re.compile("<[^>]*>")


def calculator_page(folder: Path, site: Site, language: str) -> Path:
    """The file of the calculator's page in the built site."""
    return folder / site.addresses.of(CALCULATOR, language) / INDEX


def example_fragments(html: str) -> list[str]:
    """The fragments of the links that fill in the examples of a calculator's page."""
    return [unescape(fragment) for _, fragment in _EXAMPLE.findall(html)]


def served_estimate_problems(folder: Path, site: Site) -> Iterator[Problem]:
    """A problem for each served estimate that differs from the engine's.

    `folder` is the built site. The estimates are the calculator's first estimate and the examples'
    estimates.
    """
    for language in site.languages:
        page = calculator_page(folder, site, language)
        files = [page, folder / site.book_file, folder / site.words_file(language)]
        missing = [file for file in files if not file.is_file()]
        for file in missing:
            message = "expected a file of the calculator, found none: build the site again"
            yield Problem(file.as_posix(), 1, 1, message)
        if not missing:
            html, book_json, words = (file.read_text("utf-8") for file in files)
            localiser = Localiser(read_book(book_json), language, json.loads(words))
            edition = localiser.book.editions[site.edition.id]
            for offset, message in _differences(html, localiser, edition):
                line = html.count("\n", 0, offset) + 1
                yield Problem(page.as_posix(), line, 1, message)


def _differences(html: str, localiser: Localiser, edition: Edition) -> Iterator[tuple[int, str]]:
    """Offsets in the page and messages."""
    opening = estimate(start(localiser.book, edition), localiser)
    served = _ESTIMATE.search(html)
    if served is None or served[1] != opening:
        offset = served.start() if served else 0
        yield offset, "expected the estimate that the calculator opens with, found another one"
    for example in _EXAMPLE.finditer(html):
        found, fragment = unescape(_TAG.sub("", example[1])), unescape(example[2])
        choice = read_link(fragment, edition, localiser.book).choice
        answer = quote(localiser.book, choice.order, choice.edition)
        # Templates make more spaces unbreakable than the engine does.
        served_sum, expected = (
            each.replace("\N{NO-BREAK SPACE}", " ")
            for each in (found, total_text(answer, choice, localiser))
        )
        if served_sum != expected:
            yield example.start(), f'expected "{expected}" in the example, found "{served_sum}"'

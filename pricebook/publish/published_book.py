"""The price book that a site publishes, with the engine's words in each language.

A site has the price book twice: in catalog.json, whose address never changes, with the words; and
in assets/data/, for the page of the calculator.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

from calculator.pricing.price_book import Book, Edition, read_book
from calculator.text.localise import Localiser
from pricebook.interface_words.default_words import default_engine_words
from pricebook.open_data.open_paths import CATALOG
from pricebook.publish.site_files import SiteFile, UnreadableSite, address_of, read_site_file
from pricebook.site.browser_paths import RUNTIME
from pricebook.site.clock import edition_in_force
from pricebook.yaml_source.forbidden_characters import forbidden_pattern, why_forbidden

# The errors that the engine raises for a price book of another shape.
WRONG_SHAPE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError)
# From a price book for the calculator's page to the root of the site.
_DATA_FOLDER, _ROOT = "/assets/data/", "../../"
_ADVICE = f"give the address of the site, or of its {CATALOG}"

type _Words = Mapping[str, Mapping[str, str]]  # section → key → template


@dataclass(frozen=True)
class PublishedBook:
    """A price book, the edition in force, and the site's words by language."""

    book: Book
    edition: Edition
    words: Mapping[str, _Words]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the price book."""
        return tuple(self.book.languages)

    def localiser(self, language: str) -> Localiser:
        """The localiser of a language, with the tool's own words where the site has none."""
        own, words = default_engine_words(language), self.words.get(language, {})
        merged = {section: {**keys, **words.get(section, {})} for section, keys in own.items()}
        return Localiser(self.book, language, merged)


def open_published_book(given: str, day: date) -> PublishedBook:
    """The price book of a site, at the prices in force on `day`.

    `given` is an address or a path: of the site, of one of its pages, of its catalog.json, or of a
    price book. Raises UnreadableSite if there is no price book.
    """
    file = read_site_file(address_of(given))
    if file.content.lstrip().startswith(b"<"):
        file = read_site_file(_catalog_of(file))
    value = _parsed(file)
    try:
        book = read_book(json.dumps(value))
        return PublishedBook(book, edition_in_force(book, day), _words_in(value) or _beside(file))
    except WRONG_SHAPE:
        expected = f"{file.name}: expected a price book, found other JSON"
        raise UnreadableSite(f"{expected}: {_ADVICE}") from None


class _RuntimeLink(HTMLParser):
    """The link to the runtime. Every page has this link, which gives the root of the site."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found = ""
        self.feed(html)

    def handle_starttag(self, _tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found = self.found or dict(attrs).get("data-runtime") or ""


def _catalog_of(page: SiteFile) -> str:
    """The address of the catalog.json of the site that a page belongs to."""
    link = _RuntimeLink(_decoded(page)).found
    if not link.endswith(RUNTIME):
        expected = f"{page.name}: expected a page of a site made with pricebook"
        raise UnreadableSite(f"{expected}, found another page: {_ADVICE}")
    return page.linked(f"{link.removesuffix(RUNTIME)}{CATALOG}")


def _beside(book: SiteFile) -> Mapping[str, _Words]:
    """The words of the site that a price book belongs to; none if the words cannot be read."""
    if _DATA_FOLDER not in book.address:
        return {}
    try:
        return _words_in(_parsed(read_site_file(urljoin(book.address, f"{_ROOT}{CATALOG}"))))
    except UnreadableSite:
        return {}


def _words_in(catalog: Any) -> Mapping[str, _Words]:
    """The words in a catalog.json by language; none in other JSON."""
    words: Mapping[str, _Words] = catalog.get("words", {}) if isinstance(catalog, dict) else {}
    return words


def _parsed(file: SiteFile) -> Any:
    """The JSON of a file. Raises UnreadableSite for other text, and for unsafe characters."""
    try:
        value = json.loads(_decoded(file))
        text = "".join(_texts(value))
    except (ValueError, RecursionError):
        expected = f"{file.name}: expected a page (HTML) or a price book (JSON)"
        raise UnreadableSite(f"{expected}, found neither: {_ADVICE}") from None
    # The data of a firm never has these characters. In a terminal, they may be commands.
    if (pattern := forbidden_pattern(text)) and (found := pattern.search(text)):
        expected = f"{file.name}: expected text, found U+{ord(found[0]):04X}"
        raise UnreadableSite(f"{expected}, {why_forbidden(found[0])}")
    return value


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _decoded(file: SiteFile) -> str:
    try:
        return file.content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableSite(f"{file.name}: expected UTF-8, found other bytes: {_ADVICE}") from None

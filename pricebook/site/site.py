"""The data that all pages share: the catalogue at one edition's prices."""

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from hashlib import sha256

from calculator.pricing.price_book import Book, Edition, read_book
from calculator.text.localise import Localiser, capitalised
from pricebook.checks.catalogue_checks import language_codes
from pricebook.derived.price_book_data import counting_words, engine_words, price_book, words_in
from pricebook.model.service import ServiceModel
from pricebook.site.addresses import Addresses
from pricebook.site.clock import edition_in_force
from pricebook.site.library import Library

DATA = "assets/data/"

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


class Site:
    """The catalogue, its words and the price book, for one edition. Immutable."""

    def __init__(self, library: Library, edition: str, base: str = "") -> None:
        """`edition`: id of the edition that the public pages show; KeyError if unknown.

        `base`: the address that the site is published at, or "" if unknown.
        """
        self.base = base
        self.catalogue, self.words = library.catalogue, library.words
        self.addresses = Addresses(library.catalogue, library.words)
        self.languages = language_codes(library.catalogue)
        self.book_json = price_book(library.catalogue)
        self.book: Book = read_book(self.book_json)
        self.edition: Edition = self.book.editions[edition]
        self.sizes = {each.id: each.sizes for each in library.catalogue.quantities}

    def word(self, language: str, section: str, key: str, **figures: str) -> str:
        """An interface word with its placeholders replaced by `figures`.

        {tax} is the name of the tax in the data, with a capital at the beginning of the text.
        """
        template: str = getattr(getattr(self.words, section), key)[language]
        figures = {"tax": self.catalogue.tax.name[language]} | figures
        # One pass, because a figure may contain braces.
        text = _PLACEHOLDER.sub(lambda found: figures[found[1]], template)
        return capitalised(text) if template.startswith("{tax}") else text

    def next_step(self, language: str, key: str, **figures: str) -> str:
        """A word about asking for a quotation. `key` is a key of `NextStepWords`.

        The section of the word depends on the firm's contact details.
        """
        return self.word(language, self.catalogue.firm.next_step, key, **figures)

    def layout_words(self, language: str) -> Mapping[str, str]:
        """The words of the layout around every page."""
        return self._layout_words[language]

    def localiser(self, language: str) -> Localiser:
        """The localiser of a language, with the engine's words."""
        return self._localisers[language]

    def offered(self, edition: str) -> Sequence[ServiceModel]:
        """The services that an edition offers, in the data's order."""
        return self._offered[edition]

    @cached_property
    def services(self) -> Mapping[str, ServiceModel]:
        """Every service by its id."""
        return {each.id: each for each in self.catalogue.services}

    @property
    def counted(self) -> str | None:
        """The id of the quantity that the site counts from the reader's own code, or None."""
        return next((each.id for each in self.catalogue.quantities if each.counter), None)

    def counting(self, language: str) -> Localiser:
        """The localiser of a language, with the engine's words for counting code."""
        return Localiser(self.book, language, json.loads(self._counting_words(language)))

    def counting_file(self, language: str) -> str:
        """The path of the words for counting code, with a hash of their content."""
        return _hashed_path(f"counting.{language}", self._counting_words(language))

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """Path relative to the site's root → content, of the data that the calculator fetches."""
        words = {self.words_file(code): self._engine_words(code) for code in self.languages}
        if self.counted:
            words |= {
                self.counting_file(code): self._counting_words(code) for code in self.languages
            }
        return {
            path: text.encode() for path, text in {self.book_file: self.book_json, **words}.items()
        }

    @property
    def book_file(self) -> str:
        """The path of the price book, relative to the site's root, with a hash of its content."""
        return _hashed_path("book", self.book_json)

    def words_file(self, language: str) -> str:
        """The path of the engine's words in a language, with a hash of their content."""
        return _hashed_path(f"words.{language}", self._engine_words(language))

    def _engine_words(self, language: str) -> str:
        return engine_words(self.words, self.catalogue.firm, language)

    def _counting_words(self, language: str) -> str:
        return counting_words(self.words, self.catalogue.firm, language)

    @cached_property
    def _layout_words(self) -> Mapping[str, Mapping[str, str]]:
        return {code: words_in(self.words, code, ("site",))["site"] for code in self.languages}

    @cached_property
    def _offered(self) -> Mapping[str, Sequence[ServiceModel]]:
        services = self.catalogue.services
        return {
            edition: tuple(each for each in services if each.offer(edition))
            for edition in self.book.editions
        }

    @cached_property
    def _localisers(self) -> Mapping[str, Localiser]:
        return {
            code: Localiser(self.book, code, json.loads(self._engine_words(code)))
            for code in self.languages
        }


def _hashed_path(name: str, text: str) -> str:
    return f"{DATA}{name}.{sha256(text.encode()).hexdigest()[:12]}.json"


def published(site: Site) -> Sequence[Edition]:
    """Every edition that is or was in force. Undated editions count as older than dated ones."""
    today = site.edition.valid_from
    return [
        each
        for each in site.book.editions.values()
        if each.valid_from is None or (today and each.valid_from <= today)
    ]


def site_on(library: Library, day: date, base: str = "") -> Site:
    """The site at the prices in force on `day`, else at the prices of the first dated edition.

    `base` is the address that the site is published at, or "" if unknown.
    """
    book = read_book(price_book(library.catalogue))
    return Site(library, edition_in_force(book, day).id, base)

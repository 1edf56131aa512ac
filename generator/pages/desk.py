"""Where pages are made: one edition in one language, with its words, its texts and its links."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from calculator.book import Edition, Price, Texts
from calculator.wording import Wording
from generator.addresses import relative
from generator.model.service import Offer, Service
from generator.pages.page import Page
from generator.site import Site


@dataclass(frozen=True, slots=True)
class Desk:
    """An edition to show in a language.

    `shelf` is where its pages stand among the keys of all pages: "" for the public ones, or a
    prefix such as "archive/2025/" under which another edition has pages of the same kinds.
    """

    site: Site
    language: str
    edition: Edition
    shelf: str = ""

    @property
    def wording(self) -> Wording:
        """The engine's way of speaking the language."""
        return self.site.wording(self.language)

    @property
    def services(self) -> Sequence[Service]:
        """The services that the edition offers, in the order of the data."""
        return [each for each in self.site.catalogue.services if each.offer(self.edition.id)]

    def offer(self, service: Service) -> Offer:
        """What the edition says of a service that it offers."""
        offer = service.offer(self.edition.id)
        assert offer, "only services that the edition offers have a page"
        return offer

    def prices(self, service: Service) -> Sequence[Price]:
        """The service's prices as the engine knows them."""
        return self.site.book.services[service.id].offers[self.edition.id].prices

    def text(self, texts: Texts) -> str:
        """A text of the data in the language."""
        return texts[self.language]

    def say(self, section: str, key: str, **figures: str) -> str:
        """One of the pages' words in the language."""
        return self.site.say(self.language, section, key, **figures)

    @property
    def edition_name(self) -> str:
        """What the edition is called."""
        return self.text(self.edition.name)

    def page(self, key: str, title: str, description: str, template: str, **content: Any) -> Page:
        """The page `key` of this shelf.

        Its template can `say` words, and point `to` a page of this shelf or, by a key that begins
        with a slash, to one of the public pages.
        """
        whole = self.shelf + key
        address = self.site.addresses.of(whole, self.language)
        return Page(
            key=whole,
            language=self.language,
            address=address,
            title=title,
            description=description,
            template=template,
            modules=content.pop("modules", ()),
            takes_prose=content.pop("takes_prose", False),
            weight=content.pop("weight", 1),
            content={
                "say": self.say,
                "to": lambda target: relative(address, self._folder(target)),
                **content,
            },
        )

    def _folder(self, key: str) -> str:
        whole = key.removeprefix("/") if key.startswith("/") else self.shelf + key
        return self.site.addresses.of(whole, self.language)

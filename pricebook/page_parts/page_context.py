"""Where pages are made: one edition in one language, with its words, its texts and its links."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from calculator.pricing.price_book import Edition, Price, Texts
from calculator.text.localise import Localiser
from pricebook.model.comparison import Comparison, Separate
from pricebook.model.guide import Definition, Guide
from pricebook.model.service import OfferModel, ServiceModel
from pricebook.page_parts.defined_terms import Word
from pricebook.page_parts.page import Page
from pricebook.site.addresses import PROSE, SERVICES, TERMS, relative, service_key
from pricebook.site.site import Site


@dataclass(frozen=True, slots=True)
class Desk:
    """An edition to show in a language.

    `shelf` is where its pages stand among the keys of all pages: "" for the public ones, or a
    prefix such as "archive/2025/" under which another edition has pages of the same kinds. `keys`
    are the pages that the shelf has; what it lacks is pointed to among the public pages.
    """

    site: Site
    language: str
    edition: Edition
    shelf: str = ""
    keys: frozenset[str] = frozenset()

    @property
    def wording(self) -> Localiser:
        """The engine's way of speaking the language."""
        return self.site.wording(self.language)

    @property
    def services(self) -> Sequence[ServiceModel]:
        """The services that the edition offers, in the order of the data."""
        return self.site.offered(self.edition.id)

    @property
    def models(self) -> Sequence[ServiceModel]:
        """The services that are not options of another one."""
        return [each for each in self.services if not each.option_of]

    def options(self, service: ServiceModel) -> Sequence[ServiceModel]:
        """The options that the edition has for a service."""
        return [each for each in self.services if each.option_of == service.id]

    def service(self, id: str) -> ServiceModel:
        """A service by its id."""
        return self.site.services[id]

    def offer(self, service: ServiceModel) -> OfferModel:
        """What the edition says of a service that it offers."""
        offer = service.offer(self.edition.id)
        assert offer, "only services that the edition offers have a page"
        return offer

    def prices(self, service: ServiceModel) -> Sequence[Price]:
        """The service's prices as the engine knows them."""
        return self.site.book.services[service.id].offers[self.edition.id].prices

    @property
    def comparisons(self) -> Sequence[Comparison]:
        """The edition's comparisons: one, or none."""
        return [each for each in self.site.catalogue.comparisons if self._has(each.edition)]

    @property
    def guides(self) -> Sequence[Guide]:
        """The edition's guides: one, or none."""
        return [each for each in self.site.catalogue.guides if self._has(each.edition)]

    @property
    def separate(self) -> Sequence[Separate]:
        """The edition's lists of what is always charged separately: one, or none."""
        return [each for each in self.site.catalogue.separate if self._has(each.edition)]

    @property
    def definitions(self) -> Sequence[Definition]:
        """The words that the edition defines, in the order of the data."""
        found = [each for each in self.site.catalogue.glossaries if self._has(each.edition)]
        return [definition for each in found for definition in each.definitions]

    def _has(self, edition: str) -> bool:
        return edition == self.edition.id

    def text(self, texts: Texts) -> str:
        """A text of the data in the language."""
        return texts[self.language]

    def name(self, service: ServiceModel) -> str:
        """What the edition calls a service."""
        offer = service.offer(self.edition.id)
        return self.text((offer and offer.name) or service.name)

    def say(self, section: str, key: str, **figures: str) -> str:
        """One of the pages' words in the language."""
        return self.site.say(self.language, section, key, **figures)

    @property
    def edition_name(self) -> str:
        """What the edition is called."""
        return self.text(self.edition.name)

    @property
    def is_current(self) -> bool:
        """Whether the edition is the one that the public pages show."""
        return self.edition.id == self.site.edition.id

    def to(self, key: str) -> str:
        """The folder of a page from the site's root: of this shelf, or else a public one.

        A key that begins with a slash is one of the public pages.
        """
        mine = not key.startswith("/") and (key in self.keys or not self.shelf)
        whole = self.shelf + key if mine else key.removeprefix("/")
        return self.site.addresses.of(whole, self.language)

    def has_page(self, service: ServiceModel) -> bool:
        """Whether the service can be pointed to from here."""
        return service_key(service.id) in self.keys or bool(service.offer(self.site.edition.id))

    def page(self, key: str, title: str, description: str, template: str, **content: Any) -> Page:
        """The page `key` of this shelf.

        Its template can `say` words, point `to` a page, and name the `next_step` to a quotation.
        A page of an archive's shelf says in
        its title and at its top which edition it shows, and is not for search engines.
        """
        whole = self.shelf + key
        address = self.site.addresses.of(whole, self.language)
        banner = self._banner(key, address)
        if banner:
            title = self.say("archive", "title", title=title, edition=self.edition_name)
            description = f"{banner['text']} {description}"
        return Page(
            key=whole,
            language=self.language,
            address=address,
            title=title,
            description=description,
            template=template,
            modules=content.pop("modules", ()),
            imports=content.pop("imports", ()),
            takes_prose=whole in PROSE,
            keywords=content.pop("keywords", ()),
            is_archived=bool(self.shelf),
            weight=content.pop("weight", 1),
            is_searched=content.pop("is_searched", not self.shelf),
            words=self._words(address) if content.pop("links_words", False) else (),
            content={
                "say": self.say,
                "to": lambda target: self._link(address, target),
                "next_step": self.site.next_step(self.language, "title"),
                "banner": banner,
                **content,
            },
        )

    def _link(self, address: str, target: str) -> str:
        """A page's key, with a fragment or without, as seen from the folder `address`."""
        key, mark, fragment = target.partition("#")
        return relative(address, self.to(key)) + mark + fragment

    def _words(self, address: str) -> tuple[Word, ...]:
        """The edition's words as seen from the folder `address`, where a page defines them."""
        if not (self.is_current or TERMS in self.keys):
            return ()
        return tuple(
            Word(
                each.id,
                self.text(each.term),
                self._link(address, f"{TERMS}#{each.id}"),
                each.forms[self.language] if each.forms else (),
            )
            for each in self.definitions
        )

    def _banner(self, key: str, address: str) -> dict[str, str] | None:
        """What an archived page says at its top; a public one says nothing."""
        if not self.shelf:
            return None
        current = self.text(self.site.edition.name)
        return {
            "text": self.say("archive", "current", edition=self.edition_name)
            if self.is_current
            else self.say("archive", "replaced", edition=self.edition_name, current=current),
            "url": relative(address, self.to(f"/{self._counterpart(key)}")),
            "link": self.say("archive", "to_usual" if self.is_current else "to_current"),
        }

    def _counterpart(self, key: str) -> str:
        """The public page instead of this one; for a service no longer offered, all services."""
        shown = self.site.services.get(key.removeprefix(service_key("")))
        gone = shown and not shown.offer(self.site.edition.id)
        return SERVICES if gone else key

"""The page context: one edition in one language, with its words, its texts and its links."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.pricing.price_book import Edition, Price, Texts
from calculator.text.localise import Localiser
from pricebook.model.comparison import Comparison, SeparateModel
from pricebook.model.guide import DefinitionModel, Guide
from pricebook.model.service import OfferModel, ServiceModel
from pricebook.page_parts.defined_terms import DefinedTerm
from pricebook.site.addresses import SERVICES, TERMS, relative, service_key
from pricebook.site.site import Site


@dataclass(frozen=True, slots=True)
class PageContext:
    """What a page is made from: the edition that it shows, in a language.

    `section` is the prefix of the keys of its pages: "" for the public pages, or a prefix such as
    "archive/2025/" for the pages at an edition's permanent address. `keys` are the pages that the
    section has, without the prefix. `key` is the page that is made.
    """

    site: Site
    language: str
    edition: Edition
    section: str = ""
    keys: frozenset[str] = frozenset()
    key: str = ""

    # ---- What the edition offers

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
        """The edition's offer of a service that it offers."""
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
    def separate(self) -> Sequence[SeparateModel]:
        """The edition's lists of what is always charged separately: one, or none."""
        return [each for each in self.site.catalogue.separate if self._has(each.edition)]

    @property
    def definitions(self) -> Sequence[DefinitionModel]:
        """The terms that the edition defines, in the order of the data."""
        found = [each for each in self.site.catalogue.glossaries if self._has(each.edition)]
        return [definition for each in found for definition in each.definitions]

    def _has(self, edition: str) -> bool:
        return edition == self.edition.id

    @property
    def is_current(self) -> bool:
        """Whether the edition is the one that the public pages show."""
        return self.edition.id == self.site.edition.id

    # ---- Words and texts

    @property
    def localiser(self) -> Localiser:
        """The engine's way of speaking the language."""
        return self.site.localiser(self.language)

    def word(self, section: str, key: str, **figures: str) -> str:
        """A word of data/words.yaml in the language, its placeholders filled in."""
        return self.site.word(self.language, section, key, **figures)

    def text(self, texts: Texts) -> str:
        """A text of the data in the language."""
        return texts[self.language]

    def name(self, service: ServiceModel) -> str:
        """The edition's name for a service."""
        offer = service.offer(self.edition.id)
        return self.text((offer and offer.name) or service.name)

    @property
    def edition_name(self) -> str:
        """The name of the edition."""
        return self.text(self.edition.name)

    # ---- Links

    @property
    def address(self) -> str:
        """The folder of the page that is made, from the site's root."""
        return self.site.addresses.of(self.section + self.key, self.language)

    def link(self, target: str) -> str:
        """The page `target` (its key, with or without a fragment), as seen from this page."""
        key, mark, fragment = target.partition("#")
        return self.file_link(self._folder(key)) + mark + fragment

    def file_link(self, path: str) -> str:
        """A folder or file from the site's root, as seen from this page."""
        return relative(self.address, path)

    def _folder(self, key: str) -> str:
        """The folder of a page, from the site's root.

        The section's own page comes first; a page that the section lacks is the public one. A key
        that begins with a slash is always a public page.
        """
        is_own = not key.startswith("/") and (key in self.keys or not self.section)
        whole = self.section + key if is_own else key.removeprefix("/")
        return self.site.addresses.of(whole, self.language)

    def has_page(self, service: ServiceModel) -> bool:
        """Whether this section or the public pages have a page about the service."""
        return service_key(service.id) in self.keys or bool(service.offer(self.site.edition.id))

    def defined_terms(self) -> tuple[DefinedTerm, ...]:
        """The edition's defined terms as seen from this page, where a page defines them."""
        if not (self.is_current or TERMS in self.keys):
            return ()
        return tuple(
            DefinedTerm(
                each.id,
                self.text(each.term),
                self.link(f"{TERMS}#{each.id}"),
                each.forms[self.language] if each.forms else (),
            )
            for each in self.definitions
        )

    def banner(self) -> dict[str, str] | None:
        """The note at the top of an archived page: its text, and a link; None on a public page."""
        if not self.section:
            return None
        current = self.text(self.site.edition.name)
        return {
            "text": self.word("archive", "current", edition=self.edition_name)
            if self.is_current
            else self.word("archive", "replaced", edition=self.edition_name, current=current),
            "url": self.link(f"/{self._counterpart()}"),
            "link": self.word("archive", "to_usual" if self.is_current else "to_current"),
        }

    def _counterpart(self) -> str:
        """The key of the public page of the same kind.

        A service that is no longer offered has none: the overview of services takes its place.
        """
        service = self.site.services.get(self.key.removeprefix(service_key("")))
        is_gone = service and not service.offer(self.site.edition.id)
        return SERVICES if is_gone else self.key

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
    """What a template needs to render one page: an edition, a language, words, texts and links.

    `section`: the prefix of the page's key: "" for public pages, or a prefix such as
    "archive/2025/" for an edition's permanent pages.
    `keys`: the keys of all pages in the section, without the prefix.
    `key`: the key of this page, without the prefix.
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
        """The services that the edition offers, in the data's order."""
        return self.site.offered(self.edition.id)

    @property
    def models(self) -> Sequence[ServiceModel]:
        """The services that are not options of other services."""
        return [each for each in self.services if not each.option_of]

    def options(self, service: ServiceModel) -> Sequence[ServiceModel]:
        """The options of a service that the edition offers."""
        return [each for each in self.services if each.option_of == service.id]

    def service(self, id: str) -> ServiceModel:
        """A service by its id."""
        return self.site.services[id]

    def offer(self, service: ServiceModel) -> OfferModel:
        """The edition's offer of a service. The edition must offer the service."""
        offer = service.offer(self.edition.id)
        assert offer, "only services that the edition offers have a page"
        return offer

    def prices(self, service: ServiceModel) -> Sequence[Price]:
        """The service's prices from the price book."""
        return self.site.book.services[service.id].offers[self.edition.id].prices

    @property
    def comparisons(self) -> Sequence[Comparison]:
        """The edition's comparison, in a list of at most one."""
        return [each for each in self.site.catalogue.comparisons if self._has(each.edition)]

    @property
    def guides(self) -> Sequence[Guide]:
        """The edition's guide, in a list of at most one."""
        return [each for each in self.site.catalogue.guides if self._has(each.edition)]

    @property
    def separate(self) -> Sequence[SeparateModel]:
        """The edition's separate charges, in a list of at most one."""
        return [each for each in self.site.catalogue.separate if self._has(each.edition)]

    @property
    def definitions(self) -> Sequence[DefinitionModel]:
        """The terms that the edition defines, in the data's order."""
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
        """The localiser of the page's language."""
        return self.site.localiser(self.language)

    def word(self, section: str, key: str, **figures: str) -> str:
        """An interface word with its placeholders replaced by `figures`."""
        return self.site.word(self.language, section, key, **figures)

    def text(self, texts: Texts) -> str:
        """A text of the data in the page's language."""
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
        """The folder of this page, relative to the site's root."""
        return self.site.addresses.of(self.section + self.key, self.language)

    def link(self, target: str) -> str:
        """The relative link from this page to the page with the key `target`.

        `target` may end in a fragment. A key that begins with a slash is always a public page.
        """
        key, mark, fragment = target.partition("#")
        return self.file_link(self._folder(key)) + mark + fragment

    def file_link(self, path: str) -> str:
        """The relative link from this page to a folder or file, given from the site's root."""
        return relative(self.address, path)

    def _folder(self, key: str) -> str:
        """The folder of a page, relative to the site's root.

        If the section has no page `key`, the result is the folder of the public page.
        """
        is_own = not key.startswith("/") and (key in self.keys or not self.section)
        whole = self.section + key if is_own else key.removeprefix("/")
        return self.site.addresses.of(whole, self.language)

    def has_page(self, service: ServiceModel) -> bool:
        """Whether this section or the public pages have a page about the service."""
        return service_key(service.id) in self.keys or bool(service.offer(self.site.edition.id))

    def defined_terms(self) -> tuple[DefinedTerm, ...]:
        """The edition's defined terms with links from this page, if a page defines them."""
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
        """The text and the link of the note above an archived page; None on a public page."""
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
        """The key of the public page that corresponds to this archived page.

        If the service is no longer offered, the result is the overview of services.
        """
        service = self.site.services.get(self.key.removeprefix(service_key("")))
        is_gone = service and not service.offer(self.site.edition.id)
        return SERVICES if is_gone else self.key

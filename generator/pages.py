"""Which pages there are in a language, and what stands on each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from calculator.book import Price, Texts
from calculator.markup import Markup
from calculator.view import estimate, offer_tag
from calculator.wording import Wording
from generator.addresses import CALCULATOR, HOME, SERVICES, relative, service_key
from generator.model.comparison import Cell, Row
from generator.model.service import Offer, Service
from generator.site import Site

# What of the calculator's shell lies where, from the site's root.
SHELL = "assets/calculator/"
ENGINE = "engine/"

# The mark in front of a verdict, and the heading that a service's page gathers a mark under.
_MARKS = {
    "included": "included",
    "guidance_only": "partly",
    "per_incident": "charged",
    "not_included": "excluded",
}
_GROUPS = [
    ("included", "included"),
    ("guidance_only", "partly"),
    ("per_incident", "charged"),
    ("not_included", "excluded"),
]


@dataclass(frozen=True, slots=True)
class Page:
    """A page in one language: its folder from the site's root, its head, and what fills it."""

    key: str
    language: str
    address: str
    title: str
    description: str
    template: str
    content: Mapping[str, Any]
    modules: tuple[str, ...] = ()

    @property
    def takes_prose(self) -> bool:
        """Whether an editor's text has a place on it."""
        return self.key == HOME

    def link(self, target: str) -> str:
        """A folder or file from the site's root, as seen from this page."""
        return relative(self.address, target)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a service includes one thing.

    `value` says it in full and `mark` says the same to the eye; `detail` is what `value` adds to
    a heading that says the rest, or "".
    """

    what: str
    value: str
    detail: str
    mark: str


def pages(site: Site, language: str) -> tuple[Page, ...]:
    """Every page of a language, in the order of the navigation."""
    return _Pages(site, language).all()


def body(page: Page, prose: str = "") -> str:
    """The page's content as finished HTML.

    `prose` is an editor's text, finished HTML too, for a page that takes any.
    """
    return _TEMPLATES.get_template(page.template).render(
        page=page, prose=Markup(prose), **page.content
    )


_TEMPLATES = Environment(
    loader=PackageLoader("generator", "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


class _Pages:
    def __init__(self, site: Site, language: str) -> None:
        self.site, self.language = site, language
        self.wording: Wording = site.wording(language)
        self.edition = site.edition

    def all(self) -> tuple[Page, ...]:
        services = [
            service for service in self.site.catalogue.services if service.offer(self.edition.id)
        ]
        return (
            self._home(services),
            self._services(services),
            *(self._service(each) for each in services),
            self._calculator(services),
        )

    def _page(self, key: str, title: str, description: str, template: str, **content: Any) -> Page:
        address = self.site.addresses.of(key, self.language)
        modules = content.pop("modules", ())
        return Page(
            key=key,
            language=self.language,
            address=address,
            title=title,
            description=description,
            template=template,
            content={"say": self._say, "to": lambda key: self._link(address, key), **content},
            modules=modules,
        )

    def _home(self, services: Sequence[Service]) -> Page:
        tagline = self._text(self.site.catalogue.firm.tagline)
        return self._page(
            HOME,
            tagline,
            self._say("home", "description"),
            "home.html",
            cards=[self._card(each) for each in services],
            edition=self._text(self.edition.name),
            calculator=CALCULATOR,
            services=SERVICES,
        )

    def _services(self, services: Sequence[Service]) -> Page:
        lead = self._say("service", "lead", edition=self._text(self.edition.name))
        return self._page(
            SERVICES,
            self._say("service", "title"),
            lead,
            "services.html",
            lead=lead,
            cards=[self._card(each) for each in services],
            prices=self._prices(services),
            separate=self._separate(),
            calculator=CALCULATOR,
        )

    def _service(self, service: Service) -> Page:
        offer = self._offer(service)
        name, summary = self._text(service.name), self._text(offer.summary)
        return self._page(
            service_key(service.id),
            name,
            self._say("service", "description", name=name, summary=summary),
            "service.html",
            name=name,
            summary=summary,
            tags=self._tags(service),
            terms=self._terms(offer),
            facts=self._facts(offer),
            best_for=self._text(offer.best_for.text),
            groups=self._groups(service),
            together=self._together(service),
            separate=self._separate(),
            services=SERVICES,
            calculator=CALCULATOR,
        )

    def _calculator(self, services: Sequence[Service]) -> Page:
        site, quantities = self.site, self.site.book.quantities.values()
        start = {quantity.id: quantity.start for quantity in quantities}
        address = site.addresses.of(CALCULATOR, self.language)
        return self._page(
            CALCULATOR,
            self._say("calculator", "title"),
            self._say("calculator", "lead"),
            "calculator.html",
            fields=[
                {
                    "id": each.id,
                    "label": self._text(each.label),
                    "hint": self._text(each.hint),
                    "unit": self._text(each.names.many),
                    "value": self.wording.number(each.start),
                }
                for each in quantities
            ],
            estimate=estimate(start, self.edition, self.wording),
            settings={
                "language": self.language,
                "edition": self.edition.id,
                "worker": relative(address, f"{SHELL}worker.js"),
                "engine": relative(address, ENGINE),
                "book": relative(address, site.book_file),
                "words": relative(address, site.words_file(self.language)),
            },
            prices=self._prices(services),
            modules=(f"{SHELL}client.js",),
        )

    def _card(self, service: Service) -> Mapping[str, Any]:
        offer, name = self._offer(service), self._text(service.name)
        return {
            "key": service_key(service.id),
            "name": name,
            "best_for": self._text(offer.best_for.text),
            "tags": self._tags(service),
            "terms": self._terms(offer),
            "verdicts": self._verdicts(service),
            "more": self._say("home", "more", name=name),
        }

    def _tags(self, service: Service) -> list[Markup]:
        return [offer_tag(price, self.wording) for price in self._book_prices(service)]

    def _terms(self, offer: Offer) -> str:
        return " · ".join(
            [self.wording.tax_status(), self.wording.minimum_term(offer.minimum_term.months)]
        )

    def _facts(self, offer: Offer) -> list[tuple[str, str]]:
        return [
            (self._say("service", "pricing"), self._text(offer.pricing.text)),
            (self._say("service", "term"), self.wording.term(offer.minimum_term.months)),
            (self._say("service", "edition"), self._text(self.edition.name)),
        ]

    def _prices(self, services: Sequence[Service]) -> Mapping[str, Any]:
        """Every price of the edition, for one table."""
        edition, tax = self._text(self.edition.name), self.wording.tax_status()
        return {
            "caption": self._say("service", "prices", edition=edition, tax_status=tax),
            "rows": [
                {
                    "name": self._text(each.name),
                    "key": service_key(each.id),
                    "prices": [self.wording.price(price) for price in self._book_prices(each)],
                    "term": self.wording.term(self._offer(each).minimum_term.months),
                }
                for each in services
            ],
        }

    def _together(self, service: Service) -> list[Mapping[str, str]]:
        """The services that the edition recommends together with this one, and to whom."""
        return [
            {
                "key": service_key(other.id),
                "name": self._text(other.name),
                "best_for": self._text(combination.best_for.text),
            }
            for combination in self.site.catalogue.combinations
            if combination.edition == self.edition.id and service.id in combination.services
            for other in self.site.catalogue.services
            if other.id in combination.services and other.id != service.id
        ]

    def _separate(self) -> list[str]:
        lists = [each for each in self.site.catalogue.separate if each.edition == self.edition.id]
        return [self._text(item.name) for each in lists for item in each.items]

    def _verdicts(self, service: Service) -> list[Verdict]:
        tables = [
            each for each in self.site.catalogue.comparisons if each.edition == self.edition.id
        ]
        return [self._verdict(row, row.cells[service.id]) for each in tables for row in each.rows]

    def _verdict(self, row: Row, cell: Cell) -> Verdict:
        verdict, detail = self._say("verdicts", cell.value), ""
        value = verdict
        if cell.qualifier:
            detail = self._text(cell.qualifier)
            value = self._say("verdicts", "qualified", verdict=verdict, qualifier=detail)
        if cell.add:
            name = self._text(self.site.book.services[cell.add].name)
            add = self._say("verdicts", "add", name=name)
            detail = self._say("verdicts", "with_add", verdict=detail, add=add) if detail else add
            value = self._say("verdicts", "with_add", verdict=value, add=add)
        return Verdict(self._text(row.name), value, detail, _MARKS[cell.value])

    def _groups(self, service: Service) -> list[tuple[str, list[Verdict]]]:
        """The verdicts under a heading each, and no heading with nothing under it."""
        verdicts = self._verdicts(service)
        groups = [
            (self._say("service", key), [each for each in verdicts if each.mark == mark])
            for key, mark in _GROUPS
        ]
        return [(heading, found) for heading, found in groups if found]

    def _offer(self, service: Service) -> Offer:
        offer = service.offer(self.edition.id)
        assert offer, "only services that the edition offers have a page"
        return offer

    def _book_prices(self, service: Service) -> Sequence[Price]:
        return self.site.book.services[service.id].offers[self.edition.id].prices

    def _text(self, texts: Texts) -> str:
        return texts[self.language]

    def _say(self, section: str, key: str, **figures: str) -> str:
        return self.site.say(self.language, section, key, **figures)

    def _link(self, origin: str, key: str) -> str:
        return relative(origin, self.site.addresses.of(key, self.language))

"""One service: for whom, at what price, what is included and what is not."""

from collections.abc import Mapping

from generator.addresses import CALCULATOR, SERVICES, service_key
from generator.model.service import Service
from generator.pages.desk import Desk
from generator.pages.page import Page
from generator.pages.pricing import tags, terms
from generator.pages.separate import separate
from generator.pages.verdicts import grouped


def service(desk: Desk, shown: Service) -> Page:
    """The page of a service that the edition offers."""
    offer = desk.offer(shown)
    name, summary = desk.text(shown.name), desk.text(offer.summary)
    return desk.page(
        service_key(shown.id),
        name,
        desk.say("service", "description", name=name, summary=summary),
        "service.html",
        name=name,
        summary=summary,
        tags=tags(desk, shown),
        terms=terms(desk, shown),
        facts=_facts(desk, shown),
        best_for=desk.text(offer.best_for.text),
        groups=grouped(desk, shown),
        together=_together(desk, shown),
        separate=separate(desk),
        services=SERVICES,
        calculator=CALCULATOR,
    )


def _facts(desk: Desk, shown: Service) -> list[tuple[str, str]]:
    offer = desk.offer(shown)
    return [
        (desk.say("service", "pricing"), desk.text(offer.pricing.text)),
        (desk.say("service", "term"), desk.wording.term(offer.minimum_term.months)),
        (desk.say("service", "edition"), desk.edition_name),
    ]


def _together(desk: Desk, shown: Service) -> list[Mapping[str, str]]:
    """The services that the edition recommends together with this one, and to whom."""
    return [
        {
            "key": service_key(other.id),
            "name": desk.text(other.name),
            "best_for": desk.text(combination.best_for.text),
        }
        for combination in desk.site.catalogue.combinations
        if combination.edition == desk.edition.id and shown.id in combination.services
        for other in desk.site.catalogue.services
        if other.id in combination.services and other.id != shown.id
    ]

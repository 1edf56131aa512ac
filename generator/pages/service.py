"""One service: for whom, at what price, what is included and what is not."""

from collections.abc import Mapping

from generator.addresses import CALCULATOR, SERVICES, service_key
from generator.model.guide import Advice
from generator.model.service import Service
from generator.pages.desk import Desk
from generator.pages.page import Page
from generator.pages.pricing import tags, term, terms
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
        best_for=desk.text(offer.best_for.text) if offer.best_for else "",
        groups=grouped(desk, shown),
        together=_together(desk, shown),
        separate=separate(desk),
        services=SERVICES,
        calculator=CALCULATOR,
    )


def _facts(desk: Desk, shown: Service) -> list[tuple[str, str]]:
    """How it is priced and for how long, as far as the edition says, and which edition it is."""
    offer = desk.offer(shown)
    facts = []
    if offer.pricing:
        facts.append((desk.say("service", "pricing"), desk.text(offer.pricing.text)))
    if offer.minimum_term:
        facts.append((desk.say("service", "term"), term(desk, shown)))
    return [*facts, (desk.say("service", "edition"), desk.edition_name)]


def _together(desk: Desk, shown: Service) -> list[Mapping[str, str]]:
    """The services that the edition recommends together with this one, and to whom."""
    return [
        {
            "key": service_key(other.id),
            "name": desk.text(other.name),
            "best_for": " ".join(desk.text(each.situation) for each in advices),
        }
        for other in desk.services
        if other.id != shown.id and (advices := _for_both(desk, shown, other))
    ]


def _for_both(desk: Desk, one: Service, other: Service) -> list[Advice]:
    return [
        advice
        for guide in desk.site.catalogue.guides
        if guide.edition == desk.edition.id
        for advice in guide.rows
        if any({one.id, other.id} <= {*together} for together in advice.recommends)
    ]

"""One service: the same headings in the same order for every service of an edition."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from calculator.html.models_table import MARKS
from pricebook.model.clause import Item
from pricebook.model.guide import AdviceModel
from pricebook.model.service import OfferModel, ServiceModel
from pricebook.page_parts.calculator_link import calculation
from pricebook.page_parts.clause_list import Clauses, clauses
from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.page_parts.price_display import sentence, tags, terms
from pricebook.page_parts.verdicts import Verdict, verdicts
from pricebook.pages.separate import intro, items, title
from pricebook.site.addresses import (
    ABOUT_PRICES,
    COMPARISON,
    CONTACT,
    SEPARATE,
    SERVICES,
    service_key,
)

# The verdicts that stand under "included"; all others stand under "not included".
_INCLUDED = ("included", "guidance_only", "per_incident")


def service(desk: Desk, shown: ServiceModel) -> Page:
    """The page of a service that the edition offers."""
    offer = desk.offer(shown)
    name, summary = desk.name(shown), desk.text(offer.summary)
    return desk.page(
        service_key(shown.id),
        name,
        desk.say("service", "description", name=name, summary=summary, price=sentence(desk, shown)),
        "service.html",
        name=name,
        summary=summary,
        tags=tags(desk, shown),
        terms=terms(desk, shown),
        facts=_facts(desk, shown),
        best_for=desk.text(offer.best_for.text) if offer.best_for else "",
        included=_included(desk, shown),
        excluded=_excluded(desk, shown),
        requires=_clauses(desk, offer, "requires"),
        conditions=_clauses(desk, offer, "terms"),
        together=_together(desk, shown),
        stands_alone=bool(desk.guides) and not _together(desk, shown),
        charged=items(desk),
        charged_title=title(desk),
        charged_intro=intro(desk),
        services=SERVICES,
        comparison=COMPARISON if _is_compared(desk, shown) else "",
        separate=SEPARATE if SEPARATE in desk.keys else "",
        about_prices=ABOUT_PRICES,
        # What an older price list offers cannot be ordered.
        contact=CONTACT if desk.is_current else "",
        calculation=calculation([shown.id]),
        links_words=True,
        keywords=tuple(shown.synonyms[desk.language]) if shown.synonyms else (),
    )


def _facts(desk: Desk, shown: ServiceModel) -> list[tuple[str, str]]:
    """How it is priced, as far as the edition says, and which edition it is."""
    offer = desk.offer(shown)
    facts = []
    if offer.pricing:
        facts.append((desk.say("service", "pricing"), desk.text(offer.pricing.text)))
    return [*facts, (desk.say("service", "edition"), desk.edition_name)]


def _included(desk: Desk, shown: ServiceModel) -> Mapping[str, Any] | None:
    """What is included; a sentence first where all of it is charged for as it is used."""
    found = [
        each for each in verdicts(desk, shown) if each.mark in {MARKS[key] for key in _INCLUDED}
    ]
    says = ""
    if found and all(each.mark == MARKS["per_incident"] for each in found):
        says = desk.say("service", "nothing_included")
        found = [_bare(each) for each in found]
    if shown.option_of:
        says = desk.say("service", "option_of", name=desk.name(desk.service(shown.option_of)))
    own = _own_list(desk, shown, "includes")
    return _listed(says, [*found, *own.whole], own.parts)


def _excluded(desk: Desk, shown: ServiceModel) -> Mapping[str, Any] | None:
    """What is not; where the edition has nothing to say of that, what holds for every service."""
    found = [each for each in verdicts(desk, shown) if each.mark == MARKS["not_included"]]
    own = _own_list(desk, shown, "excludes")
    is_silent = not (found or own.whole or own.parts)
    says = desk.say("service", "nothing_excluded") if is_silent and desk.separate else ""
    return _listed(says, [*found, *own.whole], own.parts)


def _listed(
    says: str, ticks: Sequence[Verdict], parts: Sequence[tuple[str, Sequence[Verdict]]]
) -> Mapping[str, Any] | None:
    found = {"says": says, "ticks": ticks, "parts": parts}
    return found if any(found.values()) else None


def _bare(verdict: Verdict) -> Verdict:
    return Verdict(verdict.row, verdict.what, verdict.value, "", verdict.mark, verdict.adds)


def _own_list(
    desk: Desk, shown: ServiceModel, key: Literal["includes", "excludes"]
) -> Clauses[Verdict]:
    """A list of the edition's own, as verdicts: the text says all."""
    mark = {"includes": "included", "excludes": "excluded"}[key]

    def ticked(item: Item) -> Verdict:
        return Verdict(item.id, desk.text(item.text), "", "", mark, "")

    return clauses(desk, desk.offer(shown), key, ticked)


def _clauses(
    desk: Desk, offer: OfferModel, key: Literal["requires", "terms"]
) -> Clauses[str] | None:
    found = clauses(desk, offer, key, lambda item: desk.text(item.text))
    return found if found.whole or found.parts else None


def _is_compared(desk: Desk, shown: ServiceModel) -> bool:
    return any(shown.id in each.services for each in desk.comparisons)


def _together(desk: Desk, shown: ServiceModel) -> list[Mapping[str, str]]:
    """The services that go with this one: what it is an option of, its options, and advice."""
    related: dict[str, str] = {}
    parent = desk.service(shown.option_of) if shown.option_of else None
    if parent and parent in desk.services:
        related[parent.id] = desk.text(desk.offer(parent).summary)
    for each in desk.options(shown):
        related[each.id] = desk.text(desk.offer(each).summary)
    advised = _with(desk, shown)
    for other in desk.services:
        if advices := advised.get(other.id):
            related[other.id] = " ".join(desk.text(each.situation) for each in advices)
    return [
        {"key": service_key(id), "name": desk.name(desk.service(id)), "why": why}
        for id, why in related.items()
    ]


def _with(desk: Desk, shown: ServiceModel) -> Mapping[str, Sequence[AdviceModel]]:
    """The guide's advice that recommends the service together with another, by that one's id."""
    found: dict[str, list[AdviceModel]] = {}
    for guide in desk.guides:
        for advice in guide.rows:
            together = {id for each in advice.recommends if shown.id in each for id in each}
            for id in together - {shown.id}:
                found.setdefault(id, []).append(advice)
    return found

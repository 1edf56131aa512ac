"""The page of a service. All services of an edition have the same headings in the same order."""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from calculator.html.models_table import MARKS
from pricebook.model.clause import ItemModel
from pricebook.model.guide import AdviceModel
from pricebook.model.service import OfferModel, ServiceModel
from pricebook.page_parts.clause_list import Clauses, clauses
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.page_parts.page_links import calculation
from pricebook.page_parts.price_display import sentence, tags, terms
from pricebook.page_parts.separate_charges import separate_intro, separate_items, separate_title
from pricebook.page_parts.verdicts import VerdictCell, verdicts
from pricebook.site.addresses import service_key

# The verdicts under the heading "included". All others are under "not included".
_INCLUDED = ("included", "guidance_only", "per_incident")


def service(context: PageContext, shown: ServiceModel) -> PageContent:
    """The page of a service that the edition offers."""
    offer = context.offer(shown)
    name, summary = context.name(shown), context.text(offer.summary)
    return PageContent(
        title=name,
        description=context.word(
            "service", "description", name=name, summary=summary, price=sentence(context, shown)
        ),
        keywords=tuple(shown.synonyms[context.language]) if shown.synonyms else (),
        variables={
            "name": name,
            "summary": summary,
            "tags": tags(context, shown),
            "terms": terms(context, shown),
            "facts": _facts(context, shown),
            "best_for": context.text(offer.best_for.text) if offer.best_for else "",
            "included": _included(context, shown),
            "excluded": _excluded(context, shown),
            "requires": _clauses(context, offer, "requires"),
            "conditions": _clauses(context, offer, "terms"),
            "together": _together(context, shown),
            "stands_alone": bool(context.guides) and not _together(context, shown),
            "charged": separate_items(context),
            "charged_title": separate_title(context),
            "charged_intro": separate_intro(context),
            "is_compared": _is_compared(context, shown),
            "has_separate": "separate" in context.keys,
            # Customers cannot order from an older price list.
            "can_be_ordered": context.is_current,
            "calculation": calculation([shown.id]),
        },
    )


def _facts(context: PageContext, shown: ServiceModel) -> list[tuple[str, str]]:
    """Pairs of label and text: the pricing model, if the edition states one, and the edition."""
    offer = context.offer(shown)
    facts = []
    if offer.pricing:
        facts.append((context.word("service", "pricing"), context.text(offer.pricing.text)))
    return [*facts, (context.word("service", "edition"), context.edition_name)]


def _included(context: PageContext, shown: ServiceModel) -> Mapping[str, Any] | None:
    """The included things, with an introduction if the edition charges all per incident."""
    found = [
        each for each in verdicts(context, shown) if each.mark in {MARKS[key] for key in _INCLUDED}
    ]
    intro = ""
    if found and all(each.mark == MARKS["per_incident"] for each in found):
        intro = context.word("service", "nothing_included")
        found = [_without_detail(each) for each in found]
    if shown.option_of:
        intro = context.word(
            "service", "option_of", name=context.name(context.service(shown.option_of))
        )
    own = _own_clauses(context, shown, "includes")
    return _listed(intro, [*found, *own.whole], own.parts)


def _excluded(context: PageContext, shown: ServiceModel) -> Mapping[str, Any] | None:
    """The excluded things, or if the edition names none, an introduction on separate charges."""
    found = [each for each in verdicts(context, shown) if each.mark == MARKS["not_included"]]
    own = _own_clauses(context, shown, "excludes")
    is_silent = not (found or own.whole or own.parts)
    intro = context.word("service", "nothing_excluded") if is_silent and context.separate else ""
    return _listed(intro, [*found, *own.whole], own.parts)


def _listed(
    intro: str, ticks: Sequence[VerdictCell], parts: Sequence[tuple[str, Sequence[VerdictCell]]]
) -> Mapping[str, Any] | None:
    found = {"intro": intro, "ticks": ticks, "parts": parts}
    return found if any(found.values()) else None


def _without_detail(verdict: VerdictCell) -> VerdictCell:
    return VerdictCell(verdict.row, verdict.what, verdict.value, "", verdict.mark, verdict.adds)


def _own_clauses(
    context: PageContext, shown: ServiceModel, key: Literal["includes", "excludes"]
) -> Clauses[VerdictCell]:
    """The clauses of the offer's list `key`, as verdicts without a detail."""
    mark = {"includes": "included", "excludes": "excluded"}[key]

    def ticked(item: ItemModel) -> VerdictCell:
        return VerdictCell(item.id, context.text(item.text), "", "", mark, "")

    return clauses(context, context.offer(shown), key, ticked)


def _clauses(
    context: PageContext, offer: OfferModel, key: Literal["requires", "terms"]
) -> Clauses[str] | None:
    found = clauses(context, offer, key, lambda item: context.text(item.text))
    return found if found.whole or found.parts else None


def _is_compared(context: PageContext, shown: ServiceModel) -> bool:
    return any(shown.id in each.services for each in context.comparisons)


def _together(context: PageContext, shown: ServiceModel) -> list[Mapping[str, str]]:
    """The related services: the parent, the options, and recommended companions."""
    related: dict[str, str] = {}
    parent = context.service(shown.option_of) if shown.option_of else None
    if parent and parent in context.services:
        related[parent.id] = context.text(context.offer(parent).summary)
    for each in context.options(shown):
        related[each.id] = context.text(context.offer(each).summary)
    companions = _companions(context, shown)
    for other in context.services:
        if advices := companions.get(other.id):
            related[other.id] = " ".join(context.text(each.situation) for each in advices)
    return [
        {"key": service_key(id), "name": context.name(context.service(id)), "why": why}
        for id, why in related.items()
    ]


def _companions(context: PageContext, shown: ServiceModel) -> Mapping[str, Sequence[AdviceModel]]:
    """The id of each companion → the guide's advice that recommends both services together."""
    found: dict[str, list[AdviceModel]] = {}
    for guide in context.guides:
        for advice in guide.rows:
            together = {id for each in advice.recommends if shown.id in each for id in each}
            for id in together - {shown.id}:
                found.setdefault(id, []).append(advice)
    return found


PAGE = PageDeclaration(
    key="service",
    words="service",
    template="service.html",
    content=service,
    subjects=lambda context: {service_key(each.id): each for each in context.services},
    is_permanent=True,
    links_terms=True,
)

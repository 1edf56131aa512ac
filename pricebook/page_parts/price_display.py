"""Prices as pages show them: on a card, under a service, in a table, in a sentence."""

from collections.abc import Iterable, Mapping
from typing import Any

from calculator.html.markup import Markup
from calculator.html.price_tag import offer_price_tag
from calculator.text.estimate_text import assumption_lines
from calculator.text.localise import capitalised
from pricebook.model.service import ServiceModel
from pricebook.page_parts.page_context import PageContext
from pricebook.site.addresses import service_key


def tags(context: PageContext, service: ServiceModel) -> list[Markup]:
    """Every price of a service as a large tag, in HTML."""
    taxed = not _all_amounts(context, service)
    return [
        offer_price_tag(price, context.localiser, taxed=taxed) for price in context.prices(service)
    ]


def terms(context: PageContext, service: ServiceModel) -> str:
    """The line below a service's prices: the tax status and the minimum term.

    The tax status is in the tags of the amounts instead, unless every price is an amount.
    """
    stated = context.offer(service).minimum_term
    tax = [context.localiser.tax_status()] if _all_amounts(context, service) else []
    term = [context.localiser.minimum_term(stated.months)] if stated else []
    return " · ".join([*tax, *term])


def _any_amount(context: PageContext, service: ServiceModel) -> bool:
    return any("amount" in price.terms for price in context.prices(service))


def _all_amounts(context: PageContext, service: ServiceModel) -> bool:
    return all("amount" in price.terms for price in context.prices(service))


def term(context: PageContext, service: ServiceModel) -> str:
    """The minimum term for a table's cell, or a dash if the edition does not state it."""
    stated = context.offer(service).minimum_term
    return context.localiser.term(stated.months) if stated else "–"


def lines(context: PageContext, service: ServiceModel, *, taxed: bool = False) -> list[str]:
    """Every price of a service with its unit, in as few lines as possible.

    `taxed` adds the tax status to each amount.
    """
    return context.localiser.prices(context.prices(service), taxed=taxed)


def sentence(context: PageContext, service: ServiceModel) -> str:
    """Every price with its tax status and the minimum term, as a sentence without full stop."""
    stated = context.offer(service).minimum_term
    term = [context.localiser.minimum_term(stated.months)] if stated else []
    # A text such as "Ask us for a price." ends in a full stop.
    prices = [line.removesuffix(".") for line in lines(context, service, taxed=True)]
    return capitalised(", ".join([*prices, *term]))


def assumptions(context: PageContext, services: Iterable[ServiceModel]) -> list[str]:
    """The assumptions behind the prices of `services`, each with its source, as in an estimate."""
    ids = {id for each in services for price in context.prices(each) for id in price.assumptions}
    return assumption_lines(ids | {*context.site.book.tax.assumptions}, context.localiser)


def table(context: PageContext) -> Mapping[str, Any]:
    """The variables of the table of all prices of the edition."""
    tax = context.localiser.tax_status()
    return {
        "caption": context.word("service", "prices", edition=context.edition_name),
        "rows": [
            {
                "name": context.name(each),
                "key": service_key(each.id),
                "linked": context.has_page(each),
                "prices": lines(context, each),
                "tax": tax if _any_amount(context, each) else "",
                "term": term(context, each),
                "has_term": bool(context.offer(each).minimum_term),
                "edition": context.edition_name,
            }
            for each in context.services
        ],
    }

"""Prices as pages show them: on a card, under a service, in a table, in a sentence."""

from collections.abc import Iterable, Mapping
from typing import Any

from calculator.html.markup import Markup
from calculator.html.price_tag import offer_price_tag
from calculator.text.estimate_text import assumption_lines
from calculator.text.localise import capitalised
from pricebook.model.service import ServiceModel
from pricebook.page_parts.page_context import Desk
from pricebook.site.addresses import service_key


def tags(desk: Desk, service: ServiceModel) -> list[Markup]:
    """Every price of a service, where the eye goes."""
    taxed = not _all_amounts(desk, service)
    return [offer_price_tag(price, desk.wording, taxed=taxed) for price in desk.prices(service)]


def terms(desk: Desk, service: ServiceModel) -> str:
    """What holds for every price of a service: the tax status and the minimum term.

    Where not every price is an amount, the tag of each amount has the tax status instead.
    """
    stated = desk.offer(service).minimum_term
    tax = [desk.wording.tax_status()] if _all_amounts(desk, service) else []
    term = [desk.wording.minimum_term(stated.months)] if stated else []
    return " · ".join([*tax, *term])


def _any_amount(desk: Desk, service: ServiceModel) -> bool:
    return any("amount" in price.terms for price in desk.prices(service))


def _all_amounts(desk: Desk, service: ServiceModel) -> bool:
    return all("amount" in price.terms for price in desk.prices(service))


def term(desk: Desk, service: ServiceModel) -> str:
    """The minimum term in a cell of a table; a dash where the edition does not say."""
    stated = desk.offer(service).minimum_term
    return desk.wording.term(stated.months) if stated else "–"


def lines(desk: Desk, service: ServiceModel, *, taxed: bool = False) -> list[str]:
    """Every price of a service with its unit, in as few lines as say it.

    Where `taxed` is true, each amount has its tax status.
    """
    return desk.wording.prices(desk.prices(service), taxed=taxed)


def sentence(desk: Desk, service: ServiceModel) -> str:
    """All that a price may not be without, in one sentence without its full stop."""
    stated = desk.offer(service).minimum_term
    term = [desk.wording.minimum_term(stated.months)] if stated else []
    # A text such as "Ask us for a price." may bring its own.
    prices = [line.removesuffix(".") for line in lines(desk, service, taxed=True)]
    return capitalised(", ".join([*prices, *term]))


def assumptions(desk: Desk, services: Iterable[ServiceModel]) -> list[str]:
    """What figures of these services can rest on though the edition does not state it.

    In the words of an estimate, each with its source.
    """
    of_prices = {id for each in services for price in desk.prices(each) for id in price.assumptions}
    return assumption_lines(of_prices | {*desk.site.book.tax.assumptions}, desk.wording)


def table(desk: Desk) -> Mapping[str, Any]:
    """Every price of the edition, for one table."""
    tax = desk.wording.tax_status()
    return {
        "caption": desk.say("service", "prices", edition=desk.edition_name),
        "rows": [
            {
                "name": desk.name(each),
                "key": service_key(each.id),
                "linked": desk.has_page(each),
                "prices": lines(desk, each),
                "tax": tax if _any_amount(desk, each) else "",
                "term": term(desk, each),
                "has_term": bool(desk.offer(each).minimum_term),
                "edition": desk.edition_name,
            }
            for each in desk.services
        ],
    }

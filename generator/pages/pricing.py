"""Prices as pages show them: on a card, under a service, in a table."""

from collections.abc import Mapping
from typing import Any

from calculator.markup import Markup
from calculator.view import offer_tag
from generator.addresses import service_key
from generator.model.service import Service
from generator.pages.desk import Desk


def tags(desk: Desk, service: Service) -> list[Markup]:
    """Every price of a service, where the eye goes."""
    return [offer_tag(price, desk.wording) for price in desk.prices(service)]


def terms(desk: Desk, service: Service) -> str:
    """What holds for every price of a service: the tax status and the minimum term."""
    stated = desk.offer(service).minimum_term
    term = [desk.wording.minimum_term(stated.months)] if stated else []
    return " · ".join([desk.wording.tax_status(), *term])


def term(desk: Desk, service: Service) -> str:
    """The minimum term in a cell of a table; a dash where the edition does not say."""
    stated = desk.offer(service).minimum_term
    return desk.wording.term(stated.months) if stated else "–"


def table(desk: Desk) -> Mapping[str, Any]:
    """Every price of the edition, for one table."""
    tax = desk.wording.tax_status()
    return {
        "caption": desk.say("service", "prices", edition=desk.edition_name, tax_status=tax),
        "rows": [
            {
                "name": desk.text(each.name),
                "key": service_key(each.id),
                "prices": [desk.wording.price(price) for price in desk.prices(each)],
                "term": term(desk, each),
            }
            for each in desk.services
        ],
    }

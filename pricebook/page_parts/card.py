"""A service on a card: for whom, at what price, with what in it."""

from collections.abc import Mapping
from typing import Any

from pricebook.model.service import ServiceModel
from pricebook.page_parts.page_context import Desk
from pricebook.page_parts.price_display import tags, terms
from pricebook.page_parts.verdicts import verdicts
from pricebook.site.addresses import service_key


def card(desk: Desk, service: ServiceModel) -> Mapping[str, Any]:
    """What the macro `cards` of _parts.html shows of a service."""
    name = desk.name(service)
    return {
        "key": service_key(service.id),
        "name": name,
        "best_for": best_for(desk, service),
        "tags": tags(desk, service),
        "terms": terms(desk, service),
        "verdicts": verdicts(desk, service),
        "more": desk.say("home", "more", name=name),
        "options": [
            {
                "key": service_key(each.id),
                "said": desk.say("home", "option", name=desk.name(each)),
            }
            for each in desk.options(service)
        ],
    }


def best_for(desk: Desk, service: ServiceModel) -> str:
    """Whom the service is for; what it is, where the edition does not say for whom."""
    stated = desk.offer(service).best_for
    return desk.text(stated.text) if stated else desk.text(desk.offer(service).summary)

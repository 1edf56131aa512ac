"""A card about a service: whom the service suits, its prices, and what it includes."""

from collections.abc import Mapping
from typing import Any

from pricebook.model.service import ServiceModel
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.price_display import tags, terms
from pricebook.page_parts.verdicts import verdicts
from pricebook.site.addresses import service_key


def card(context: PageContext, service: ServiceModel) -> Mapping[str, Any]:
    """The variables of one card in the macro `cards` of _parts.html."""
    name = context.name(service)
    return {
        "key": service_key(service.id),
        "name": name,
        "best_for": best_for(context, service),
        "tags": tags(context, service),
        "terms": terms(context, service),
        "verdicts": verdicts(context, service),
        "more": context.word("home", "more", name=name),
        "options": [
            {
                "key": service_key(each.id),
                "label": context.word("home", "option", name=context.name(each)),
            }
            for each in context.options(service)
        ],
    }


def best_for(context: PageContext, service: ServiceModel) -> str:
    """Whom the service suits, or the service's summary if the edition does not state it."""
    stated = context.offer(service).best_for
    return context.text(stated.text) if stated else context.text(context.offer(service).summary)

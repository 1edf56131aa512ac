"""Which service the edition recommends to whom: its own rows, and no limits of anybody else's."""

from collections.abc import Mapping, Sequence
from typing import Any

from pricebook.page_parts.calculator_link import calculation
from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.site.addresses import COMPARISON, CONTACT, GUIDE, service_key


def guide(desk: Desk) -> Page:
    """Every situation, what is recommended in it, and the calculator filled in with that."""
    names = _listed(desk, [desk.name(each) for each in desk.services])
    return desk.page(
        GUIDE,
        desk.say("guide", "title"),
        desk.say("guide", "description", names=names),
        "guide.html",
        rows=rows(desk),
        comparison=COMPARISON if COMPARISON in desk.keys else "",
        contact=CONTACT,
    )


def rows(desk: Desk) -> list[Mapping[str, Any]]:
    """The edition's advice: the situation in full and in a few words, and the alternatives."""
    return [
        {
            "id": advice.id,
            "situation": desk.text(advice.situation),
            "trait": desk.text(advice.trait),
            "alternatives": [_alternative(desk, each) for each in advice.recommends],
        }
        for each in desk.guides
        for advice in each.rows
    ]


def _alternative(desk: Desk, services: Sequence[str]) -> Mapping[str, Any]:
    names = [desk.name(desk.service(each)) for each in services]
    return {
        "services": [
            {"key": service_key(id), "name": name} for id, name in zip(services, names, strict=True)
        ],
        "calculate": desk.say("guide", "calculate", name=" + ".join(names)),
        "order": calculation(services),
    }


def _listed(desk: Desk, names: Sequence[str]) -> str:
    """ "A, B eller C"."""
    *most, last = names
    return f"{', '.join(most)} {desk.say('guide', 'either')} {last}" if most else last

"""The services of an edition side by side: price and agreement, then what each includes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from calculator.text.localise import capitalised
from pricebook.model.comparison import STATED, Comparison, RowModel
from pricebook.model.service import ServiceModel
from pricebook.page_parts.card import best_for
from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.page_parts.permanent_address import permanent
from pricebook.page_parts.price_display import lines, term
from pricebook.page_parts.verdicts import verdict
from pricebook.site.addresses import CALCULATOR, COMPARISON, CONTACT, GUIDE, service_key

SCRIPT = "assets/scripts/comparison.js"


def comparison(desk: Desk) -> Page:
    """Links copied from it lead to the edition's permanent address, whichever page shows it."""
    shown = desk.comparisons[0]
    services = [desk.service(each) for each in shown.services]
    names = [desk.name(each) for each in services]
    return desk.page(
        COMPARISON,
        desk.say("comparison", "title"),
        desk.say("comparison", "description", names=", ".join(names), edition=desk.edition_name),
        "comparison.html",
        models=[
            {"id": each.id, "key": service_key(each.id), "name": desk.name(each)}
            for each in services
        ],
        groups=[_stated(desk, services), *_groups(desk, shown, services)],
        caption=desk.say("comparison", "caption", edition=desk.edition_name),
        copied=desk.say("comparison", "copied", edition=desk.edition_name),
        permanent=permanent(desk, COMPARISON),
        guide=GUIDE if desk.guides else "",
        calculator=CALCULATOR,
        contact=CONTACT,
        modules=(SCRIPT,),
        links_words=True,
    )


def _stated(desk: Desk, services: Sequence[ServiceModel]) -> Mapping[str, Any]:
    """What the offers say of price and agreement: it stands there, not in the comparison."""

    def pricing(service: ServiceModel) -> str:
        stated = desk.offer(service).pricing
        return desk.text(stated.text) if stated else "–"

    def price(service: ServiceModel) -> str:
        return ", ".join(lines(desk, service, taxed=True))

    rows: Sequence[tuple[str, Callable[[ServiceModel], str]]] = (
        (desk.say("comparison", "starting_price"), price),
        (desk.say("service", "pricing"), pricing),
        (desk.say("service", "term"), lambda each: term(desk, each)),
        (desk.say("service", "best_for"), lambda each: best_for(desk, each)),
    )
    return {
        "name": desk.say("comparison", "stated"),
        "rows": [
            {
                "id": id,
                "name": name,
                "is_price": say is price,
                "cells": [{"value": capitalised(say(each)), "mark": ""} for each in services],
            }
            for id, (name, say) in zip(STATED, rows, strict=True)
        ],
    }


def _groups(
    desk: Desk, shown: Comparison, services: Sequence[ServiceModel]
) -> list[Mapping[str, Any]]:
    return [
        {
            "name": desk.text(group.name),
            "rows": [_row(desk, row, services) for row in shown.rows if row.group == group.id],
        }
        for group in shown.groups
    ]


def _row(desk: Desk, row: RowModel, services: Sequence[ServiceModel]) -> Mapping[str, Any]:
    found = [verdict(desk, row, row.cells[each.id]) for each in services]
    return {
        "id": row.id,
        "name": desk.text(row.name),
        "is_price": False,
        "cells": [{"value": capitalised(each.value), "mark": each.mark} for each in found],
    }

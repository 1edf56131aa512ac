"""The services of an edition side by side: price and agreement, then what each includes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from calculator.text.localise import capitalised
from pricebook.model.comparison import STATED, Comparison, RowModel
from pricebook.model.service import ServiceModel
from pricebook.page_parts.card import best_for
from pricebook.page_parts.page import HeaderPlace
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.page_parts.page_links import permanent
from pricebook.page_parts.price_display import lines, term
from pricebook.page_parts.verdicts import verdict
from pricebook.site.addresses import service_key


def comparison(context: PageContext) -> PageContent:
    """The comparison. Links that readers copy lead to the edition's permanent address."""
    shown = context.comparisons[0]
    services = [context.service(each) for each in shown.services]
    names = [context.name(each) for each in services]
    return PageContent(
        description=context.word(
            "comparison", "description", names=", ".join(names), edition=context.edition_name
        ),
        variables={
            "models": [
                {"id": each.id, "key": service_key(each.id), "name": context.name(each)}
                for each in services
            ],
            "groups": [_stated(context, services), *_groups(context, shown, services)],
            "caption": context.word("comparison", "caption", edition=context.edition_name),
            "copied": context.word("comparison", "copied", edition=context.edition_name),
            "permanent": permanent(context),
            "has_guide": bool(context.guides),
        },
    )


def _stated(context: PageContext, services: Sequence[ServiceModel]) -> Mapping[str, Any]:
    """The rows on price and agreement. Their source is the offers, not the comparison."""

    def pricing(service: ServiceModel) -> str:
        stated = context.offer(service).pricing
        return context.text(stated.text) if stated else "–"

    def price(service: ServiceModel) -> str:
        return ", ".join(lines(context, service, taxed=True))

    rows: Sequence[tuple[str, Callable[[ServiceModel], str]]] = (
        (context.word("comparison", "starting_price"), price),
        (context.word("service", "pricing"), pricing),
        (context.word("service", "term"), lambda each: term(context, each)),
        (context.word("service", "best_for"), lambda each: best_for(context, each)),
    )
    return {
        "name": context.word("comparison", "stated"),
        "rows": [
            {
                "id": id,
                "name": name,
                "is_price": cell is price,
                "cells": [{"value": capitalised(cell(each)), "mark": ""} for each in services],
            }
            for id, (name, cell) in zip(STATED, rows, strict=True)
        ],
    }


def _groups(
    context: PageContext, shown: Comparison, services: Sequence[ServiceModel]
) -> list[Mapping[str, Any]]:
    return [
        {
            "name": context.text(group.name),
            "rows": [_row(context, row, services) for row in shown.rows if row.group == group.id],
        }
        for group in shown.groups
    ]


def _row(
    context: PageContext, row: RowModel, services: Sequence[ServiceModel]
) -> Mapping[str, Any]:
    found = [verdict(context, row, row.cells[each.id]) for each in services]
    return {
        "id": row.id,
        "name": context.text(row.name),
        "is_price": False,
        "cells": [{"value": capitalised(each.value), "mark": each.mark} for each in found],
    }


PAGE = PageDeclaration(
    key="comparison",
    words="comparison",
    template="comparison.html",
    content=comparison,
    exists=lambda context: bool(context.comparisons),
    is_permanent=True,
    header=HeaderPlace(20, "compare"),
    scripts=("assets/scripts/comparison.js",),
    links_terms=True,
)

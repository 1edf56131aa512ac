"""The page on coverage: whether each service covers each request."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from calculator.html.models_table import MARKS
from pricebook.derived.coverage import (
    CoverageClause,
    Outcome,
    compared_services,
    outcome,
    statements_for,
)
from pricebook.derived.statements import Statement, statements
from pricebook.model.request import RequestModel
from pricebook.page_parts.open_statements import stated
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.page_declaration import PageContent, PageDeclaration
from pricebook.site.addresses import service_key

# Verdict → the mark in front of it.
_MARKS = {
    **MARKS,
    "separate": "charged",
    "depends": "partly",
    "not_mentioned": "unstated",
    "ask": "unstated",
}


def covered(context: PageContext) -> PageContent:
    """A table of every request. A script filters the table by the reader's search."""
    catalogue = context.site.catalogue
    services = [context.service(id) for id in compared_services(catalogue, context.edition.id)]
    stated_anywhere = statements(catalogue)
    return PageContent(
        description=context.word("covered", "lead", edition=context.edition_name),
        variables={
            "services": [
                {"name": context.name(each), "key": service_key(each.id)} for each in services
            ],
            "caption": context.word("covered", "caption", edition=context.edition_name),
            # The script replaces the placeholders.
            "count": context.word("covered", "count", shown="{shown}", all="{all}"),
            "nothing": context.word("covered", "nothing"),
            "topics": [
                {
                    "name": context.text(topic.name),
                    "id": f"topic-{topic.id}",
                    "requests": [
                        _request(context, each, stated_anywhere) for each in topic.requests
                    ],
                }
                for topic in catalogue.requests
            ],
        },
    )


def _request(
    context: PageContext, request: RequestModel, stated_anywhere: Sequence[Statement]
) -> Mapping[str, Any]:
    catalogue, edition = context.site.catalogue, context.edition.id
    answer = request.answer(edition)
    services = compared_services(catalogue, edition)
    outcomes = {id: outcome(catalogue, edition, request, id) for id in services}
    answered = [each for each in outcomes.values() if each.value != "ask"]
    clauses = _names(context, answered)
    notes = []
    if {each.value for each in outcomes.values()} == {"not_mentioned"}:
        notes.append(context.word("covered", "not_mentioned_text", edition=context.edition_name))
    if clauses:
        notes.append(context.word("covered", "clause", clauses=" · ".join(clauses)))
    if any(clause.value == "separate" for each in answered for clause in each.clauses):
        notes.append(context.word("covered", "no_price"))
    waiting = [id for id in services if answer and answer.waits(id)]
    shown = statements_for(stated_anywhere, answer) if answer and waiting else ()
    return {
        "id": request.id,
        "text": context.text(request.text),
        "words": " ".join([*request.words[context.language], *_names(context, outcomes.values())]),
        "asks": context.text(answer.asks) if answer and answer.asks else "",
        "notes": notes,
        "cells": [*_cells(context, request, outcomes, waiting, shown)],
    }


def _names(context: PageContext, outcomes: Iterable[Outcome]) -> list[str]:
    """The subjects of the clauses, without duplicates."""
    return [
        *dict.fromkeys(_clause(context, clause) for each in outcomes for clause in each.clauses)
    ]


def _cells(
    context: PageContext,
    request: RequestModel,
    outcomes: Mapping[str, Outcome],
    waiting: Sequence[str],
    shown: Sequence[Statement],
) -> Iterator[Mapping[str, Any]]:
    """A cell for each service. Neighbouring services without an answer share one cell.

    A shared cell has the ids of all its services, so that links to each of them work. The cells of
    the services `waiting`, which an open question concerns, contain the statements `shown`.
    """
    for asks, group in groupby(outcomes, lambda id: outcomes[id].value == "ask"):
        together = [*group]
        for services in [together] if asks else [[id] for id in together]:
            found, is_for_all = outcomes[services[0]], asks and len(services) == len(outcomes)
            open_for = [id for id in services if id in waiting]
            yield {
                "ids": [f"{request.id}.{id}" for id in services],
                # A single answer for all services needs no names.
                "services": []
                if is_for_all
                else [context.name(context.service(id)) for id in services],
                "asks": asks,
                "value": _verdict_text(context, found.value),
                "mark": _MARKS[found.value],
                "details": [] if asks else _details(context, services[0], found.clauses),
                "stated": stated(context, shown, open_for) if open_for else (),
            }


def _clause(context: PageContext, clause: CoverageClause) -> str:
    """The subject of a clause, with the part of a service that the clause is about."""
    name = context.text(clause.name)
    if clause.part is None:
        return name
    return context.localiser.text("parts", "clause", heading=_part(context, clause), text=name)


def _part(context: PageContext, clause: CoverageClause) -> str:
    """The verdict for the clause's part, such as "not included in support"; "" without a part."""
    key = "includes" if clause.value == "included" else "excludes"
    return context.localiser.part_heading(key, clause.part) if clause.part else ""


def _verdict_text(context: PageContext, value: str) -> str:
    return context.word("verdicts" if value in MARKS else "covered", value)


def _details(context: PageContext, service: str, clauses: tuple[CoverageClause, ...]) -> list[str]:
    """The details of an answer: each clause if there are several, and prices."""
    details = []
    for clause in clauses:
        detail = context.text(clause.qualifier) if clause.qualifier else _part(context, clause)
        if len(clauses) > 1:
            part = context.text(clause.when) if clause.when else _clause(context, clause)
            verdict = _verdict_text(context, clause.value)
            detail = context.word("covered", "part", part=part, verdict=verdict)
        if detail:
            details.append(detail)
        if clause.add:
            details.append(
                context.word("verdicts", "add", name=context.name(context.service(clause.add)))
            )
        paid = service if clause.value == "per_incident" else clause.add
        if paid:
            prices = context.prices(context.service(paid))
            details += [str(context.localiser.price(each)) for each in prices]
    return details


PAGE = PageDeclaration(
    key="covered",
    words="covered",
    template="covered.html",
    content=covered,
    exists=lambda context: bool(context.site.catalogue.requests and context.comparisons),
    footer=20,
    scripts=("assets/scripts/covered.js",),
    search_weight=0.5,  # the page contains every term, and readers seldom search for it
)

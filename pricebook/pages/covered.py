"""The page that answers whether something is covered, service by service."""

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
from pricebook.model.request import Request
from pricebook.page_parts.open_statements import stated
from pricebook.page_parts.page import Page
from pricebook.page_parts.page_context import Desk
from pricebook.site.addresses import COVERED, service_key

# The mark in front of an answer.
_MARKS = {
    **MARKS,
    "separate": "charged",
    "depends": "partly",
    "not_mentioned": "unstated",
    "ask": "unstated",
}


def covered(desk: Desk) -> Page:
    """A table of every request; a script narrows it to what the reader looks for."""
    lead = desk.say("covered", "lead", edition=desk.edition_name)
    asked = [desk.service(id) for id in compared_services(desk.site.catalogue, desk.edition.id)]
    said = statements(desk.site.catalogue)
    topics = [
        {
            "name": desk.text(topic.name),
            "id": f"topic-{topic.id}",
            "requests": [_request(desk, each, said) for each in topic.requests],
        }
        for topic in desk.site.catalogue.requests
    ]
    return desk.page(
        COVERED,
        desk.say("covered", "title"),
        lead,
        "covered.html",
        services=[{"name": desk.name(each), "key": service_key(each.id)} for each in asked],
        caption=desk.say("covered", "caption", edition=desk.edition_name),
        # The script fills in the numbers.
        count=desk.say("covered", "count", shown="{shown}", all="{all}"),
        nothing=desk.say("covered", "nothing"),
        topics=topics,
        modules=("assets/scripts/covered.js",),
        weight=0.5,  # it names everything, and is seldom what somebody searched for
    )


def _request(desk: Desk, request: Request, said: Sequence[Statement]) -> Mapping[str, Any]:
    catalogue, edition = desk.site.catalogue, desk.edition.id
    answer = request.answer(edition)
    services = compared_services(catalogue, edition)
    outcomes = {id: outcome(catalogue, edition, request, id) for id in services}
    answered = [each for each in outcomes.values() if each.value != "ask"]
    clauses = _names(desk, answered)
    notes = []
    if {each.value for each in outcomes.values()} == {"not_mentioned"}:
        notes.append(desk.say("covered", "not_mentioned_text", edition=desk.edition_name))
    if clauses:
        notes.append(desk.say("covered", "clause", clauses=" · ".join(clauses)))
    if any(clause.value == "separate" for each in answered for clause in each.clauses):
        notes.append(desk.say("covered", "no_price"))
    waiting = [id for id in services if answer and answer.waits(id)]
    shown = statements_for(said, answer) if answer and waiting else ()
    return {
        "id": request.id,
        "text": desk.text(request.text),
        "words": " ".join([*request.words[desk.language], *_names(desk, outcomes.values())]),
        "asks": desk.text(answer.asks) if answer and answer.asks else "",
        "notes": notes,
        "cells": [*_cells(desk, request, outcomes, waiting, shown)],
    }


def _names(desk: Desk, outcomes: Iterable[Outcome]) -> list[str]:
    """What the clauses are about, each once."""
    return [*dict.fromkeys(_clause(desk, clause) for each in outcomes for clause in each.clauses)]


def _cells(
    desk: Desk,
    request: Request,
    outcomes: Mapping[str, Outcome],
    waiting: Sequence[str],
    shown: Sequence[Statement],
) -> Iterator[Mapping[str, Any]]:
    """A cell for each service; services side by side that readers have to ask about share one.

    The ids of all of them lead to the cell, so that no link to an answer is lost. What is `shown`
    stands with the services that are `waiting` for a question.
    """
    for asks, group in groupby(outcomes, lambda id: outcomes[id].value == "ask"):
        together = [*group]
        for services in [together] if asks else [[id] for id in together]:
            found, is_whole = outcomes[services[0]], asks and len(services) == len(outcomes)
            open_for = [id for id in services if id in waiting]
            yield {
                "ids": [f"{request.id}.{id}" for id in services],
                # One answer for all of them needs no name of a service beside it.
                "services": [] if is_whole else [desk.name(desk.service(id)) for id in services],
                "asks": asks,
                "value": _said(desk, found.value),
                "mark": _MARKS[found.value],
                "details": [] if asks else _details(desk, services[0], found.clauses),
                "stated": stated(desk, shown, open_for) if open_for else (),
            }


def _clause(desk: Desk, clause: CoverageClause) -> str:
    """What a clause is about, and of which part of a service it speaks."""
    name = desk.text(clause.name)
    if clause.part is None:
        return name
    return desk.wording.text("parts", "clause", heading=_of_part(desk, clause), text=name)


def _of_part(desk: Desk, clause: CoverageClause) -> str:
    """What the clause says of its part: "not included in technical support"; "" without a part."""
    key = "includes" if clause.value == "included" else "excludes"
    return desk.wording.part_heading(key, clause.part) if clause.part else ""


def _said(desk: Desk, value: str) -> str:
    return desk.say("verdicts" if value in MARKS else "covered", value)


def _details(desk: Desk, service: str, clauses: tuple[CoverageClause, ...]) -> list[str]:
    """What there is to say beside the answer: each clause where there are several, and prices."""
    details = []
    for clause in clauses:
        said = desk.text(clause.qualifier) if clause.qualifier else _of_part(desk, clause)
        if len(clauses) > 1:
            part = desk.text(clause.when) if clause.when else _clause(desk, clause)
            verdict = _said(desk, clause.value)
            said = desk.say("covered", "part", part=part, verdict=verdict)
        if said:
            details.append(said)
        if clause.add:
            details.append(desk.say("verdicts", "add", name=desk.name(desk.service(clause.add))))
        paid = service if clause.value == "per_incident" else clause.add
        if paid:
            prices = desk.prices(desk.service(paid))
            details += [str(desk.wording.price(each)) for each in prices]
    return details

"""The page that answers whether something is covered, service by service."""

from collections.abc import Mapping
from typing import Any

from calculator.table import MARKS
from generator.addresses import COVERED, service_key
from generator.coverage import Clause, models, outcome
from generator.model.request import Request
from generator.pages.desk import Desk
from generator.pages.page import Page

# The mark in front of an answer.
_MARKS = {**MARKS, "separate": "charged", "depends": "partly", "not_stated": "unstated"}


def covered(desk: Desk) -> Page:
    """A table of every request; a script narrows it to what the reader looks for."""
    lead = desk.say("covered", "lead", edition=desk.edition_name)
    asked = [desk.service(id) for id in models(desk.site.catalogue, desk.edition.id)]
    topics = [
        {
            "name": desk.text(topic.name),
            "id": f"topic-{topic.id}",
            "requests": [_request(desk, each) for each in topic.requests],
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


def _request(desk: Desk, request: Request) -> Mapping[str, Any]:
    catalogue, edition = desk.site.catalogue, desk.edition.id
    answer = request.answer(edition)
    services = models(catalogue, edition)
    outcomes = {id: outcome(catalogue, edition, request, id) for id in services}
    clauses = dict.fromkeys(
        _clause(desk, clause) for each in outcomes.values() for clause in each.clauses
    )
    values = {each.value for each in outcomes.values()}
    notes = []
    if values == {"not_stated"}:
        notes.append(desk.say("covered", "not_stated_text", edition=desk.edition_name))
    if clauses:
        notes.append(desk.say("covered", "clause", clauses=" · ".join(clauses)))
    if any(clause.value == "separate" for each in outcomes.values() for clause in each.clauses):
        notes.append(desk.say("covered", "no_price"))
    return {
        "id": request.id,
        "text": desk.text(request.text),
        "words": " ".join([*request.words[desk.language], *clauses]),
        "asks": desk.text(answer.asks) if answer and answer.asks else "",
        "notes": notes,
        "cells": [
            {
                "id": f"{request.id}.{id}",
                "service": desk.name(desk.service(id)),
                "value": _said(desk, found.value),
                "mark": _MARKS[found.value],
                "details": _details(desk, id, found.clauses),
            }
            for id, found in outcomes.items()
        ],
    }


def _clause(desk: Desk, clause: Clause) -> str:
    """What a clause is about, and of which part of a service it speaks."""
    name = desk.text(clause.name)
    if clause.part is None:
        return name
    return desk.wording.say("parts", "clause", heading=_of_part(desk, clause), text=name)


def _of_part(desk: Desk, clause: Clause) -> str:
    """What the clause says of its part: "not included in technical support"; "" without a part."""
    key = "includes" if clause.value == "included" else "excludes"
    return desk.wording.of_part(key, clause.part) if clause.part else ""


def _said(desk: Desk, value: str) -> str:
    return desk.say("verdicts" if value in MARKS else "covered", value)


def _details(desk: Desk, service: str, clauses: tuple[Clause, ...]) -> list[str]:
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

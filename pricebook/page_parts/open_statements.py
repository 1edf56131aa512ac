"""Quotes the editions' statements about a thing while a question about the thing is open."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pricebook.derived.coverage import comparisons_of
from pricebook.derived.statements import Statement
from pricebook.model.clause import ItemModel
from pricebook.model.service import OfferModel
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.verdicts import in_full


@dataclass(frozen=True, slots=True)
class Stated:
    """One edition's statements: its name, and a line for each row, charge, price or clause."""

    edition: str
    lines: tuple[str, ...]


def stated(
    context: PageContext, statements: Sequence[Statement], services: Collection[str]
) -> tuple[Stated, ...]:
    """The statements, grouped by edition, in the given order.

    From rows of the context's own edition, only the cells of `services` are quoted: the cells of
    other services are shown as answers already.
    """
    shown = [
        each
        for each in statements
        if each.edition != context.edition.id or each.part != "row" or each.service in services
    ]
    return tuple(
        Stated(
            context.text(context.site.book.editions[edition].name), tuple(_lines(context, [*group]))
        )
        for edition, group in groupby(shown, lambda each: each.edition)
    )


def _lines(context: PageContext, statements: Sequence[Statement]) -> Iterator[str]:
    for (part, _), group in groupby(statements, lambda each: (each.part, each.id)):
        if part == "row":
            yield _row(context, [*group])
        else:
            yield from (_one(context, each) for each in group)


def _row(context: PageContext, cells: Sequence[Statement]) -> str:
    """A row of the comparison with its verdict for each service."""
    verdicts = [
        context.word(
            "covered", "part", part=_service(context, each), verdict=in_full(context, each.value)
        )
        for each in cells
    ]
    rows = (
        row
        for each in comparisons_of(context.site.catalogue, cells[0].edition)
        for row in each.rows
    )
    name = next(row.name for row in rows if row.id == cells[0].id)
    return context.word(
        "covered", "stated_row", name=context.text(name), cells=" · ".join(verdicts)
    )


def _one(context: PageContext, statement: Statement) -> str:
    """One line: a separate charge, a price, or a clause with its service or part."""
    if statement.part == "charged":
        charged = context.word("covered", "separate")
        return context.word(
            "covered", "part", part=context.text(statement.value.name), verdict=charged
        )
    if statement.part == "price":
        return context.word(
            "covered", "part", part=_service(context, statement), verdict=_price(context, statement)
        )
    item: ItemModel = statement.value
    text, verdict = context.text(item.text), _verdict(context, statement)
    if statement.service is None:
        return text
    service = _service(context, statement)
    if not verdict:
        return context.word("covered", "part", part=service, verdict=text)
    if item.of is None:
        return context.word("covered", "stated_item", service=service, verdict=verdict, text=text)
    whole = next(each for each in _offer(context, statement).includes if each.id == item.of)
    return context.word(
        "covered",
        "stated_of",
        service=service,
        whole=context.text(whole.text).rstrip("."),
        verdict=verdict,
        text=text,
    )


def _price(context: PageContext, statement: Statement) -> str:
    """A price in the engine's words."""
    offers = context.site.book.services[str(statement.service)].offers
    # The book has the prices of an offer in the order of the data.
    return str(context.localiser.price(offers[statement.edition].prices[int(statement.path[-1])]))


def _verdict(context: PageContext, statement: Statement) -> str:
    """The verdict that a clause has because of its list, or "" for terms."""
    if statement.part == "requires":
        return context.word("covered", "requires")
    key = {"includes": "included", "excludes": "not_included"}.get(statement.part)
    return context.word("verdicts", key) if key else ""


def _service(context: PageContext, statement: Statement) -> str:
    """The edition's name for the statement's service."""
    assert statement.service, "a statement in a row or in an offer has a service"
    name = _offer(context, statement).name
    return context.text(name or context.service(statement.service).name)


def _offer(context: PageContext, statement: Statement) -> OfferModel:
    assert statement.service, "a statement in an offer has a service"
    offer = context.service(statement.service).offer(statement.edition)
    assert offer, "an edition makes statements about services that it offers only"
    return offer

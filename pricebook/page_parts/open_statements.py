"""The editions' statements about a thing, word for word, while a question about it is open."""

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
    """One edition's statements: its name, and a line for each row, separate charge or clause."""

    edition: str
    lines: tuple[str, ...]


def stated(
    context: PageContext, statements: Sequence[Statement], services: Collection[str]
) -> tuple[Stated, ...]:
    """The statements, edition by edition in the order given.

    Of the rows of the context's own edition, only the cells of `services` are shown: for the other
    services these rows are the answer.
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
    """A row of the comparison with its cell for each service."""
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
    """A separate charge, a price, or a clause of a list with the thing that it belongs to."""
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
    """A price as the engine words it."""
    offers = context.site.book.services[str(statement.service)].offers
    # The book has the prices of an offer in the order of the data.
    return str(context.localiser.price(offers[statement.edition].prices[int(statement.path[-1])]))


def _verdict(context: PageContext, statement: Statement) -> str:
    """The verdict of the list that a clause stands in; "" for terms, which need none."""
    if statement.part == "requires":
        return context.word("covered", "requires")
    key = {"includes": "included", "excludes": "not_included"}.get(statement.part)
    return context.word("verdicts", key) if key else ""


def _service(context: PageContext, statement: Statement) -> str:
    """The name of the statement's service in its edition."""
    assert statement.service, "rows and lists of a service have one"
    name = _offer(context, statement).name
    return context.text(name or context.service(statement.service).name)


def _offer(context: PageContext, statement: Statement) -> OfferModel:
    assert statement.service, "rows and lists of a service have one"
    offer = context.service(statement.service).offer(statement.edition)
    assert offer, "an edition states nothing of a service that it does not offer"
    return offer

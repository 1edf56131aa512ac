"""What editions state of a thing, word for word, where a question to the owner is open."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from pricebook.derived.coverage import comparisons_of
from pricebook.derived.statements import Statement
from pricebook.model.clause import Item
from pricebook.model.service import OfferModel
from pricebook.page_parts.page_context import Desk
from pricebook.page_parts.verdicts import in_full


@dataclass(frozen=True, slots=True)
class Stated:
    """What one edition states: the edition's name, and a line for each row, thing or clause."""

    edition: str
    lines: tuple[str, ...]


def stated(
    desk: Desk, statements: Sequence[Statement], services: Collection[str]
) -> tuple[Stated, ...]:
    """The statements, edition by edition in the order given.

    Of the rows of the desk's own edition, only what they say of `services` is told: for the others
    they give the answer.
    """
    told = [
        each
        for each in statements
        if each.edition != desk.edition.id or each.part != "row" or each.service in services
    ]
    return tuple(
        Stated(desk.text(desk.site.book.editions[edition].name), tuple(_lines(desk, [*group])))
        for edition, group in groupby(told, lambda each: each.edition)
    )


def _lines(desk: Desk, statements: Sequence[Statement]) -> Iterator[str]:
    for (part, _), group in groupby(statements, lambda each: (each.part, each.id)):
        if part == "row":
            yield _row(desk, [*group])
        else:
            yield from (_one(desk, each) for each in group)


def _row(desk: Desk, cells: Sequence[Statement]) -> str:
    """A row with what it says of each service."""
    said = [
        desk.say("covered", "part", part=_service(desk, each), verdict=in_full(desk, each.value))
        for each in cells
    ]
    rows = (
        row for each in comparisons_of(desk.site.catalogue, cells[0].edition) for row in each.rows
    )
    name = next(row.name for row in rows if row.id == cells[0].id)
    return desk.say("covered", "stated_row", name=desk.text(name), cells=" · ".join(said))


def _one(desk: Desk, statement: Statement) -> str:
    """A thing charged separately, a price, or a clause of a list with what it belongs to."""
    if statement.part == "charged":
        charged = desk.say("covered", "separate")
        return desk.say("covered", "part", part=desk.text(statement.value.name), verdict=charged)
    if statement.part == "price":
        return desk.say(
            "covered", "part", part=_service(desk, statement), verdict=_price(desk, statement)
        )
    item: Item = statement.value
    text, verdict = desk.text(item.text), _verdict(desk, statement)
    if statement.service is None:
        return text
    service = _service(desk, statement)
    if not verdict:
        return desk.say("covered", "part", part=service, verdict=text)
    if item.of is None:
        return desk.say("covered", "stated_item", service=service, verdict=verdict, text=text)
    whole = next(each for each in _offer(desk, statement).includes if each.id == item.of)
    return desk.say(
        "covered",
        "stated_of",
        service=service,
        whole=desk.text(whole.text).rstrip("."),
        verdict=verdict,
        text=text,
    )


def _price(desk: Desk, statement: Statement) -> str:
    """A price as the engine words it."""
    offers = desk.site.book.services[str(statement.service)].offers
    # The book has the prices of an offer in the order of the data.
    return str(desk.wording.price(offers[statement.edition].prices[int(statement.path[-1])]))


def _verdict(desk: Desk, statement: Statement) -> str:
    """What the list that a clause stands in says of it; terms say it themselves."""
    if statement.part == "requires":
        return desk.say("covered", "requires")
    key = {"includes": "included", "excludes": "not_included"}.get(statement.part)
    return desk.say("verdicts", key) if key else ""


def _service(desk: Desk, statement: Statement) -> str:
    """What the statement's own edition calls its service."""
    assert statement.service, "rows and lists of a service have one"
    name = _offer(desk, statement).name
    return desk.text(name or desk.service(statement.service).name)


def _offer(desk: Desk, statement: Statement) -> OfferModel:
    assert statement.service, "rows and lists of a service have one"
    offer = desk.service(statement.service).offer(statement.edition)
    assert offer, "an edition states nothing of a service that it does not offer"
    return offer

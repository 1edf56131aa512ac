"""A statement of an edition in words: what it is about, and what it says."""

from calculator.pricing.price_book import Price
from pricebook.derived.statements import ITEMS, Statement
from pricebook.page_parts.clause_list import part_heading
from pricebook.page_parts.page_context import Desk
from pricebook.page_parts.verdicts import verdict
from pricebook.pages.separate import title

_LABELS = {
    "says": ("changes", "description_of"),
    "claims": ("changes", "description_of"),
    "row": ("changes", "compared"),
    "price": ("service", "price"),
    "best_for": ("service", "best_for"),
    "pricing": ("service", "pricing"),
    "minimum_term": ("service", "term"),
    "includes": ("service", "included"),
    "excludes": ("service", "not_included"),
    "requires": ("service", "requires"),
    "terms": ("service", "conditions"),
    "definition": ("changes", "definition"),
}


def label(desk: Desk, statement: Statement) -> str:
    """What a statement of the desk's edition is about, or of which part of its service."""
    if statement.part == "charged":
        return title(desk)
    if statement.part in ITEMS and statement.service and statement.value.of:
        offer = desk.offer(desk.service(statement.service))
        return part_heading(desk, offer, statement.part, statement.value.of)
    return desk.say(*_LABELS[statement.part])


def text(desk: Desk, statement: Statement) -> str:
    """A statement in the words of its edition."""
    value = statement.value
    match statement.part:
        case "price":
            return desk.wording.price_taxed(price(desk, statement))
        case "minimum_term":
            return desk.wording.term(value.months)
        case "row":
            [row] = [
                row for each in desk.comparisons for row in each.rows if row.id == statement.id
            ]
            return f"{desk.text(row.name)}: {verdict(desk, row, value).value}"
        case "charged":
            return desk.text(value.name)
        case "definition":
            return f"{desk.text(value.term)}: {desk.text(value.text)}"
        case _:
            return desk.text(value.text)


def price(desk: Desk, statement: Statement) -> Price:
    """A stated price as the engine knows it."""
    return desk.prices(desk.service(statement.service or ""))[int(statement.path[-1])]

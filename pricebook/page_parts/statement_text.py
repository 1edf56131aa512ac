"""The label and the text of an edition's statement."""

from calculator.pricing.price_book import Price
from pricebook.derived.statements import ITEMS, Statement
from pricebook.page_parts.clause_list import part_heading
from pricebook.page_parts.page_context import PageContext
from pricebook.page_parts.separate_charges import separate_title
from pricebook.page_parts.verdicts import verdict

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


def label(context: PageContext, statement: Statement) -> str:
    """The label of a statement: its subject, or the part of the service that it concerns."""
    if statement.part == "charged":
        return separate_title(context)
    if statement.part in ITEMS and statement.service and statement.value.of:
        offer = context.offer(context.service(statement.service))
        return part_heading(context, offer, statement.part, statement.value.of)
    return context.word(*_LABELS[statement.part])


def text(context: PageContext, statement: Statement) -> str:
    """The text of a statement, in the edition's words."""
    value = statement.value
    match statement.part:
        case "price":
            return context.localiser.price_taxed(price(context, statement))
        case "minimum_term":
            return context.localiser.term(value.months)
        case "row":
            [row] = [
                row for each in context.comparisons for row in each.rows if row.id == statement.id
            ]
            return f"{context.text(row.name)}: {verdict(context, row, value).value}"
        case "charged":
            return context.text(value.name)
        case "definition":
            return f"{context.text(value.term)}: {context.text(value.text)}"
        case _:
            return context.text(value.text)


def price(context: PageContext, statement: Statement) -> Price:
    """The price in the price book for a statement of the kind "price"."""
    return context.prices(context.service(statement.service or ""))[int(statement.path[-1])]

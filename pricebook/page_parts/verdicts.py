"""Verdicts of the edition's comparison in words and marks: whether a service includes a thing."""

from dataclasses import dataclass

from calculator.html.models_table import MARKS
from pricebook.model.comparison import CellModel, RowModel
from pricebook.model.service import ServiceModel
from pricebook.page_parts.page_context import PageContext
from pricebook.site.addresses import service_key


@dataclass(frozen=True, slots=True)
class VerdictCell:
    """Whether a service includes one thing.

    `value`: the full text of the verdict.
    `mark`: the name of the verdict's mark.
    `detail`: the part of `value` that the heading "included" or "not included" leaves out, or "".
    `row`: the id of the comparison's row for the thing.
    `adds`: the key of the page of a service that adds the thing, or "".
    """

    row: str
    what: str
    value: str
    detail: str
    mark: str
    adds: str


def verdicts(context: PageContext, service: ServiceModel) -> list[VerdictCell]:
    """The verdicts for one service, in the order of the comparison's rows."""
    return [
        verdict(context, row, row.cells[service.id])
        for each in context.comparisons
        for row in each.rows
        if service.id in row.cells
    ]


def verdict(context: PageContext, row: RowModel, cell: CellModel) -> VerdictCell:
    """The verdict of one cell of the comparison."""
    detail = context.word("verdicts", cell.value) if cell.value == "guidance_only" else ""
    if cell.qualifier:
        detail = context.text(cell.qualifier)
    if cell.add:
        add = context.word("verdicts", "add", name=context.name(context.service(cell.add)))
        detail = context.word("verdicts", "with_add", verdict=detail, add=add) if detail else add
    adds = service_key(cell.add) if cell.add else ""
    value = in_full(context, cell)
    return VerdictCell(row.id, context.text(row.name), value, detail, MARKS[cell.value], adds)


def in_full(context: PageContext, cell: CellModel) -> str:
    """The text of a cell: the verdict, its qualifier, and the service to add."""
    text = context.word("verdicts", cell.value)
    if cell.qualifier:
        qualifier = context.text(cell.qualifier)
        text = context.word("verdicts", "qualified", verdict=text, qualifier=qualifier)
    if cell.add:
        add = context.word("verdicts", "add", name=context.name(context.service(cell.add)))
        text = context.word("verdicts", "with_add", verdict=text, add=add)
    return text

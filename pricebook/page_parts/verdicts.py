"""Whether a service includes a thing, in words and by a mark, from the edition's comparison."""

from dataclasses import dataclass

from calculator.html.models_table import MARKS
from pricebook.model.comparison import CellModel, RowModel
from pricebook.model.service import ServiceModel
from pricebook.page_parts.page_context import Desk
from pricebook.site.addresses import service_key


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a service includes one thing.

    `value` says it in full and `mark` says the same to the eye; `detail` is what `value` adds to
    a heading that says the rest, or "". `row` is the id of the thing, `adds` the key of the page of
    a service to add, or "".
    """

    row: str
    what: str
    value: str
    detail: str
    mark: str
    adds: str


def verdicts(desk: Desk, service: ServiceModel) -> list[Verdict]:
    """Every row of the edition's comparison for one service."""
    return [
        verdict(desk, row, row.cells[service.id])
        for each in desk.comparisons
        for row in each.rows
        if service.id in row.cells
    ]


def verdict(desk: Desk, row: RowModel, cell: CellModel) -> Verdict:
    """One cell of the comparison."""
    detail = desk.say("verdicts", cell.value) if cell.value == "guidance_only" else ""
    if cell.qualifier:
        detail = desk.text(cell.qualifier)
    if cell.add:
        add = desk.say("verdicts", "add", name=desk.name(desk.service(cell.add)))
        detail = desk.say("verdicts", "with_add", verdict=detail, add=add) if detail else add
    adds = service_key(cell.add) if cell.add else ""
    value = in_full(desk, cell)
    return Verdict(row.id, desk.text(row.name), value, detail, MARKS[cell.value], adds)


def in_full(desk: Desk, cell: CellModel) -> str:
    """What a cell says, with what narrows it and which service to add."""
    said = desk.say("verdicts", cell.value)
    if cell.qualifier:
        qualifier = desk.text(cell.qualifier)
        said = desk.say("verdicts", "qualified", verdict=said, qualifier=qualifier)
    if cell.add:
        add = desk.say("verdicts", "add", name=desk.name(desk.service(cell.add)))
        said = desk.say("verdicts", "with_add", verdict=said, add=add)
    return said

"""Whether a service includes a thing, in words and by a mark, from the edition's comparison."""

from dataclasses import dataclass

from generator.model.comparison import Cell, Row
from generator.model.service import Service
from generator.pages.desk import Desk

# The mark in front of a verdict; a service's page gathers them under headings in this order.
_MARKS = {
    "included": "included",
    "guidance_only": "partly",
    "per_incident": "charged",
    "not_included": "excluded",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a service includes one thing.

    `value` says it in full and `mark` says the same to the eye; `detail` is what `value` adds to
    a heading that says the rest, or "".
    """

    what: str
    value: str
    detail: str
    mark: str


def verdicts(desk: Desk, service: Service) -> list[Verdict]:
    """Every row of the edition's comparison for one service."""
    tables = [each for each in desk.site.catalogue.comparisons if each.edition == desk.edition.id]
    return [
        verdict(desk, row, row.cells[service.id])
        for each in tables
        for row in each.rows
        if service.id in row.cells
    ]


def verdict(desk: Desk, row: Row, cell: Cell) -> Verdict:
    """One cell of the comparison."""
    said, detail = desk.say("verdicts", cell.value), ""
    value = said
    if cell.qualifier:
        detail = desk.text(cell.qualifier)
        value = desk.say("verdicts", "qualified", verdict=said, qualifier=detail)
    if cell.add:
        name = desk.text(desk.site.book.services[cell.add].name)
        add = desk.say("verdicts", "add", name=name)
        detail = desk.say("verdicts", "with_add", verdict=detail, add=add) if detail else add
        value = desk.say("verdicts", "with_add", verdict=value, add=add)
    return Verdict(desk.text(row.name), value, detail, _MARKS[cell.value])


def grouped(desk: Desk, service: Service) -> list[tuple[str, list[Verdict]]]:
    """The verdicts under a heading each, and no heading with nothing under it."""
    found = verdicts(desk, service)
    groups = [
        (desk.say("service", key), [each for each in found if each.mark == mark])
        for key, mark in _MARKS.items()
    ]
    return [(heading, members) for heading, members in groups if members]

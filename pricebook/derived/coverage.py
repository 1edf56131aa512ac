"""Coverage: whether a service covers a request in an edition, derived from clauses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from calculator.pricing.price_book import Texts
from pricebook.derived.statements import ITEMS, Statement, StatementKind
from pricebook.model.catalogue import Catalogue
from pricebook.model.clause import ItemModel
from pricebook.model.comparison import Comparison, Verdict
from pricebook.model.request import AnswerModel, PartModel, RequestModel

# The verdicts of a comparison, and further values. A clause never has one of the last three.
type CoverageValue = Verdict | Literal["separate", "depends", "not_mentioned", "ask"]

COVERED = ("included", "guidance_only")

# Key of a part → kinds of statements that its id may refer to. Claims are not answers.
STATEMENT_KINDS: dict[str, tuple[StatementKind, ...]] = {
    "row": ("row",),
    "separate": ("charged",),
    "item": tuple(each for each in ITEMS if each != "claims"),
    "price": ("price",),
}


@dataclass(frozen=True, slots=True)
class CoverageClause:
    """What one clause states of one service.

    `name` is the subject of the clause, and `source` its citations. `add` is the id of a service to
    add. `when` is the answer to the question `asks` under which the clause applies. If `part` is
    set, the clause is about this included item only, not about the whole service.
    """

    name: Texts
    value: CoverageValue
    source: tuple[str, ...]
    qualifier: Texts | None = None
    add: str | None = None
    when: Texts | None = None
    part: ItemModel | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The answer of an edition for one service, and the clauses that it is derived from."""

    value: CoverageValue
    clauses: tuple[CoverageClause, ...]


def compared_services(catalogue: Catalogue, edition: str) -> tuple[str, ...]:
    """The ids of the services in the edition's comparison."""
    return tuple(id for each in comparisons_of(catalogue, edition) for id in each.services)


def comparisons_of(catalogue: Catalogue, edition: str) -> list[Comparison]:
    """The comparisons of the edition: none or one."""
    return [each for each in catalogue.comparisons if each.edition == edition]


def outcome(catalogue: Catalogue, edition: str, request: RequestModel, service: str) -> Outcome:
    """The answer to a request for a service.

    The value is "ask" while a question to the owner is open. Without clauses, the value is
    "not_mentioned" if the answer has this key, else "ask". The value is "depends" if some clauses
    cover the request and others do not. Otherwise, the value is the value of the first clause.
    """
    answer = request.answer(edition)
    if answer is None:
        return Outcome("ask", ())
    clauses = tuple(_clauses(catalogue, edition, answer.parts, service))
    if answer.waits(service):
        return Outcome("ask", clauses)
    if not clauses:
        return Outcome("not_mentioned" if answer.not_mentioned else "ask", ())
    covered = {each.value in COVERED for each in clauses}
    return Outcome("depends" if len(covered) > 1 else clauses[0].value, clauses)


def statements_for(statements: Sequence[Statement], answer: AnswerModel) -> tuple[Statement, ...]:
    """The statements that an answer refers to. The statements of its own edition come first.

    `statements` are the statements of all editions. If several services have the same id in their
    lists, all of these statements are returned.
    """
    own = [(answer.edition, key, id) for part in answer.parts for key, id in part.pointers]
    others = [(each.edition, key, id) for each in answer.beside for key, id in each.pointers]
    return tuple(
        statement
        for edition, key, id in (*own, *others)
        for statement in statements
        if statement.id == id
        and statement.edition == edition
        and statement.part in STATEMENT_KINDS[key]
    )


def _clauses(
    catalogue: Catalogue, edition: str, parts: Sequence[PartModel], service: str
) -> Iterator[CoverageClause]:
    for part in parts:
        if part.row:
            for row in (row for each in comparisons_of(catalogue, edition) for row in each.rows):
                if row.id == part.row and service in row.cells:
                    cell = row.cells[service]
                    yield CoverageClause(
                        row.name, cell.value, row.source, cell.qualifier, cell.add, part.when
                    )
        elif part.separate:
            for item in (
                item
                for each in catalogue.separate
                if each.edition == edition
                for item in each.items
                if item.id == part.separate
            ):
                yield CoverageClause(item.name, "separate", item.source, when=part.when)
        elif part.item:
            yield from _clauses_of_offer(catalogue, edition, part, service)


def _clauses_of_offer(
    catalogue: Catalogue, edition: str, part: PartModel, service: str
) -> Iterator[CoverageClause]:
    """The clauses of the service's own lists."""
    offer = next(each for each in catalogue.services if each.id == service).offer(edition)
    if offer is None:
        return
    parents = {each.id: each for each in offer.parts}
    lists: Sequence[tuple[CoverageValue, Sequence[ItemModel]]] = (
        ("included", offer.includes),
        ("not_included", offer.excludes),
    )
    for value, items in lists:
        for item in items:
            if item.id == part.item:
                parent = parents.get(item.of or "")
                yield CoverageClause(item.text, value, item.source, when=part.when, part=parent)

"""Whether a service covers a request in an edition, derived from the clauses it points at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from calculator.book import Texts
from generator.model.catalogue import Catalogue
from generator.model.clause import Item
from generator.model.comparison import Comparison, Verdict
from generator.model.request import Answer, Part, Request
from generator.values import Path
from generator.wording import did_you_mean

# What a comparison says, and what no comparison has to.
type Value = Verdict | Literal["separate", "depends", "not_stated"]

COVERED = ("included", "guidance_only")


@dataclass(frozen=True, slots=True)
class Clause:
    """What one clause says to one service.

    `name` is what the clause is about and `source` where it stands; `add` is the id of a service to
    add; `when` is the answer to the request's question that it needs. `part` is the included clause
    that this one belongs to: of the whole service it then says nothing.
    """

    name: Texts
    value: Value
    source: tuple[str, ...]
    qualifier: Texts | None = None
    add: str | None = None
    when: Texts | None = None
    part: Item | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an edition answers for one service, and the clauses behind it: none, if not stated."""

    value: Value
    clauses: tuple[Clause, ...]


def models(catalogue: Catalogue, edition: str) -> tuple[str, ...]:
    """The ids of the services that an edition compares: these are asked."""
    return tuple(id for each in _compared(catalogue, edition) for id in each.services)


def outcome(catalogue: Catalogue, edition: str, request: Request, service: str) -> Outcome:
    """The answer to a request for a service.

    Clauses that differ in whether they cover it make it depend; where none covers it, the first
    clause has the word, and the others are told with it.
    """
    answer = request.answer(edition)
    parts = answer.parts if answer else ()
    clauses = tuple(_clauses(catalogue, edition, parts, service))
    if not clauses:
        return Outcome("not_stated", ())
    covered = {each.value in COVERED for each in clauses}
    return Outcome("depends" if len(covered) > 1 else clauses[0].value, clauses)


def _clauses(
    catalogue: Catalogue, edition: str, parts: Sequence[Part], service: str
) -> Iterator[Clause]:
    for part in parts:
        if part.row:
            for row in (row for each in _compared(catalogue, edition) for row in each.rows):
                if row.id == part.row and service in row.cells:
                    cell = row.cells[service]
                    yield Clause(
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
                yield Clause(item.name, "separate", item.source, when=part.when)
        elif part.item:
            yield from _listed(catalogue, edition, part, service)


def _listed(catalogue: Catalogue, edition: str, part: Part, service: str) -> Iterator[Clause]:
    """What the service's own lists say."""
    offer = next(each for each in catalogue.services if each.id == service).offer(edition)
    if offer is None:
        return
    wholes = {each.id: each for each in offer.parts}
    lists: Sequence[tuple[Value, Sequence[Item]]] = (
        ("included", offer.includes),
        ("not_included", offer.excludes),
    )
    for value, items in lists:
        for item in items:
            if item.id == part.item:
                whole = wholes.get(item.of or "")
                yield Clause(item.text, value, item.source, when=part.when, part=whole)


def _compared(catalogue: Catalogue, edition: str) -> list[Comparison]:
    return [each for each in catalogue.comparisons if each.edition == edition]


def uncovered(catalogue: Catalogue) -> Iterator[tuple[Path, str]]:
    """Every cell that would be empty or say what no clause says, and every clause left out."""
    if not catalogue.requests:
        return
    yield from _twice(catalogue)
    editions = [each.id for each in catalogue.editions if models(catalogue, each.id)]
    for path, request in _requests(catalogue):
        for edition in editions:
            if request.answer(edition) is None:
                message = f"expected an answer of {edition}, found none: give an edition without"
                yield (*path, "answers"), f"{message} parts where it does not mention this"
        for at, answer in enumerate(request.answers):
            yield from _answer(catalogue, request, answer, (*path, "answers", at))
    for edition in editions:
        yield from _left_out(catalogue, edition)


def _requests(catalogue: Catalogue) -> Iterator[tuple[Path, Request]]:
    for topic_at, topic in enumerate(catalogue.requests):
        for at, request in enumerate(topic.requests):
            yield ("requests", topic_at, "requests", at), request


def _twice(catalogue: Catalogue) -> Iterator[tuple[Path, str]]:
    """A page has one place of a name, whatever the topic."""
    seen: dict[str, Path] = {}
    for path, request in _requests(catalogue):
        first = seen.setdefault(request.id, path)
        if first[:2] != path[:2]:
            yield path, f'expected each id once, found "{request.id}" for the second time'


def _answer(
    catalogue: Catalogue, request: Request, answer: Answer, path: Path
) -> Iterator[tuple[Path, str]]:
    for at, part in enumerate(answer.parts):
        if len(part.pointers) != 1:
            found = ", ".join(key for key, _ in part.pointers) or "none"
            yield (*path, "parts", at), f"expected one of row, separate and item, found {found}"
            continue
        ((key, id),) = part.pointers
        known = _known(catalogue, answer.edition)[key]
        if id not in known:
            message = f'expected the id of a {_WHAT[key]} of {answer.edition}, found "{id}"'
            yield (*path, "parts", at, key), message + did_you_mean(id, known)
    depends = [
        id
        for id in models(catalogue, answer.edition)
        if outcome(catalogue, answer.edition, request, id).value == "depends"
    ]
    if depends and not answer.asks:
        message = f"expected asks, the question on which it depends for {', '.join(depends)}"
        yield path, f"{message}, found none"
    if answer.asks and not depends:
        yield (*path, "asks"), "expected a question only where the answer depends on it"


_WHAT = {"row": "row", "separate": "thing charged separately", "item": "clause"}


def _known(catalogue: Catalogue, edition: str) -> dict[str, set[str]]:
    offers = [offer for each in catalogue.services if (offer := each.offer(edition))]
    return {
        "row": {row.id for each in _compared(catalogue, edition) for row in each.rows},
        "separate": {
            item.id for each in catalogue.separate if each.edition == edition for item in each.items
        },
        "item": {item.id for each in offers for item in (*each.includes, *each.excludes)},
    }


def _left_out(catalogue: Catalogue, edition: str) -> Iterator[tuple[Path, str]]:
    """Rows and separate items that no request leads to."""
    asked = {
        pointer
        for _, request in _requests(catalogue)
        if (answer := request.answer(edition))
        for part in answer.parts
        for pointer in part.pointers
    }
    for at, comparison in enumerate(catalogue.comparisons):
        for index, row in enumerate(comparison.rows):
            if comparison.edition == edition and ("row", row.id) not in asked:
                place: Path = ("comparisons", at, "rows", index)
                yield place, _unasked(row.id, edition)
    for at, separate in enumerate(catalogue.separate):
        for index, item in enumerate(separate.items):
            if separate.edition == edition and ("separate", item.id) not in asked:
                place = ("separate", at, "items", index)
                yield place, _unasked(item.id, edition)


def _unasked(id: str, edition: str) -> str:
    return f"expected a request whose answer of {edition} leads to {id}, found none"

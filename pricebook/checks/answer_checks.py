"""Checks answers to requests: missing answers, dangling ids, contradicting keys."""

from collections.abc import Collection, Iterator

from pricebook.derived.coverage import STATEMENT_KINDS, compared_services, comparisons_of, outcome
from pricebook.derived.statements import statements
from pricebook.model.catalogue import Catalogue
from pricebook.model.files.open_questions_file import OpenQuestions
from pricebook.model.request import AnswerModel, RequestModel
from pricebook.problems.message_parts import did_you_mean, quoted
from pricebook.problems.problem import Problem
from pricebook.yaml_source.values import Finding, KeyPath, Source

_NAME_BY_KEY = {
    "row": "row",
    "separate": "thing charged separately",
    "item": "clause",
    "price": "price",
}
# Key of a list of ids under `beside` → key of a single id of that kind in a part.
_KEY_BY_LIST = {"rows": "row", "separate": "separate", "items": "item", "prices": "price"}


def check_answers(catalogue: Catalogue) -> Iterator[Finding]:
    """Every missing or invalid answer, and every clause that no answer refers to."""
    if not catalogue.requests:
        return
    yield from _repeated_requests(catalogue)
    editions = [each.id for each in catalogue.editions if compared_services(catalogue, each.id)]
    for path, request in _requests(catalogue):
        for edition in editions:
            if request.answer(edition) is None:
                message = f"expected an answer of {edition}, found none: if readers should ask,"
                yield (*path, "answers"), f"{message} write an answer with the edition alone"
    for path, request, answer in _answers(catalogue):
        yield from _invalid_parts(catalogue, answer, path)
        yield from _questions_to_reader(catalogue, request, answer, path)
        yield from _contradictions(answer, path)
        yield from _uncompared_services(catalogue, answer, path)
    yield from _invalid_beside(catalogue)
    for edition in editions:
        yield from _unrequested(catalogue, edition)


def check_waiting(
    catalogue: Catalogue, open_questions: OpenQuestions | None, source: Source
) -> tuple[Problem, ...]:
    """A problem for each answer that waits for a question which is not in open.yaml.

    `source` is the source of the catalogue.
    """
    question_ids = [each.id for each in open_questions.questions] if open_questions else []
    return tuple(
        source.problem(
            (*path, "waits_for", at, "question"),
            f"expected the id of a question in open.yaml, found {quoted(wait.question)}"
            + (
                did_you_mean(wait.question, question_ids)
                or f"; if it has been answered, give {request.id} its answer"
            ),
        )
        for path, request, answer in _answers(catalogue)
        for at, wait in enumerate(answer.waits_for)
        if wait.question not in question_ids
    )


def _requests(catalogue: Catalogue) -> Iterator[tuple[KeyPath, RequestModel]]:
    for topic_at, topic in enumerate(catalogue.requests):
        for at, request in enumerate(topic.requests):
            yield ("requests", topic_at, "requests", at), request


def _answers(catalogue: Catalogue) -> Iterator[tuple[KeyPath, RequestModel, AnswerModel]]:
    for path, request in _requests(catalogue):
        for at, answer in enumerate(request.answers):
            yield (*path, "answers", at), request, answer


def _repeated_requests(catalogue: Catalogue) -> Iterator[Finding]:
    """Ids of requests that several topics have; the id is an anchor on the page of all topics."""
    seen: dict[str, KeyPath] = {}
    for path, request in _requests(catalogue):
        first = seen.setdefault(request.id, path)
        if first[:2] != path[:2]:
            yield path, f'expected each id once, found "{request.id}" for the second time'


def _invalid_parts(catalogue: Catalogue, answer: AnswerModel, path: KeyPath) -> Iterator[Finding]:
    for at, part in enumerate(answer.parts):
        if len(part.pointers) != 1:
            found = ", ".join(key for key, _ in part.pointers) or "none"
            yield (*path, "parts", at), f"expected one of row, separate and item, found {found}"
            continue
        ((key, id),) = part.pointers
        known = _ids_by_key(catalogue, answer.edition)[key]
        if id not in known:
            yield (*path, "parts", at, key), _unknown_id_message(key, id, answer.edition, known)


def _unknown_id_message(key: str, id: str, edition: str, known: Collection[str]) -> str:
    found = f'found "{id}"{did_you_mean(id, known)}'
    return f"expected the id of a {_NAME_BY_KEY[key]} of {edition}, {found}"


def _ids_by_key(catalogue: Catalogue, edition: str) -> dict[str, set[str]]:
    offers = [offer for each in catalogue.services if (offer := each.offer(edition))]
    return {
        "row": {row.id for each in comparisons_of(catalogue, edition) for row in each.rows},
        "separate": {
            item.id for each in catalogue.separate if each.edition == edition for item in each.items
        },
        "item": {item.id for each in offers for item in (*each.includes, *each.excludes)},
    }


def _questions_to_reader(
    catalogue: Catalogue, request: RequestModel, answer: AnswerModel, path: KeyPath
) -> Iterator[Finding]:
    """Answers that depend on a question but lack `asks`, and answers with a needless `asks`."""
    depends = [
        id
        for id in compared_services(catalogue, answer.edition)
        if outcome(catalogue, answer.edition, request, id).value == "depends"
    ]
    if depends and not answer.asks:
        message = f"expected asks: the answer for {', '.join(depends)} depends on a question"
        yield path, f"{message}, found none"
    if answer.asks and not depends:
        yield (*path, "asks"), "expected no asks, because the answer depends on no question"


def _contradictions(answer: AnswerModel, path: KeyPath) -> Iterator[Finding]:
    """Keys that contradict `not_mentioned`, and `beside` without `waits_for`."""
    if answer.not_mentioned:
        for key in ("parts", "waits_for", "beside"):
            if getattr(answer, key):
                yield (*path, key), f"expected no {key} together with not_mentioned"
    elif answer.beside and not answer.waits_for:
        message = "expected waits_for together with beside, found none"
        yield (*path, "beside"), message


def _uncompared_services(
    catalogue: Catalogue, answer: AnswerModel, path: KeyPath
) -> Iterator[Finding]:
    """Services in `waits_for` that the edition does not compare."""
    compared = compared_services(catalogue, answer.edition)
    services = {each.id for each in catalogue.services}
    for at, wait in enumerate(answer.waits_for):
        for index, id in enumerate(wait.services):
            # An unknown id is reported as a dangling reference.
            if id in services and id not in compared:
                place = (*path, "waits_for", at, "services", index)
                yield place, f"expected a service that {answer.edition} compares, found {id}"


def _invalid_beside(catalogue: Catalogue) -> Iterator[Finding]:
    """Ids under `beside` that the other edition does not state."""
    editions = {each.id for each in catalogue.editions}
    stated: dict[tuple[str, str], set[str]] | None = None
    for path, _, answer in _answers(catalogue):
        for at, beside in enumerate(answer.beside):
            place = (*path, "beside", at)
            if beside.edition == answer.edition:
                message = f"expected another edition than {answer.edition}: use parts for this one"
                yield (*place, "edition"), message
            if not beside.pointers:
                yield place, "expected rows, separate, items or prices, found none"
            if beside.edition not in editions:
                continue
            if stated is None:
                stated = _stated_ids(catalogue)
            for list_key, key in _KEY_BY_LIST.items():
                known = stated.get((beside.edition, key), set())
                for index, id in enumerate(getattr(beside, list_key)):
                    if id not in known:
                        message = _unknown_id_message(key, id, beside.edition, known)
                        yield (*place, list_key, index), message


def _stated_ids(catalogue: Catalogue) -> dict[tuple[str, str], set[str]]:
    """The ids of the statements, by edition and by the key of a part."""
    ids: dict[tuple[str, str], set[str]] = {}
    for statement in statements(catalogue):
        for key, kinds in STATEMENT_KINDS.items():
            if statement.part in kinds:
                ids.setdefault((statement.edition, key), set()).add(statement.id)
    return ids


def _unrequested(catalogue: Catalogue, edition: str) -> Iterator[Finding]:
    """Rows and separately charged items that no request refers to."""
    requested = {
        pointer
        for _, request in _requests(catalogue)
        if (answer := request.answer(edition))
        for part in answer.parts
        for pointer in part.pointers
    }
    for at, comparison in enumerate(catalogue.comparisons):
        for index, row in enumerate(comparison.rows):
            if comparison.edition == edition and ("row", row.id) not in requested:
                place: KeyPath = ("comparisons", at, "rows", index)
                yield place, _unrequested_message(row.id, edition)
    for at, separate in enumerate(catalogue.separate):
        for index, item in enumerate(separate.items):
            if separate.edition == edition and ("separate", item.id) not in requested:
                place = ("separate", at, "items", index)
                yield place, _unrequested_message(item.id, edition)


def _unrequested_message(id: str, edition: str) -> str:
    return f"expected a request whose answer of {edition} refers to {id}, found none"

"""Reads the open questions, and checks them against the catalogue."""

from collections.abc import Iterator
from pathlib import Path

from pricebook.checks.catalogue_checks import check_languages, check_unique_ids, language_codes
from pricebook.checks.clause_checks import subject_ids
from pricebook.derived.model_walk import PathValues, is_localised, walk
from pricebook.editorial.optional_file import read_optional_file
from pricebook.model.catalogue import Catalogue
from pricebook.model.fields.references import Citation
from pricebook.model.files.open_questions_file import OpenQuestions
from pricebook.problems.message_parts import did_you_mean, quoted
from pricebook.problems.problem import Problem
from pricebook.yaml_source.values import Finding, Source

FILE = "open.yaml"
# Up to this number, unknown ids are reported one by one, even if no id is known.
MAX_SINGLE = 5


def read_open_questions(
    data_file: Path, catalogue: Catalogue | None, root: Path | None = None
) -> tuple[OpenQuestions | None, tuple[Problem, ...]]:
    """The open questions in open.yaml beside the data file, and every problem.

    The questions are None if there is no file. Do not use the questions if there is a problem.
    Without `catalogue`, the function does not compare the questions with the catalogue.
    """
    file = data_file.with_name(FILE)
    questions, source, problems = read_optional_file(OpenQuestions, file, root)
    if questions and source and catalogue:
        more = check_open_questions(questions, catalogue, source)
        problems = tuple(sorted({*problems, *more}))
    return questions, problems


def check_open_questions(
    questions: OpenQuestions, catalogue: Catalogue, source: Source
) -> tuple[Problem, ...]:
    """Every problem between values of the open questions, sorted by place."""
    values = walk(questions)
    if message := _another_catalogue(values, catalogue):
        return (source.problem((), message),)
    findings = [
        *check_unique_ids(values),
        *check_languages(values, question_languages(questions, catalogue)),
        *_dangling_references(values, catalogue),
        *_unmatched_questions(questions),
    ]
    return tuple(sorted({source.problem(path, message) for path, message in findings}))


def question_languages(questions: OpenQuestions, catalogue: Catalogue) -> tuple[str, ...]:
    """The catalogue's languages in which the open questions have texts; all if there are none.

    The open questions need not be translated into a new language of the catalogue.
    """
    written_in = {code for _, value in walk(questions) if is_localised(value) for code in value}
    return tuple(
        code for code in language_codes(catalogue) if code in written_in
    ) or language_codes(catalogue)


def _another_catalogue(values: PathValues, catalogue: Catalogue) -> str | None:
    """A message if the catalogue has fewer than half of what the questions refer to.

    One message, because hundreds of unknown ids would hide all other problems.
    """
    documents, known = {each.id for each in catalogue.sources}, {*subject_ids(catalogue)}
    cited = {value.target for _, value in values if isinstance(value, Citation)}
    about = {str(value) for path, value in values if "about" in path[-2:-1]}
    unknown = [*sorted(about - known), *sorted(cited - documents)]
    if len(unknown) <= MAX_SINGLE or len(unknown) * 2 <= len(about) + len(cited):
        return None
    return (
        f"expected questions about this catalogue, found {len(unknown)} unknown ids, such as"
        f" {quoted(unknown[0])}: correct the ids, or remove the file if it is another firm's"
    )


def _dangling_references(values: PathValues, catalogue: Catalogue) -> Iterator[Finding]:
    documents = [each.id for each in catalogue.sources]
    known = [*subject_ids(catalogue)]
    for path, value in values:
        if isinstance(value, Citation) and value.target not in documents:
            meant = did_you_mean(value.target, documents)
            yield path, f"expected a document of the catalogue, found {quoted(value.target)}{meant}"
        elif "about" in path[-2:-1] and value not in known:
            meant = did_you_mean(value, known)
            yield (
                path,
                f"expected the id of a thing in the catalogue, found {quoted(value)}{meant}",
            )


def _unmatched_questions(questions: OpenQuestions) -> Iterator[Finding]:
    """Records to ask about that no question names, and questions that name other records."""
    to_ask = [each.id for each in questions.records if "ask" in each.handling]
    asked_about = {id for question in questions.questions for id in question.records}
    for key in ("contradictions", "ambiguities", "divergences"):
        for at, record in enumerate(getattr(questions, key)):
            if record.id in to_ask and record.id not in asked_about:
                yield (key, at, "handling"), f"expected a question about {record.id}, found none"
    for at, question in enumerate(questions.questions):
        for index, id in enumerate(question.records):
            if id not in to_ask:
                found = f"found {quoted(id)}{did_you_mean(id, to_ask)}"
                path = ("questions", at, "records", index)
                yield path, f"expected the id of a record with the handling ask, {found}"

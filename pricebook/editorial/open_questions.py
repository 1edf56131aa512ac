"""The ledger beside the catalogue: read, and checked against what it speaks of."""

from collections.abc import Iterator
from pathlib import Path as File

from pricebook.checks.catalogue_checks import check_languages, check_unique_ids, language_codes
from pricebook.checks.clause_checks import subject_ids
from pricebook.derived.model_walk import PathValues, is_localised, walk
from pricebook.model.catalogue import Catalogue
from pricebook.model.fields.references import Citation
from pricebook.model.fields.strict_model import build
from pricebook.model.files.open_questions_file import OpenQuestions
from pricebook.problems.message_parts import did_you_mean, quoted
from pricebook.problems.problem import Problem
from pricebook.site.library import display_path
from pricebook.yaml_source.regular_file import path_exists
from pricebook.yaml_source.source import read_file
from pricebook.yaml_source.values import Finding, Source

FILE = "open.yaml"


def read_open_questions(
    beside: File, catalogue: Catalogue, root: File | None = None
) -> tuple[OpenQuestions | None, tuple[Problem, ...]]:
    """The ledger in the file beside the data file; None without a problem where there is no file.

    It may come together with problems, and is then not to be used.
    """
    file = beside.with_name(FILE)
    if not path_exists(file):
        return None, ()
    source, problems = read_file(file, display_path(file, root))
    if source is None:
        return None, problems
    ledger, more = build(OpenQuestions, source)
    if ledger:
        more = check_open_questions(ledger, catalogue, source)
    return ledger, tuple(sorted({*problems, *more}))


def check_open_questions(
    ledger: OpenQuestions, catalogue: Catalogue, source: Source
) -> tuple[Problem, ...]:
    """Every fault of the ledger as a whole, at its place in the file."""
    walked = walk(ledger)
    found = [
        *check_unique_ids(walked),
        *check_languages(walked, question_languages(ledger, catalogue)),
        *_dangling_references(walked, catalogue),
        *_unmatched_questions(ledger),
    ]
    return tuple(sorted({source.problem(path, message) for path, message in found}))


def question_languages(ledger: OpenQuestions, catalogue: Catalogue) -> tuple[str, ...]:
    """The catalogue's languages that the ledger is written in: those that any text of it has.

    A catalogue may get a language before its editor's own notes do.
    """
    found = {code for _, value in walk(ledger) if is_localised(value) for code in value}
    return tuple(code for code in language_codes(catalogue) if code in found) or language_codes(
        catalogue
    )


def _dangling_references(walked: PathValues, catalogue: Catalogue) -> Iterator[Finding]:
    documents = [each.id for each in catalogue.sources]
    known = [*subject_ids(catalogue)]
    for path, value in walked:
        if isinstance(value, Citation) and value.target not in documents:
            meant = did_you_mean(value.target, documents)
            yield path, f"expected a document of the catalogue, found {quoted(value.target)}{meant}"
        elif "about" in path[-2:-1] and value not in known:
            meant = did_you_mean(value, known)
            yield (
                path,
                f"expected the id of something in the catalogue, found {quoted(value)}{meant}",
            )


def _unmatched_questions(ledger: OpenQuestions) -> Iterator[Finding]:
    """What is to be asked has a question, and a question is about what is to be asked."""
    to_ask = [each.id for each in ledger.records if "ask" in each.handling]
    asked = {id for question in ledger.questions for id in question.records}
    for key in ("contradictions", "ambiguities", "divergences"):
        for at, record in enumerate(getattr(ledger, key)):
            if record.id in to_ask and record.id not in asked:
                yield (key, at, "handling"), f"expected a question about {record.id}, found none"
    for at, question in enumerate(ledger.questions):
        for index, id in enumerate(question.records):
            if id not in to_ask:
                found = f"found {quoted(id)}{did_you_mean(id, to_ask)}"
                path = ("questions", at, "records", index)
                yield path, f"expected a record that is to be asked about, {found}"

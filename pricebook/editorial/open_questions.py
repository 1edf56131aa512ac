"""The ledger beside the catalogue: read, and checked against what it speaks of."""

from collections.abc import Iterator
from pathlib import Path as File

from pricebook.checks.catalogue_checks import check_languages, check_twice, codes
from pricebook.checks.clause_checks import subjects
from pricebook.derived.model_walk import Walked, spoken, walk
from pricebook.model.catalogue import Catalogue
from pricebook.model.fields.references import Citation
from pricebook.model.fields.strict_model import build
from pricebook.model.files.open_questions_file import Ledger
from pricebook.problems.message_parts import did_you_mean, shown
from pricebook.problems.problem import Problem
from pricebook.site.library import shown_path
from pricebook.yaml_source.regular_file import is_there
from pricebook.yaml_source.source import read_file
from pricebook.yaml_source.values import Finding, Source

FILE = "open.yaml"


def open_ledger(
    beside: File, catalogue: Catalogue, root: File | None = None
) -> tuple[Ledger | None, tuple[Problem, ...]]:
    """The ledger in the file beside the data file; None without a problem where there is no file.

    It may come together with problems, and is then not to be used.
    """
    file = beside.with_name(FILE)
    if not is_there(file):
        return None, ()
    source, problems = read_file(file, shown_path(file, root))
    if source is None:
        return None, problems
    ledger, more = build(Ledger, source)
    if ledger:
        more = check_ledger(ledger, catalogue, source)
    return ledger, tuple(sorted({*problems, *more}))


def check_ledger(ledger: Ledger, catalogue: Catalogue, source: Source) -> tuple[Problem, ...]:
    """Every fault of the ledger as a whole, at its place in the file."""
    walked = walk(ledger)
    found = [
        *check_twice(walked),
        *check_languages(walked, languages(ledger, catalogue)),
        *_dangling(walked, catalogue),
        *_asked(ledger),
    ]
    return tuple(sorted({source.problem(path, message) for path, message in found}))


def languages(ledger: Ledger, catalogue: Catalogue) -> tuple[str, ...]:
    """The catalogue's languages that the ledger is written in: those that any text of it has.

    A catalogue may get a language before its editor's own notes do.
    """
    found = {code for _, value in walk(ledger) if spoken(value) for code in value}
    return tuple(code for code in codes(catalogue) if code in found) or codes(catalogue)


def _dangling(walked: Walked, catalogue: Catalogue) -> Iterator[Finding]:
    documents = [each.id for each in catalogue.sources]
    known = [*subjects(catalogue)]
    for path, value in walked:
        if isinstance(value, Citation) and value.target not in documents:
            meant = did_you_mean(value.target, documents)
            yield path, f"expected a document of the catalogue, found {shown(value.target)}{meant}"
        elif "about" in path[-2:-1] and value not in known:
            meant = did_you_mean(value, known)
            yield (
                path,
                f"expected the id of something in the catalogue, found {shown(value)}{meant}",
            )


def _asked(ledger: Ledger) -> Iterator[Finding]:
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
                found = f"found {shown(id)}{did_you_mean(id, to_ask)}"
                path = ("questions", at, "records", index)
                yield path, f"expected a record that is to be asked about, {found}"

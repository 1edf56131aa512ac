"""The ledger beside the catalogue: read, and checked against what it speaks of."""

from collections.abc import Iterator
from pathlib import Path as File

from generator.checks import check_languages, check_twice, codes
from generator.coherence import subjects
from generator.library import shown_path
from generator.model.catalogue import Catalogue
from generator.model.ledger import Ledger
from generator.model.reading import build
from generator.model.reference import Citation
from generator.problem import Problem
from generator.regular import is_there
from generator.source import read_file
from generator.values import Finding, Source
from generator.walk import Walked, spoken, walk
from generator.wording import did_you_mean, shown

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

"""The source trace: which values of the data cite each line of the source documents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pricebook.derived.model_walk import walk
from pricebook.derived.statements import of_editions
from pricebook.editorial.optional_file import read_optional_file
from pricebook.model.catalogue import Catalogue
from pricebook.model.fields.references import Citation
from pricebook.model.files.source_lines_file import SourceLines
from pricebook.problems.message_parts import did_you_mean, quoted
from pricebook.problems.problem import Problem
from pricebook.yaml_source.values import Finding, KeyPath, Source

FILE = "lines.yaml"
_FILE_HEADER = """\
# The lines of the source documents that are not blank, each with the first digits of its SHA-256.
# The documents themselves are stored elsewhere.
# `pricebook trace --renew FOLDER` writes this file; do not edit it by hand.

"""

type LineHashes = Mapping[int, str]  # line number → hash of the line


@dataclass(frozen=True, slots=True)
class DocumentTrace:
    """The lines of a document, with the paths of their citations or a reason for omission."""

    document: str
    lines: tuple[int, ...]
    cited: Mapping[int, Sequence[KeyPath]]
    omitted: Mapping[int, str]

    @property
    def cited_lines(self) -> tuple[int, ...]:
        """The lines that the data cites."""
        return tuple(each for each in self.lines if each in self.cited)

    @property
    def untraced(self) -> tuple[int, ...]:
        """The lines that are neither cited nor omitted."""
        traced = {*self.cited, *self.omitted}
        return tuple(each for each in self.lines if each not in traced)


def trace_documents(catalogue: Catalogue, lines: SourceLines) -> tuple[DocumentTrace, ...]:
    """The trace of each document in `lines`, in the order of the catalogue."""
    hashes = hashes_by_document(lines)
    # Only statements of editions count, not citations in assumptions or relations.
    cited = _cited(
        part for _, path, statement in of_editions(catalogue) for part in walk(statement, path)
    )
    return tuple(
        DocumentTrace(
            document=document.id,
            lines=tuple(hashes[document.id]),
            cited=cited.get(document.id, {}),
            omitted={line: part.reason for part in document.omitted for line in part.lines},
        )
        for document in catalogue.sources
        if document.id in hashes
    )


def citations(catalogue: Catalogue) -> dict[str, dict[int, list[KeyPath]]]:
    """Document id → line number → paths of the citations."""
    return _cited(walk(catalogue))


def _cited(values: Iterable[tuple[KeyPath, object]]) -> dict[str, dict[int, list[KeyPath]]]:
    cited: dict[str, dict[int, list[KeyPath]]] = {}
    for path, value in values:
        if isinstance(value, Citation):
            cited.setdefault(value.target, {}).setdefault(value.line, []).append(path)
    return cited


def check_trace(catalogue: Catalogue, lines: SourceLines, source: Source) -> tuple[Problem, ...]:
    """Problems: untraced lines, and citations of blank or missing lines."""
    places = {document.id: at for at, document in enumerate(catalogue.sources)}
    findings = [
        finding
        for each in trace_documents(catalogue, lines)
        for at in [places[each.document]]
        for finding in (*_untraced_lines(each, at), *_blank_omissions(each, catalogue, at))
    ]
    findings += _blank_citations(catalogue, lines)
    return tuple(sorted({source.problem(path, message) for path, message in findings}))


def check_documents(
    catalogue: Catalogue, lines: SourceLines, lines_source: Source
) -> tuple[Problem, ...]:
    """A problem for each document that lines.yaml names and the catalogue lacks.

    `lines_source` is the source of `lines`.
    """
    known = [each.id for each in catalogue.sources]
    first: dict[str, str] = {}
    for place in lines.lines:
        first.setdefault(Citation(place).target, place)
    return tuple(
        lines_source.problem(
            ("lines", place),
            f"expected a document of the catalogue, found {quoted(id)}"
            f"{did_you_mean(id, known) or ': add it to sources, or remove its lines'}",
            key=True,
        )
        for id, place in first.items()
        if id not in known
    )


def _untraced_lines(trace: DocumentTrace, at: int) -> Iterator[Finding]:
    for line in trace.untraced:
        message = f"expected {trace.document}:{line} to be cited, or omitted with a reason"
        yield ("sources", at, "id"), message


def _blank_citations(catalogue: Catalogue, lines: SourceLines) -> Iterator[Finding]:
    hashes = hashes_by_document(lines)
    for id, cited in citations(catalogue).items():
        for line in {*cited} - {*hashes.get(id, cited)}:
            for path in cited[line]:
                yield path, f"expected a line with text, found {id}:{line}, {_NO_TEXT}"


def _blank_omissions(trace: DocumentTrace, catalogue: Catalogue, at: int) -> Iterator[Finding]:
    for index, omission in enumerate(catalogue.sources[at].omitted):
        for number, line in enumerate(omission.lines):
            if line not in trace.lines:
                path: KeyPath = ("sources", at, "omitted", index, "lines", number)
                yield path, f"expected a line with text, found {trace.document}:{line}, {_NO_TEXT}"


_NO_TEXT = "which is blank or missing"


def open_source_lines(
    data_file: Path, root: Path | None = None
) -> tuple[SourceLines | None, tuple[Problem, ...]]:
    """The source lines in lines.yaml beside the data file, and every problem.

    The lines are None if there is no file, or if the file has problems.
    """
    lines, _, problems = read_source_lines(data_file, root)
    return lines, problems


def read_source_lines(
    data_file: Path, root: Path | None = None
) -> tuple[SourceLines | None, Source | None, tuple[Problem, ...]]:
    """Like `open_source_lines`, but with the source of lines.yaml as the second item."""
    return read_optional_file(SourceLines, data_file.with_name(FILE), root)


def hashes_by_document(lines: SourceLines) -> dict[str, dict[int, str]]:
    """Document id → line number → hash."""
    hashes: dict[str, dict[int, str]] = {}
    for place, line_hash in lines.lines.items():
        citation = Citation(place)
        hashes.setdefault(citation.target, {})[citation.line] = line_hash
    return hashes


def hash_lines(text: str) -> dict[int, str]:
    """Line number, from 1 → hash, for each line of a document that is not blank."""
    return {
        number: sha256(line.strip().encode()).hexdigest()[:12]
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip()
    }


def source_lines_yaml(documents: Mapping[str, LineHashes]) -> str:
    """The YAML text of lines.yaml. `documents`: document id → hashes of its lines."""
    lines = [
        f'  {id}:{line}: "{hash}"\n'
        for id, hashes in documents.items()
        for line, hash in hashes.items()
    ]
    return "".join([_FILE_HEADER, "lines:\n", *lines])


def changed_lines(old: LineHashes, new: LineHashes) -> list[int]:
    """The numbers of the lines that differ, or that only `old` or only `new` has."""
    return sorted(line for line in {*old, *new} if old.get(line) != new.get(line))

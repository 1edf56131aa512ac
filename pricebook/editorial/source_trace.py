"""Where every line of the source documents leads, and where every clause comes from."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path as File

from pricebook.derived.model_walk import walk
from pricebook.derived.statements import of_editions
from pricebook.model.catalogue import Catalogue
from pricebook.model.fields.references import Citation
from pricebook.model.fields.strict_model import build
from pricebook.model.files.source_lines_file import SourceLines
from pricebook.problems.problem import Problem
from pricebook.site.library import display_path
from pricebook.yaml_source.regular_file import path_exists
from pricebook.yaml_source.source import read_file
from pricebook.yaml_source.values import Finding, Path, Source

FILE = "lines.yaml"
_FILE_HEADER = """\
# The lines of the source documents that are not blank, each with the first digits of the SHA-256
# of what it says. The documents themselves are not kept here.
# Written by `pricebook trace --renew FOLDER`, never by hand.

"""

type LineHashes = Mapping[int, str]  # line → what it says, as a hash


@dataclass(frozen=True, slots=True)
class DocumentTrace:
    """What became of the lines of one document: what cites each in an edition, or why none does."""

    document: str
    lines: tuple[int, ...]
    cited: Mapping[int, Sequence[Path]]
    omitted: Mapping[int, str]

    @property
    def cited_lines(self) -> tuple[int, ...]:
        """The lines that something in the data cites."""
        return tuple(each for each in self.lines if each in self.cited)

    @property
    def untraced(self) -> tuple[int, ...]:
        """The lines that nothing cites, and that are not left out for a reason either."""
        led = {*self.cited, *self.omitted}
        return tuple(each for each in self.lines if each not in led)


def trace_documents(catalogue: Catalogue, lines: SourceLines) -> tuple[DocumentTrace, ...]:
    """Each document of the catalogue that the lines are known of, in the catalogue's order."""
    hashes = hashes_by_document(lines)
    # Not what merely refers to a line from elsewhere, such as an assumption or a relation.
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


def citations(catalogue: Catalogue) -> dict[str, dict[int, list[Path]]]:
    """Document → line → the places in the file that cite it."""
    return _cited(walk(catalogue))


def _cited(values: Iterable[tuple[Path, object]]) -> dict[str, dict[int, list[Path]]]:
    cited: dict[str, dict[int, list[Path]]] = {}
    for path, value in values:
        if isinstance(value, Citation):
            cited.setdefault(value.target, {}).setdefault(value.line, []).append(path)
    return cited


def check_trace(catalogue: Catalogue, lines: SourceLines, source: Source) -> tuple[Problem, ...]:
    """Lines that lead nowhere, and citations of lines that are blank or not there."""
    places = {document.id: at for at, document in enumerate(catalogue.sources)}
    findings = [
        finding
        for each in trace_documents(catalogue, lines)
        for at in [places[each.document]]
        for finding in (*_untraced_lines(each, at), *_blank_omissions(each, catalogue, at))
    ]
    findings += _blank_citations(catalogue, lines)
    return tuple(sorted({source.problem(path, message) for path, message in findings}))


def _untraced_lines(trace: DocumentTrace, at: int) -> Iterator[Finding]:
    for line in trace.untraced:
        message = f"expected {trace.document}:{line} to be cited, or omitted for a reason"
        yield ("sources", at, "id"), message


def _blank_citations(catalogue: Catalogue, lines: SourceLines) -> Iterator[Finding]:
    hashes = hashes_by_document(lines)
    for id, cited in citations(catalogue).items():
        for line in {*cited} - {*hashes.get(id, cited)}:
            for path in cited[line]:
                found = f"found {id}:{line}, which is blank or not there"
                yield path, f"expected a line that says something, {found}"


def _blank_omissions(trace: DocumentTrace, catalogue: Catalogue, at: int) -> Iterator[Finding]:
    for index, omission in enumerate(catalogue.sources[at].omitted):
        for number, line in enumerate(omission.lines):
            if line not in trace.lines:
                path: Path = ("sources", at, "omitted", index, "lines", number)
                found = f"found {trace.document}:{line}, which is blank or not there"
                yield path, f"expected a line that says something, {found}"


def open_source_lines(
    data_file: File, root: File | None = None
) -> tuple[SourceLines | None, tuple[Problem, ...]]:
    """The lines in the file beside the data file; None without a problem where there is no file."""
    file = data_file.with_name(FILE)
    if not path_exists(file):
        return None, ()
    source, problems = read_file(file, display_path(file, root))
    if source is None:
        return None, problems
    lines, more = build(SourceLines, source)
    return lines, tuple(sorted({*problems, *more}))


def hashes_by_document(lines: SourceLines) -> dict[str, dict[int, str]]:
    """Document → line → its hash."""
    hashes: dict[str, dict[int, str]] = {}
    for place, line_hash in lines.lines.items():
        citation = Citation(place)
        hashes.setdefault(citation.target, {})[citation.line] = line_hash
    return hashes


def hash_lines(text: str) -> dict[int, str]:
    """The lines of a document that are not blank, counted from 1, each with its hash."""
    return {
        number: sha256(line.strip().encode()).hexdigest()[:12]
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip()
    }


def source_lines_yaml(documents: Mapping[str, LineHashes]) -> str:
    """The file that holds them: the hashes of each document, by its id."""
    lines = [
        f'  {id}:{line}: "{hash}"\n'
        for id, hashes in documents.items()
        for line, hash in hashes.items()
    ]
    return "".join([_FILE_HEADER, "lines:\n", *lines])


def changed_lines(old: LineHashes, new: LineHashes) -> list[int]:
    """The lines that say something else in `new`, or that only one of both has."""
    return sorted(line for line in {*old, *new} if old.get(line) != new.get(line))

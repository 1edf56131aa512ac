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
from pricebook.model.files.source_lines_file import Lines
from pricebook.problems.problem import Problem
from pricebook.site.library import shown_path
from pricebook.yaml_source.regular_file import is_there
from pricebook.yaml_source.source import read_file
from pricebook.yaml_source.values import Finding, Path, Source

FILE = "lines.yaml"
_HEAD = """\
# The lines of the source documents that are not blank, each with the first digits of the SHA-256
# of what it says. The documents themselves are not kept here.
# Written by `pricebook trace --renew FOLDER`, never by hand.

"""

type Hashes = Mapping[int, str]  # line → what it says, as a hash


@dataclass(frozen=True, slots=True)
class Coverage:
    """What became of the lines of one document: what cites each in an edition, or why none does."""

    document: str
    lines: tuple[int, ...]
    cited: Mapping[int, Sequence[Path]]
    omitted: Mapping[int, str]

    @property
    def led(self) -> tuple[int, ...]:
        """The lines that something in the data cites."""
        return tuple(each for each in self.lines if each in self.cited)

    @property
    def lost(self) -> tuple[int, ...]:
        """The lines that nothing cites, and that are not left out for a reason either."""
        led = {*self.cited, *self.omitted}
        return tuple(each for each in self.lines if each not in led)


def coverage(catalogue: Catalogue, lines: Lines) -> tuple[Coverage, ...]:
    """Each document of the catalogue that the lines are known of, in the catalogue's order."""
    known = known_lines(lines)
    # Not what merely refers to a line from elsewhere, such as an assumption or a relation.
    cited = _cited(part for _, path, whole in of_editions(catalogue) for part in walk(whole, path))
    return tuple(
        Coverage(
            document=document.id,
            lines=tuple(known[document.id]),
            cited=cited.get(document.id, {}),
            omitted={line: part.reason for part in document.omitted for line in part.lines},
        )
        for document in catalogue.sources
        if document.id in known
    )


def citations(catalogue: Catalogue) -> dict[str, dict[int, list[Path]]]:
    """Document → line → the places in the file that cite it."""
    return _cited(walk(catalogue))


def _cited(values: Iterable[tuple[Path, object]]) -> dict[str, dict[int, list[Path]]]:
    found: dict[str, dict[int, list[Path]]] = {}
    for path, value in values:
        if isinstance(value, Citation):
            found.setdefault(value.target, {}).setdefault(value.line, []).append(path)
    return found


def check_trace(catalogue: Catalogue, lines: Lines, source: Source) -> tuple[Problem, ...]:
    """Lines that lead nowhere, and citations of lines that are blank or not there."""
    places = {document.id: at for at, document in enumerate(catalogue.sources)}
    found = [
        finding
        for each in coverage(catalogue, lines)
        for at in [places[each.document]]
        for finding in (*_lost(each, at), *_blank_omissions(each, catalogue, at))
    ]
    found += _blank(catalogue, lines)
    return tuple(sorted({source.problem(path, message) for path, message in found}))


def _lost(each: Coverage, at: int) -> Iterator[Finding]:
    for line in each.lost:
        message = f"expected {each.document}:{line} to be cited, or omitted for a reason"
        yield ("sources", at, "id"), message


def _blank(catalogue: Catalogue, lines: Lines) -> Iterator[Finding]:
    known = known_lines(lines)
    for id, cited in citations(catalogue).items():
        for line in {*cited} - {*known.get(id, cited)}:
            for path in cited[line]:
                found = f"found {id}:{line}, which is blank or not there"
                yield path, f"expected a line that says something, {found}"


def _blank_omissions(each: Coverage, catalogue: Catalogue, at: int) -> Iterator[Finding]:
    for index, omission in enumerate(catalogue.sources[at].omitted):
        for number, line in enumerate(omission.lines):
            if line not in each.lines:
                path: Path = ("sources", at, "omitted", index, "lines", number)
                found = f"found {each.document}:{line}, which is blank or not there"
                yield path, f"expected a line that says something, {found}"


def open_lines(beside: File, root: File | None = None) -> tuple[Lines | None, tuple[Problem, ...]]:
    """The lines in the file beside the data file; None without a problem where there is no file."""
    file = beside.with_name(FILE)
    if not is_there(file):
        return None, ()
    source, problems = read_file(file, shown_path(file, root))
    if source is None:
        return None, problems
    lines, more = build(Lines, source)
    return lines, tuple(sorted({*problems, *more}))


def known_lines(lines: Lines) -> dict[str, dict[int, str]]:
    """Document → line → its hash."""
    found: dict[str, dict[int, str]] = {}
    for place, hash in lines.lines.items():
        citation = Citation(place)
        found.setdefault(citation.target, {})[citation.line] = hash
    return found


def hashes(text: str) -> dict[int, str]:
    """The lines of a document that are not blank, counted from 1, each with its hash."""
    return {
        number: sha256(line.strip().encode()).hexdigest()[:12]
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip()
    }


def written(documents: Mapping[str, Hashes]) -> str:
    """The file that holds them: the hashes of each document, by its id."""
    lines = [
        f'  {id}:{line}: "{hash}"\n'
        for id, found in documents.items()
        for line, hash in found.items()
    ]
    return "".join([_HEAD, "lines:\n", *lines])


def changed(old: Hashes, new: Hashes) -> list[int]:
    """The lines that say something else in `new`, or that only one of both has."""
    return sorted(line for line in {*old, *new} if old.get(line) != new.get(line))

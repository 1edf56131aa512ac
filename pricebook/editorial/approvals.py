"""Which texts are approved as they stand: each is tied to the hash of what was approved."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from pricebook.derived.texts import Text
from pricebook.model.fields.strict_model import build
from pricebook.model.files.approvals_file import Approvals
from pricebook.problems.problem import Problem
from pricebook.site.library import shown_path
from pricebook.yaml_source.regular_file import is_there
from pricebook.yaml_source.source import read_file

FILE = "approved.yaml"
_HEAD = """\
# yaml-language-server: $schema=schema/approved.schema.json
# The texts that were approved, each with the hash of what was approved: a text that has changed
# since is a draft again. Written by `pricebook approve`, never by hand.

"""

type Seals = Mapping[str, str]  # text id with its language → what was approved


class State(StrEnum):
    """What the approvals say of a text in one language."""

    APPROVED = "approved"
    NEW = "new"  # never approved
    CHANGED = "changed"  # another text was approved
    STALE = "stale"  # a translation of another original was approved


@dataclass(frozen=True, slots=True)
class Standing:
    """A text in one language, and whether it is approved."""

    text: Text
    language: str
    state: State


def open_approvals(beside: Path, root: Path | None = None) -> tuple[Seals, tuple[Problem, ...]]:
    """The approvals in the file that lies beside the data file; there are none without a file."""
    file = beside.with_name(FILE)
    if not is_there(file):
        return {}, ()
    source, problems = read_file(file, shown_path(file, root))
    if source is None:
        return {}, problems
    approvals, more = build(Approvals, source)
    seals = {} if approvals is None else dict(approvals.texts)
    return seals, tuple(sorted({*problems, *more}))


def standings(texts: Iterable[Text], seals: Seals) -> Iterator[Standing]:
    """Every text in every language, in the order of the data."""
    for text in texts:
        for language in text.says:
            yield Standing(text, language, _state(text, language, seals))


def approved(texts: Iterable[Text], seals: Seals, wanted: Iterable[Standing]) -> Seals:
    """The seals with the wanted texts approved as they stand; what is no text any more is gone."""
    now = {(each.text.id, each.language) for each in wanted}
    kept: dict[str, str] = {}
    for text in texts:
        for language in text.says:
            id = f"{text.id}.{language}"
            if (text.id, language) in now:
                kept[id] = seal(text, language)
            elif id in seals:
                kept[id] = seals[id]
    return kept


def written(seals: Seals) -> str:
    """The file that says so: a line for each text, in the order of the data."""
    if not seals:
        return f"{_HEAD}texts: {{}}\n"
    return "".join([_HEAD, "texts:\n", *(f'  {id}: "{seal}"\n' for id, seal in seals.items())])


def seal(text: Text, language: str) -> str:
    """What an approval of the text in a language is tied to: its original, then itself."""
    original = _hash(text.says[text.original])
    return original if language == text.original else f"{original} {_hash(text.says[language])}"


def _state(text: Text, language: str, seals: Seals) -> State:
    known = seals.get(f"{text.id}.{language}")
    if known is None:
        return State.NEW
    if known == seal(text, language):
        return State.APPROVED
    same_original = known.split()[0] == seal(text, language).split()[0]
    return State.CHANGED if same_original or language == text.original else State.STALE


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]

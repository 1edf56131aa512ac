"""Approvals of texts. An approval holds the hash of the approved text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from pricebook.derived.texts import CatalogueText
from pricebook.editorial.optional_file import read_optional_file
from pricebook.interface_words.default_words import LANGUAGES
from pricebook.model.files.approvals_file import Approvals
from pricebook.problems.problem import Problem

FILE = "approved.yaml"
_FILE_HEADER = """\
# yaml-language-server: $schema=schema/approved.schema.json
# The approved texts, each with its hash at the time of approval. A text that has changed since
# then is a draft again. `pricebook approve` writes this file; do not edit it by hand.

"""

# Text id with its language → hash of the approved text, and perhaps "by" and a name.
type ApprovedHashes = Mapping[str, str]
_BY = " by "


class ApprovalState(StrEnum):
    """The approval state of a text in one language."""

    APPROVED = "approved"
    NEW = "new"  # never approved
    CHANGED = "changed"  # another text was approved
    STALE = "stale"  # a translation of another original was approved
    UNNAMED = "unnamed"  # approved, without the name that an interface text needs


@dataclass(frozen=True, slots=True)
class TextApproval:
    """A text in one language, and its approval state."""

    text: CatalogueText
    language: str
    state: ApprovalState


def open_approvals(
    data_file: Path, root: Path | None = None
) -> tuple[ApprovedHashes, tuple[Problem, ...]]:
    """The approvals beside the data file, empty if there is no file; and every problem."""
    approvals, _, problems = read_optional_file(Approvals, data_file.with_name(FILE), root)
    return ({} if approvals is None else dict(approvals.texts)), problems


def text_approvals(
    texts: Iterable[CatalogueText], hashes: ApprovedHashes
) -> Iterator[TextApproval]:
    """Every text in every language, in the order of the data, without the tool's own texts."""
    for text in texts:
        for language in text.to_approve:
            yield TextApproval(text, language, _state(text, language, hashes))


def with_approvals(
    texts: Iterable[CatalogueText],
    hashes: ApprovedHashes,
    approved: Iterable[TextApproval],
    name: str = "",
) -> ApprovedHashes:
    """The hashes with `approved` added, and without the hashes of texts that no longer exist.

    `name` is the person who approves. Without a name, an earlier approval of the same text stays.
    """
    approved_now = {
        (each.text.id, each.language)
        for each in approved
        if name or each.state is not ApprovalState.APPROVED
    }
    suffix = f"{_BY}{name}" if name else ""
    result: dict[str, str] = {}
    for text in texts:
        for language in text.to_approve:
            id = f"{text.id}.{language}"
            if (text.id, language) in approved_now:
                result[id] = approval_hash(text, language) + suffix
            elif id in hashes:
                result[id] = hashes[id]
    return result


def approvals_yaml(hashes: ApprovedHashes) -> str:
    """The YAML text of approved.yaml: a line for each approved text, in the data's order."""
    if not hashes:
        return f"{_FILE_HEADER}texts: {{}}\n"
    return "".join(
        [
            _FILE_HEADER,
            "texts:\n",
            *(f'  {id}: "{approval_hash}"\n' for id, approval_hash in hashes.items()),
        ]
    )


def approval_hash(text: CatalogueText, language: str) -> str:
    """For an original, its hash; for a translation, the hashes of the original and of itself."""
    original = _hash(text.by_language[text.original])
    return (
        original if language == text.original else f"{original} {_hash(text.by_language[language])}"
    )


def needs_name(text: CatalogueText, language: str) -> bool:
    """Whether an approval must name a person: an interface text in a language the tool lacks."""
    return bool(text.english) and language not in LANGUAGES


def _state(text: CatalogueText, language: str, hashes: ApprovedHashes) -> ApprovalState:
    entry = hashes.get(f"{text.id}.{language}")
    if entry is None:
        return ApprovalState.NEW
    approved, _, name = entry.partition(_BY)
    if approved == approval_hash(text, language):
        is_complete = name or not needs_name(text, language)
        return ApprovalState.APPROVED if is_complete else ApprovalState.UNNAMED
    same_original = approved.split()[0] == approval_hash(text, language).split()[0]
    return (
        ApprovalState.CHANGED if same_original or language == text.original else ApprovalState.STALE
    )


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:12]

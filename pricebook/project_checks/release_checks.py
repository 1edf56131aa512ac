"""Checks before a release: values, confirmations, approvals and decisions that are missing."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import BaseModel

from pricebook.derived.model_walk import path_parts, walk
from pricebook.editorial.approvals import (
    ApprovalState,
    ApprovedHashes,
    TextApproval,
    needs_name,
    open_approvals,
    text_approvals,
)
from pricebook.editorial.new_edition_checklist import Checklist, open_checklists
from pricebook.model.fields.references import Reference
from pricebook.model.fields.scalars import RequiredForRelease
from pricebook.problems.problem import Problem
from pricebook.site.library import Library
from pricebook.site.site import site_on


@dataclass(frozen=True, slots=True)
class Release:
    """What is to be published: data, edition in force, approvals and new-edition checklists."""

    library: Library
    edition: str
    approved_hashes: ApprovedHashes
    checklists: tuple[Checklist, ...]

    def concerns(self, edition: str | None) -> bool:
        """Whether current pages show statements of `edition`; None means all editions."""
        return edition in (None, self.edition)


def release_problems(library: Library, file: Path, day: date) -> tuple[Problem, ...]:
    """Every problem that prevents a release of the data in `file` on `day`."""
    hashes, problems = open_approvals(file)
    checklists, more = open_checklists(file)
    release = Release(library, site_on(library, day).edition.id, hashes, checklists)
    missing = {each for check in CHECKS for each in check(release)}
    return tuple(sorted({*problems, *more, *missing}))


def _not_given(release: Release) -> Iterator[Problem]:
    """Empty values that a release needs from the owner."""
    source = release.library.source
    for path, value in walk(release.library.catalogue):
        if isinstance(value, BaseModel):
            for name, field in type(value).model_fields.items():
                required = any(isinstance(each, RequiredForRelease) for each in field.metadata)
                if required and getattr(value, name) is None:
                    key = ".".join(map(str, (*path, name)))
                    message = f"expected a value of {key} for a release, found none: ask the owner"
                    yield source.problem((*path, name), message, key=True)


def _not_confirmed(release: Release) -> Iterator[Problem]:
    """Assumptions without a source, if a figure of the edition in force depends on them."""
    catalogue, source = release.library.catalogue, release.library.source
    used = {
        part.value
        for part in path_parts(catalogue)
        if isinstance(part.value, Reference) and release.concerns(part.edition)
    }
    for at, assumption in enumerate(catalogue.assumptions):
        is_used = any("assumptions" in each.tables and each == assumption.id for each in used)
        if is_used and assumption.source is None:
            message = (
                f"expected a source of {assumption.id} for a release, found none: ask the owner to"
                " confirm it, and cite the document and line of the confirmation"
            )
            yield source.problem(("assumptions", at), message)


def _not_approved(release: Release) -> Iterator[Problem]:
    """Texts on current pages that are not approved; one problem for each thing with such texts."""
    all_texts = [each for each in release.library.texts() if release.concerns(each.edition)]
    drafts: dict[str, list[TextApproval]] = {}
    for each in text_approvals(all_texts, release.approved_hashes):
        named = needs_name(each.text, each.language)  # Another check reports these texts.
        if each.state is not ApprovalState.APPROVED and not named:
            thing = ".".join(each.text.id.split(".")[:2])
            drafts.setdefault(thing, []).append(each)
    for thing, approvals in drafts.items():
        first = approvals[0].text
        yield first.source.problem(first.path, _approval_message(thing, approvals), key=True)


def _interface_not_approved(release: Release) -> Iterator[Problem]:
    """Languages that the tool does not have, with interface texts that no named person approved."""
    drafts: dict[str, list[TextApproval]] = {}
    for each in text_approvals(release.library.interface_texts(), release.approved_hashes):
        if needs_name(each.text, each.language) and each.state is not ApprovalState.APPROVED:
            drafts.setdefault(each.language, []).append(each)
    for at, language in enumerate(release.library.catalogue.languages):
        if code_drafts := drafts.get(language.code):
            message = (
                "expected interface texts that a named person has approved, found"
                f" {_counted(code_drafts)}: read them, then run"
                f" pricebook approve words --language {language.code} --by NAME"
            )
            yield release.library.source.problem(("languages", at, "code"), message)


def _approval_message(thing: str, drafts: Sequence[TextApproval]) -> str:
    return (
        f"expected approved texts, found {_counted(drafts)}: read them,"
        f" then run pricebook approve {thing}"
    )


def _counted(drafts: Sequence[TextApproval]) -> str:
    """The number of texts in each state."""
    states = Counter(each.state for each in drafts)
    return ", ".join(
        f"{states[state]} {_STATE_TEXTS[state]}" for state in _STATE_TEXTS if states[state]
    )


def _not_decided(release: Release) -> Iterator[Problem]:
    """Open points in the new-edition checklist of the edition in force."""
    for each in release.checklists:
        if each.open_points and each.decisions.edition == release.edition:
            number = len(each.open_points)
            message = f"expected a decision on every point for a release, found {number} open"
            yield each.source.problem(("points", each.open_points[0]), message)


_STATE_TEXTS = {
    ApprovalState.NEW: "never approved",
    ApprovalState.CHANGED: "changed since approval",
    ApprovalState.STALE: "translated from an original that has changed",
    ApprovalState.UNNAMED: "approved without a name",
}

# Each check finds one kind of reason; add new checks here.
CHECKS: Sequence[Callable[[Release], Iterable[Problem]]] = (
    _not_given,
    _not_confirmed,
    _not_approved,
    _interface_not_approved,
    _not_decided,
)

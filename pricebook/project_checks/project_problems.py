"""Finds all problems of a project: its data, the files beside the data, its prose and mkdocs.yml.

Every command and the preview use `check_project`, so that all of them find the same problems.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pricebook.checks.answer_checks import check_waiting
from pricebook.checks.language_parity import compared_languages
from pricebook.derived.interface_texts import untranslated_notes
from pricebook.editorial.approvals import open_approvals
from pricebook.editorial.expectations import check_expectations, read_expectations
from pricebook.editorial.new_edition_checklist import (
    check_new_edition,
    open_checklists,
    progress_notes,
)
from pricebook.editorial.open_questions import read_open_questions
from pricebook.editorial.source_trace import check_documents, check_trace, read_source_lines
from pricebook.interface_words.default_words import LANGUAGES
from pricebook.model.catalogue import Catalogue
from pricebook.problems.problem import Problem
from pricebook.project_checks.data_folder import DATA, check_data_folder, skipped_checks
from pricebook.project_checks.mkdocs_settings import FILE, check_settings, open_settings
from pricebook.project_checks.prose_checks import (
    KnownToProse,
    check_later_editions,
    check_prose,
    known_to_prose,
)
from pricebook.project_checks.release_checks import release_problems
from pricebook.project_checks.upgrade_notes import upgrade_notes
from pricebook.site.library import PARITY, Library, OpenedData, display_path, open_data
from pricebook.yaml_source.regular_file import path_exists, why_unreadable

# The usual folders of a project, beside mkdocs.yml: the editors' prose, and the data.
_PROSE, _DATA = "catalog", "data"


@dataclass(frozen=True, slots=True)
class Project:
    """The files of a firm's site.

    `settings` is the path of mkdocs.yml, None if there is none. `prose` is the folder of the
    editors' prose; the default is the folder that mkdocs.yml names. Paths in problems are relative
    to `root`.
    """

    data: Path
    settings: Path | None = None
    prose: Path | None = None
    root: Path | None = None


@dataclass(frozen=True, slots=True)
class CheckedProject:
    """The result of a check. `library` is None if the data has a problem.

    `notes` are sentences for the editor on open points and skipped checks.
    """

    library: Library | None
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]


def project_of_data(data: Path) -> Project:
    """The project of a data file. Its mkdocs.yml is in the same folder or in the parent folder."""
    folder = data.resolve().parent
    files = [each / FILE for each in (folder, folder.parent)]
    settings = next((each for each in files if path_exists(each)), None)
    return Project(data, settings, None if settings else folder.parent / _PROSE)


def project_of_settings(file: Path) -> Project:
    """The project of a mkdocs.yml. Its data is in data/services.yaml if the file names none."""
    settings, _ = open_settings(file)
    named = settings.data if settings else None
    is_readable = named is not None and why_unreadable(named) is None
    return Project(named if named and is_readable else file.parent / _DATA / DATA, file)


def check_project(project: Project, day: date, *, release: bool = False) -> CheckedProject:
    """Every problem of the project on `day`; with `release`, also what a release needs.

    One problem hides another problem only if the other depends on it.
    """
    data, root = project.data, project.root
    opened = open_data(data, root)
    if opened.is_newer:
        # Every other problem may come from the newer format.
        return CheckedProject(None, opened.problems, ())
    found = {*opened.problems, *check_data_folder(data, root)}
    settings, prose = None, project.prose
    if project.settings:
        settings, settings_problems = open_settings(project.settings, root)
        found |= {*settings_problems}
        prose = prose or (settings.prose if settings else project.settings.parent / _PROSE)
        if settings:
            # mkdocs.yml may name another data file.
            is_ours = settings.data is not None and settings.data.resolve() == data.resolve()
            found |= {*check_settings(settings, opened.languages if is_ours else None, root)}
            if is_ours and not path_exists(data) and (fault := why_unreadable(data)):
                # check_settings reports the unreadable data file at the line that names the file.
                found -= {Problem(display_path(data, root), 1, 1, fault)}
    found |= {
        *_problems_of_files_beside(opened, data, root),
        *_problems_of_expectations(opened, data, day, root),
    }
    if prose:
        found |= {*_problems_of_prose(opened, prose, day, root)}
    checklists, checklist_problems = open_checklists(data, root)
    found |= {*checklist_problems}
    if opened.catalogue:
        for each in checklists:
            found |= {*check_new_edition(each, opened.catalogue)}
    if release and opened.library:
        found |= {*release_problems(opened.library, data, day)}
    notes = [*progress_notes(checklists)]
    if opened.source:
        notes += [*skipped_checks(data), *_uncompared(opened, data, root), *_untranslated(opened)]
    notes += upgrade_notes(data.name, opened.catalogue, settings)
    return CheckedProject(opened.library, tuple(sorted(found)), tuple(notes))


def _problems_of_files_beside(
    opened: OpenedData, data: Path, root: Path | None
) -> Iterator[Problem]:
    """Problems of the source lines, the open questions and the approvals."""
    lines, lines_source, line_problems = read_source_lines(data, root)
    yield from line_problems
    catalogue, source = opened.catalogue, opened.source
    questions, question_problems = read_open_questions(data, catalogue, root)
    yield from question_problems
    yield from open_approvals(data, root)[1]
    if catalogue and source:
        if lines and lines_source:
            yield from check_documents(catalogue, lines, lines_source)
            yield from check_trace(catalogue, lines, source)
        # Open questions with problems cannot be compared with the answers.
        if not question_problems:
            yield from check_waiting(catalogue, questions, source)


def _problems_of_expectations(
    opened: OpenedData, data: Path, day: date, root: Path | None
) -> Iterator[Problem]:
    expectations, source, problems = read_expectations(data, root)
    yield from problems
    edition = _edition_shown(opened.catalogue, day) if opened.catalogue else None
    if expectations and source and opened.catalogue and edition:
        yield from check_expectations(expectations, source, opened.catalogue, edition)


def _edition_shown(catalogue: Catalogue, day: date) -> str | None:
    """The edition that the site shows on `day`, as `edition_in_force` finds it; None if unknown.

    Reads the catalogue, because a draft has no price book.
    """
    dated = {each.valid_from: each.id for each in catalogue.editions if each.valid_from}
    in_force = max((each for each in dated if each <= day), default=None)
    return dated[in_force or min(dated)] if dated else None


def _problems_of_prose(
    opened: OpenedData, folder: Path, day: date, root: Path | None
) -> Iterator[Problem]:
    """Problems of the prose on `day`, and on the first day of each later edition."""
    catalogue, draft = opened.catalogue, opened.draft
    if catalogue:
        edition = _edition_shown(catalogue, day)
        known = known_to_prose(catalogue, draft.words if draft else None, edition)
        yield from check_later_editions(folder, catalogue, day, root)
    elif opened.languages:
        known = KnownToProse(opened.languages)
    else:
        return
    yield from check_prose(folder, known, root)


def _untranslated(opened: OpenedData) -> Iterator[str]:
    """Notes on languages that the tool does not have: their interface texts are English."""
    if opened.draft and {*(opened.languages or ())} - {*LANGUAGES}:
        yield from untranslated_notes(opened.draft.interface_texts())


def _uncompared(opened: OpenedData, data: Path, root: Path | None) -> Iterator[str]:
    """A sentence on languages without words in parity.yaml, if another language has words there."""
    if opened.parity and opened.catalogue:
        languages = opened.catalogue.languages
        compared = compared_languages(languages, opened.parity)
        if others := [each.code for each in languages if each not in compared] if compared else []:
            file = display_path(data.with_name(PARITY), root)
            yield f"{file} has no words in {', '.join(others)}: their texts are not compared"

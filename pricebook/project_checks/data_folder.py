"""Checks the names of the files in the data folder: no command reads a misspelt file."""

from collections.abc import Iterator
from pathlib import Path

from pricebook.editorial.approvals import FILE as APPROVALS
from pricebook.editorial.expectations import FILE as EXPECTATIONS
from pricebook.editorial.new_edition_checklist import FOLDER as EDITIONS
from pricebook.editorial.open_questions import FILE as OPEN_QUESTIONS
from pricebook.editorial.source_trace import FILE as LINES
from pricebook.problems.message_parts import did_you_mean, quoted
from pricebook.problems.problem import Problem
from pricebook.project_checks.mkdocs_settings import FILE as SETTINGS
from pricebook.site.library import PARITY, WORDS, display_path
from pricebook.yaml_source.regular_file import path_exists

DATA = "services.yaml"
_FILES = (DATA, WORDS, PARITY, OPEN_QUESTIONS, LINES, APPROVALS, EXPECTATIONS)
_FOLDERS = (EDITIONS, "schema")
_YAML = (".yaml", ".yml")
# Optional file → what is skipped if the file is missing.
_SKIPPED_WITHOUT = {
    PARITY: "the languages are not compared",
    OPEN_QUESTIONS: "no open question is listed",
    LINES: "citations are not compared with the documents",
    EXPECTATIONS: "pricebook test compares no sum, verdict or search",
}


def check_data_folder(file: Path, root: Path | None = None) -> tuple[Problem, ...]:
    """A problem for every file in the data folder whose name looks misspelt."""
    folder = file.parent
    problems = [
        *_unknown_files(folder, file.name, root),
        *_unread_checklists(folder / EDITIONS, root),
    ]
    return tuple(sorted(problems))


def skipped_checks(file: Path) -> Iterator[str]:
    """A sentence for each missing optional file, which says what check is skipped."""
    for name, skipped in _SKIPPED_WITHOUT.items():
        if not path_exists(file.with_name(name)):
            yield f"no {name} beside {file.name}: {skipped}"


def _unknown_files(folder: Path, data: str, root: Path | None) -> Iterator[Problem]:
    names = {each.name for each in _entries(folder)}
    missing = [each for each in (*_FILES, *_FOLDERS) if each not in {*names, data}]
    for name in sorted(names - {data, SETTINGS, *_FILES, *_FOLDERS}):
        is_folder = (folder / name).is_dir()
        if is_folder or not _is_data(name):
            folders = [each for each in missing if each in _FOLDERS]
            advice = did_you_mean(name, folders) if is_folder else ""
        else:
            advice = (
                did_you_mean(_usual_name(name), missing) or f"; allowed here: {', '.join(_FILES)}"
            )
        if advice:
            message = f"expected the name of a data file, found {quoted(name)}{advice}"
            yield Problem(display_path(folder / name, root), 1, 1, message)


def _unread_checklists(folder: Path, root: Path | None) -> Iterator[Problem]:
    for file in _entries(folder):
        if file.suffix != ".yaml" and _is_data(file.name):
            message = f"expected a name that ends in .yaml, found {quoted(file.name)}"
            yield Problem(display_path(file, root), 1, 1, f"{message}, which no command reads")


def _entries(folder: Path) -> list[Path]:
    """The entries of the folder that are not hidden; none if there is no folder."""
    try:
        return sorted(each for each in folder.iterdir() if not each.name.startswith("."))
    except OSError:
        return []


def _is_data(name: str) -> bool:
    """Whether the name looks like a data file's name. The editor may have added .txt."""
    bare = name.casefold().removesuffix(".txt")
    stems = [each.partition(".")[0] for each in _FILES]
    return bare.endswith(_YAML) or bare in stems


def _usual_name(name: str) -> str:
    bare = name.casefold().removesuffix(".txt")
    return f"{bare.removesuffix('.yaml').removesuffix('.yml')}.yaml"

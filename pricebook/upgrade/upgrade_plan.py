"""What an upgrade changes in a firm's files."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pricebook.interface_words.default_words import default_words
from pricebook.model.data_format import FORMAT, named_format, older_format
from pricebook.problems.problem import Problem
from pricebook.project_checks.mkdocs_settings import open_settings
from pricebook.site.library import WORDS, display_path, open_draft
from pricebook.upgrade.format_key import with_format
from pricebook.upgrade.settings_upgrade import settings_steps, with_steps
from pricebook.upgrade.words_reduction import reduced
from pricebook.yaml_source.regular_file import path_exists
from pricebook.yaml_source.source import read_file

_NO_WORDS = "the file is removed, because all of its words are the same as the tool's own"


@dataclass(frozen=True, slots=True)
class FileChange:
    """The content of a file before and after the upgrade, and a sentence for each change.

    `path` is the file's path in messages. `after` is None if the file is removed.
    """

    file: Path
    path: str
    before: bytes
    after: bytes | None
    reasons: tuple[str, ...]


def upgrade_plan(
    data: Path, config: Path, root: Path | None = None
) -> tuple[tuple[FileChange, ...], tuple[Problem, ...]]:
    """The changes of the data files and of `config`, the settings of MkDocs, which may be missing.

    There are no changes if a file has a problem. Paths are relative to `root` (the current folder
    by default).
    """
    source, _ = read_file(data, display_path(data, root))
    _, found = open_draft(data, root)
    # An older format is not a problem here: the upgrade corrects it.
    problems = {*found} - {older_format(source) if source else None}
    settings, settings_problems = open_settings(config, root) if path_exists(config) else (None, ())
    problems |= {*settings_problems}
    if problems or source is None:
        return (), tuple(sorted(problems))
    number = named_format(source)
    is_old = number is None or number < FORMAT
    changes = [*_data_changes(data, root)] if is_old else []
    if settings:
        before = config.read_bytes()
        if steps := settings_steps(before, settings, is_old=is_old):
            reasons = tuple(step.reason for step in steps)
            path = display_path(config, root)
            changes.append(FileChange(config, path, before, with_steps(before, steps), reasons))
    return tuple(changes), ()


def _data_changes(data: Path, root: Path | None) -> Iterator[FileChange]:
    """The changes of services.yaml, and of words.yaml if there is one."""
    before = data.read_bytes()
    reasons = (f"the file names format {FORMAT}",)
    yield FileChange(data, display_path(data, root), before, with_format(before), reasons)
    words = data.with_name(WORDS)
    if path_exists(words):
        before = words.read_bytes()
        after = reduced(before, default_words())
        if after != before:
            reason = "words that are the same as the tool's own are removed" if after else _NO_WORDS
            yield FileChange(words, display_path(words, root), before, after or None, (reason,))

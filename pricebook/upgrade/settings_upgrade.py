"""Brings mkdocs.yml to the new format; all other bytes stay the same."""

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from pricebook.project_checks.mkdocs_settings import OLD_PLUGIN, PLUGIN, Settings
from pricebook.yaml_source.characters import decoded
from pricebook.yaml_source.source import Span, spans
from pricebook.yaml_source.values import KeyPath

_THEME: KeyPath = ("theme",)
_FOLDER: KeyPath = (*_THEME, "custom_dir")
# The folder in which a checkout of the tool had its theme. The theme now comes with the package.
_OLD_FOLDER = "theme"


@dataclass(frozen=True, slots=True)
class SettingsStep:
    """A change of mkdocs.yml: the part of the text to replace, and why."""

    start: int
    end: int
    text: str
    reason: str


def settings_steps(data: bytes, settings: Settings, *, is_old: bool) -> tuple[SettingsStep, ...]:
    """The changes that the file needs. `settings` are the settings in the file.

    `is_old`: the data is of an older format, so a folder `theme` is the tool's. In the current
    format, a folder `theme` has templates of the firm's own.
    """
    text = decoded(data)
    values, keys = spans(text)
    steps = [*_rename(settings, values, keys)]
    if is_old:
        steps += _remove_theme_folder(text, settings, values, keys)
    return tuple(steps)


def with_steps(data: bytes, steps: tuple[SettingsStep, ...]) -> bytes:
    """The file after the steps."""
    text = decoded(data)
    for step in sorted(steps, key=lambda step: step.start, reverse=True):
        text = text[: step.start] + step.text + text[step.end :]
    return (BOM_UTF8 if data.startswith(BOM_UTF8) else b"") + text.encode()


def _rename(
    settings: Settings, values: Mapping[KeyPath, Span], keys: Mapping[KeyPath, Span]
) -> Iterator[SettingsStep]:
    if settings.plugin == OLD_PLUGIN:
        path, _ = settings.plugins[OLD_PLUGIN]
        span = keys[path] if path in keys else values[path]
        yield SettingsStep(span.start, span.end, PLUGIN, f"the plugin {OLD_PLUGIN} is now {PLUGIN}")


def _remove_theme_folder(
    text: str, settings: Settings, values: Mapping[KeyPath, Span], keys: Mapping[KeyPath, Span]
) -> Iterator[SettingsStep]:
    named = settings.text(*_FOLDER)
    entries = [path for path in keys if path[:-1] == _THEME]
    # Leave a theme without another key: the file does not say that the theme is material.
    if named is None or PurePosixPath(named).name != _OLD_FOLDER or len(entries) == 1:
        return
    at = entries.index(_FOLDER)
    if values[_THEME].style != "{":
        start = text.rfind("\n", 0, keys[_FOLDER].start) + 1
        end = text.find("\n", values[_FOLDER].end) + 1 or len(text)
    elif at:
        start, end = text.rfind(",", 0, keys[_FOLDER].start), values[_FOLDER].end
    else:
        start, end = keys[_FOLDER].start, keys[entries[1]].start
    reason = f"custom_dir: {named} is removed, because the theme comes with the package"
    yield SettingsStep(start, end, "", reason)

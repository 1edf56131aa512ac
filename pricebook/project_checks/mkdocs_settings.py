"""Finds settings of mkdocs.yml that prevent a build of this site.

MkDocs itself reports problems of all other settings.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from pricebook.problems.message_parts import did_you_mean, nearest, quoted
from pricebook.problems.problem import Problem
from pricebook.site.library import display_path
from pricebook.yaml_source.regular_file import UnreadableFile, read_bytes, why_unreadable
from pricebook.yaml_source.source import MAX_BYTES, read
from pricebook.yaml_source.values import Finding, KeyPath, Scalar, Source, Value
from pricebook.yaml_source.yaml_parser import is_unreadable_value

FILE = "mkdocs.yml"
# The settings of MkDocs 1.6.1, the pinned version.
KNOWN = (
    *(
        "INHERIT",
        "config_file_path",
        "copyright",
        "dev_addr",
        "docs_dir",
        "draft_docs",
        "google_analytics",
    ),
    "google_analytics",
    *("edit_uri", "edit_uri_template", "exclude_docs", "extra", "extra_css", "extra_javascript"),
    *("extra_templates", "hooks", "markdown_extensions", "mdx_configs", "nav", "not_in_nav"),
    *("pages", "plugins", "remote_branch", "remote_name", "repo_name", "repo_url", "site_author"),
    *("site_description", "site_dir", "site_name", "site_url", "strict", "theme"),
    *("use_directory_urls", "validation", "watch"),
)
_UNREADABLE = "expected a text, or an existing day or number, found {}: put it in quotes"
_REQUIRED = ("site_name", "theme", "plugins")
PLUGIN, _LANGUAGES = "pricebook", "i18n"
# The plugin's name before format 2 of the data. A build still accepts it.
OLD_PLUGIN = "catalogue"
# The words that MkDocs reads as true and false.
_YES, _NO = ("true", "yes", "on"), ("false", "no", "off")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of mkdocs.yml. `inherited` are the settings of the inherited files."""

    source: Source
    folder: Path
    inherited: Mapping[str, Value] = field(default_factory=dict)
    plugins: Mapping[str, tuple[KeyPath, Value]] = field(default_factory=dict)

    @property
    def prose(self) -> Path:
        """The folder of editors' prose."""
        named = self.text("docs_dir") or _text(self.inherited.get("docs_dir"))
        return self.folder / (named or "docs")

    @property
    def plugin(self) -> str | None:
        """The name of this site's plugin: the new name, else the old one, else None."""
        return next((name for name in (PLUGIN, OLD_PLUGIN) if name in self.plugins), None)

    @property
    def data(self) -> Path | None:
        """The data file."""
        path, _ = self.plugins[self.plugin] if self.plugin else ((), None)
        named = self.text(*path, "source") if path else self._inherited_data
        return self.folder / named if named else None

    @property
    def _inherited_data(self) -> str | None:
        plugins = _plugins(self.inherited.get("plugins"))
        _, options = plugins.get(PLUGIN) or plugins.get(OLD_PLUGIN) or ((), None)
        return _text(options.get("source")) if isinstance(options, dict) else None

    def at(self, *path: str | int) -> Value | None:
        """The value at the path; None if there is none."""
        value: Value | None = self.source.value
        for step in path:
            if isinstance(value, dict):
                value = value.get(str(step))
            elif isinstance(value, list) and isinstance(step, int):
                value = value[step]
            else:
                return None
        return value

    def text(self, *path: str | int) -> str | None:
        """The text at the path; None if there is none, or if it has a tag."""
        value = self.at(*path)
        is_text = isinstance(value, Scalar) and path not in self.source.reported
        return value.text if is_text and isinstance(value, Scalar) else None


def open_settings(
    file: Path, root: Path | None = None
) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The settings, or None and the problems of a file that cannot be read.

    The values of the settings are not checked here.
    """
    source, problems = _read(file, root)
    if source is None or problems or not isinstance(source.value, dict):
        return None, problems
    settings = Settings(source, file.parent, plugins=_plugins(source.value.get("plugins")))
    inherited, fault = _inherited(settings, file)
    if fault:
        return None, (source.problem(("INHERIT",), fault),)
    return Settings(source, file.parent, inherited, settings.plugins), ()


def _read(file: Path, root: Path | None) -> tuple[Source | None, tuple[Problem, ...]]:
    path = display_path(file, root)
    try:
        return read(read_bytes(file, MAX_BYTES), path, foreign=True)
    except UnreadableFile as fault:
        return None, (Problem(path, 1, 1, str(fault)),)


def _inherited(settings: Settings, file: Path) -> tuple[Mapping[str, Value], str | None]:
    """The settings of all files that this file inherits from; a message if one is unreadable."""
    values: dict[str, Value] = {}
    seen = {file.resolve()}
    named, folder = settings.text("INHERIT"), file.parent
    while named:
        base = (folder / named).resolve()
        if base in seen:
            return (
                {},
                f"expected another file, found {quoted(named)}, which inherits from this file",
            )
        source, problems = _read(base, None)
        if source is None or not isinstance(source.value, dict):
            why = problems[0].message if problems else "expected keys and values"
            return {}, f"found a problem in {quoted(named)}: {why}"
        for _, text in _unreadable(source.value):
            return (
                {},
                f"found a problem in {quoted(named)}: {_UNREADABLE.format(quoted(text))}",
            )
        seen.add(base)
        values = {**source.value, **values}
        above = source.value.get("INHERIT")
        named, folder = above.text if isinstance(above, Scalar) else None, base.parent
    return values, None


def _text(value: Value | None) -> str | None:
    return value.text if isinstance(value, Scalar) else None


def _plugins(value: Value | None) -> Mapping[str, tuple[KeyPath, Value]]:
    """Plugin → path of its options and the options. The setting is a list or a mapping."""
    plugins: dict[str, tuple[KeyPath, Value]] = {}
    if isinstance(value, dict):
        plugins = {name: (("plugins", name), options) for name, options in value.items()}
    for at, item in enumerate(value if isinstance(value, list) else ()):
        if isinstance(item, Scalar):
            plugins[item.text] = ("plugins", at), item
        elif isinstance(item, dict):
            plugins |= {name: (("plugins", at, name), each) for name, each in item.items()}
    return plugins


def check_settings(
    settings: Settings, languages: Sequence[str] | None = None, root: Path | None = None
) -> tuple[Problem, ...]:
    """A problem for each setting that prevents a build.

    `languages` are the languages of the data, or None if they are unknown.
    """
    source, value = settings.source, settings.source.value
    assert isinstance(value, dict), "open_settings accepts only a mapping"
    problems = [
        *(source.problem((key,), _unknown(key), key=True) for key in value if key not in KNOWN),
        *(
            source.problem((), f"missing key {quoted(key)}")
            for key in _REQUIRED
            if key not in {*value, *settings.inherited}
        ),
        *(source.problem(path, message) for path, message in _findings(settings, languages)),
        *(
            source.problem(path, _UNREADABLE.format(quoted(text)))
            for path, text in _unreadable(value)
        ),
    ]
    if languages and _LANGUAGES in settings.plugins:
        problems += _differing_languages(settings, languages, root)
    return tuple(sorted({*problems}))


def _unreadable(value: Value, path: KeyPath = ()) -> Iterator[tuple[KeyPath, str]]:
    """The unquoted keys and values that MkDocs fails to read, each with its path."""
    if isinstance(value, Scalar):
        if value.plain and is_unreadable_value(value.text):
            yield path, value.text
    elif isinstance(value, dict):
        for key, each in value.items():
            if is_unreadable_value(key):
                yield (*path, key), key
            yield from _unreadable(each, (*path, key))
    elif isinstance(value, list):
        for at, each in enumerate(value):
            yield from _unreadable(each, (*path, at))


def _unknown(key: str) -> str:
    return f"expected a setting of MkDocs, found {quoted(key)}{did_you_mean(key, KNOWN)}"


def _findings(settings: Settings, languages: Sequence[str] | None) -> Iterator[Finding]:
    yield from _address(settings)
    yield from _folders(settings)
    yield from _theme(settings, languages)
    yield from _listed_plugins(settings)
    yield from _data(settings)


def _listed_plugins(settings: Settings) -> Iterator[Finding]:
    """A plugin that is missing, or that is listed by both of its names."""
    if "plugins" in settings.inherited or settings.at("plugins") is None:
        return
    for name, is_listed, how in (
        (PLUGIN, settings.plugin, "{source: data/services.yaml}"),
        (_LANGUAGES, _LANGUAGES in settings.plugins, "{docs_structure: folder, languages: […]}"),
    ):
        if not is_listed:
            close = nearest(name, settings.plugins)
            found = f"{quoted(close)}: write {name}" if close else f"none: write - {name}: {how}"
            yield ("plugins",), f"expected the plugin {name}, found {found}"
    if {PLUGIN, OLD_PLUGIN} <= {*settings.plugins}:
        path, _ = settings.plugins[OLD_PLUGIN]
        yield path, f"expected the plugin {PLUGIN} once, found it by its old name too: remove this"


def _keys(value: Value | None) -> tuple[str, ...]:
    return (*value,) if isinstance(value, dict) else ()


def _address(settings: Settings) -> Iterator[Finding]:
    """An invalid site_url: the head of every page contains this address."""
    address = settings.text("site_url")
    if not address:
        return
    try:
        parts = urlsplit(address)
        is_web_address = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        is_valid = is_web_address and not (parts.query or parts.fragment or " " in address)
    except ValueError:
        is_valid = False
    if not is_valid:
        expected = "expected the address of the site, such as https://example.org/offer/"
        yield ("site_url",), f"{expected}, found {quoted(address)}"


def _folders(settings: Settings) -> Iterator[Finding]:
    named = settings.text("docs_dir")
    if named is not None and not settings.prose.is_dir():
        found = "a file" if settings.prose.exists() else "none"
        yield ("docs_dir",), f"expected the folder of the prose at {quoted(named)}, found {found}"


def _theme(settings: Settings, languages: Sequence[str] | None) -> Iterator[Finding]:
    """A theme that is not material, a missing template folder, an unknown language."""
    if "theme" in settings.inherited or settings.at("theme") is None:
        return
    name = settings.text("theme", "name") or settings.text("theme")
    if name != "material":
        yield ("theme",), f"expected the theme material, found {quoted(name or 'none')}"
    own = settings.text("theme", "custom_dir")
    if own and not (settings.folder / own).is_dir():
        expected = f"expected a folder of your own templates at {quoted(own)}"
        hint = "remove the line if you have no templates of your own"
        yield ("theme", "custom_dir"), f"{expected}, found none: {hint}"
    language = settings.text("theme", "language")
    if languages and language is not None and language not in languages:
        expected = f"expected one of {', '.join(languages)}, the languages of the data"
        yield ("theme", "language"), f"{expected}, found {quoted(language)}"
    elif language is not None and not _theme_supports(language, settings):
        message = f"expected a language that the theme supports, found {quoted(language)}"
        yield ("theme", "language"), message


def _theme_supports(language: str, settings: Settings) -> bool:
    """Whether the theme, or the firm's own templates, have words in the language.

    Also True if the theme is not installed where Python looks for packages.
    """
    own = settings.text("theme", "custom_dir")
    folders = [Path(each, "material", "templates") for each in sys.path]
    folders = [each for each in folders if each.is_dir()]
    files = [
        Path(each, "partials", "languages", f"{language}.html")
        for each in (*folders, *([settings.folder / own] if own else ()))
    ]
    return not folders or any(each.is_file() for each in files)


def _data(settings: Settings) -> Iterator[Finding]:
    """A missing data file, or a docs_structure that is not a folder for each language."""
    if settings.plugin:
        path, options = settings.plugins[settings.plugin]
        if settings.data is None:
            close = nearest("source", _keys(options))
            found = f"{quoted(close)}: write source" if close else "none"
            yield path, f"expected source: data/services.yaml, found {found}"
        elif fault := why_unreadable(settings.data):
            yield (*path, "source"), fault
    if _LANGUAGES in settings.plugins:
        path, _ = settings.plugins[_LANGUAGES]
        structure = settings.text(*path, "docs_structure") or "folder"
        if structure != "folder":
            found = f"found {quoted(structure)}"
            yield (*path, "docs_structure"), f"expected folder, a folder for each language, {found}"


def _differing_languages(
    settings: Settings, languages: Sequence[str], root: Path | None
) -> Iterator[Problem]:
    """Languages that only one of the two files has, and wrong settings of a language."""
    path = (*settings.plugins[_LANGUAGES][0], "languages")
    listed = settings.at(*path)
    entries = listed if isinstance(listed, list) else []
    named = [settings.text(*path, at, "locale") or "" for at in range(len(entries))]
    data = display_path(settings.data, root) if settings.data else "the data"
    if sorted(named) != sorted(languages):
        expected = f"expected the languages {', '.join(languages)} of {data}"
        message = f"{expected}, found {', '.join(named) or 'none'}"
        yield settings.source.problem(path, message, key=True)
        return
    for at, code in enumerate(named):
        is_default = settings.text(*path, at, "default") or ""
        if (code == languages[0]) != (is_default.lower() in _YES):
            first = f"{languages[0]}, the first language of {data}"
            message = f"expected default: true only for {first}"
            yield settings.source.problem((*path, at), message)
        if (settings.text(*path, at, "build") or "").lower() in _NO:
            message = f"expected every language to be built, found build: false for {code}"
            yield settings.source.problem((*path, at, "build"), message)

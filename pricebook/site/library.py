"""Reads and checks the data files of a catalogue together."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from os.path import normpath
from pathlib import Path

from pricebook.checks.amounts_in_text import check_amounts
from pricebook.checks.catalogue_checks import check_catalogue, check_words, language_codes
from pricebook.checks.language_parity import check_parity
from pricebook.derived.interface_texts import interface_texts
from pricebook.derived.texts import CatalogueText, texts_in
from pricebook.interface_words.default_words import FILE as DEFAULT_WORDS
from pricebook.interface_words.default_words import LANGUAGES
from pricebook.interface_words.merged_words import MergedWords, merge_words
from pricebook.model.catalogue import Catalogue
from pricebook.model.data_format import newer_format
from pricebook.model.fields.scalars import is_code
from pricebook.model.fields.strict_model import build
from pricebook.model.files.parity_file import Parity
from pricebook.model.words.words_file import Words
from pricebook.problems.problem import Problem
from pricebook.yaml_source.regular_file import path_exists
from pricebook.yaml_source.source import read_file
from pricebook.yaml_source.values import Scalar, Source

WORDS = "words.yaml"
PARITY = "parity.yaml"
# The number of cached versions of the files: a little more than a preview uses.
CACHED = 16


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """A catalogue and the words of its interface, each with its source.

    Each text of the words is the firm's if the firm's words.yaml has the text, else the tool's.
    A library equals itself only, so that it is a fast key of a cache.
    """

    catalogue: Catalogue
    words: Words
    source: Source
    words_source: MergedWords

    def texts(self) -> Iterator[CatalogueText]:
        """The texts of the catalogue, then of the words. The words' ids begin with "words."."""
        yield from _texts(self)

    def interface_texts(self) -> Iterator[CatalogueText]:
        """The texts of the words that the site uses."""
        return interface_texts(self.words, self.words_source, self.catalogue)


@lru_cache(CACHED)
def _texts(library: Library) -> tuple[CatalogueText, ...]:
    languages = [each.code for each in library.catalogue.languages]
    own = texts_in(library.catalogue, library.source, "", languages)
    return (*own, *library.interface_texts())


@dataclass(frozen=True, slots=True)
class OpenedData:
    """What could be read of services.yaml, words.yaml and parity.yaml, and all their problems.

    The catalogue and the draft are None if their files do not fit the models. If there are
    problems, use the catalogue and the draft only to find further problems. `languages` are None
    only if services.yaml does not list them.
    """

    source: Source | None
    catalogue: Catalogue | None
    draft: Library | None
    parity: Parity | None
    languages: tuple[str, ...] | None
    problems: tuple[Problem, ...]
    is_newer: bool = False  # whether the data is in a format of a newer version of the tool

    @property
    def library(self) -> Library | None:
        """The library; None if there is a problem."""
        return None if self.problems else self.draft


def open_library(
    file: Path, root: Path | None = None
) -> tuple[Library | None, tuple[Problem, ...]]:
    """The catalogue in `file` with the words beside it, or None and every problem of both.

    If there is a parity.yaml beside the file, the languages are compared. Problems have paths
    relative to `root` (the current folder by default). Every file is read, but work on an unchanged
    file is cached: a preview opens the library again after each change of any file.
    """
    opened = open_data(file, root)
    return opened.library, opened.problems


def open_draft(file: Path, root: Path | None = None) -> tuple[Library | None, tuple[Problem, ...]]:
    """Like `open_library`, but returns the library with its problems if each file has its shape.

    A draft is for editing, for example for adding the texts of a new language.
    """
    opened = open_data(file, root)
    return opened.draft, opened.problems


def open_data(file: Path, root: Path | None = None) -> OpenedData:
    """All that can be read of the data in `file` and of the words and parity.yaml beside it.

    A problem of one file does not hide independent problems of another file.
    """
    source, problems = read_file(file, display_path(file, root))
    if source and (newer := newer_format(source)):
        # Every other problem may come from the newer format.
        return OpenedData(None, None, None, None, None, (newer,), is_newer=True)
    catalogue, more = _catalogue(source)
    languages = tuple(language_codes(catalogue)) if catalogue else _listed_languages(source)
    words_source, words_problems = _merged_words(file.with_name(WORDS), languages, root)
    _, more_words_problems = _words(words_source, languages)
    parity_source, parity_problems = _parity_source(file.with_name(PARITY), root)
    parity, more_parity_problems = _parity(parity_source)
    found = {
        *problems,
        *more,
        *words_problems,
        *more_words_problems,
        *parity_problems,
        *more_parity_problems,
    }
    draft = _library(source, words_source, languages) if source and words_source else None
    if draft:
        found |= {*_amounts(draft)}
        if parity_source and not parity_problems:
            found |= {*_differences(draft, parity_source)}
    return OpenedData(source, catalogue, draft, parity, languages, tuple(sorted(found)))


def _listed_languages(source: Source | None) -> tuple[str, ...] | None:
    """The languages that the file lists, or None if the list has a problem."""
    value = source.value if source else None
    entries = value.get("languages") if isinstance(value, dict) else None
    codes = [
        code.text if isinstance(each, dict) and isinstance(code := each.get("code"), Scalar) else ""
        for each in (entries if isinstance(entries, list) else ())
    ]
    return tuple(codes) if codes and all(map(is_code, codes)) else None


@lru_cache(CACHED)
def _library(
    source: Source, words_source: MergedWords, languages: tuple[str, ...] | None
) -> Library | None:
    catalogue, _ = _catalogue(source)
    words, _ = _words(words_source, languages)
    return Library(catalogue, words, source, words_source) if catalogue and words else None


@lru_cache(CACHED)
def _catalogue(source: Source | None) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """The catalogue and its problems. A catalogue with problems is a draft."""
    if source is None:
        return None, ()
    catalogue, problems = build(Catalogue, source)
    return catalogue, check_catalogue(catalogue, source) if catalogue else problems


def _merged_words(
    file: Path, languages: tuple[str, ...] | None, root: Path | None
) -> tuple[MergedWords | None, tuple[Problem, ...]]:
    """The tool's words merged with the words of `file`; None if the file cannot be read."""
    path, problems = display_path(file, root), tuple[Problem, ...]()
    own = None
    if path_exists(file):
        own, problems = read_file(file, path)
        if own is None:
            return None, problems
    default_path = display_path(DEFAULT_WORDS, root)
    return merge_words(own, path, default_path, languages or LANGUAGES), problems


@lru_cache(CACHED)
def _words(
    source: MergedWords | None, languages: tuple[str, ...] | None
) -> tuple[Words | None, tuple[Problem, ...]]:
    if source is None:
        return None, ()
    words, problems = build(Words, source)
    return words, check_words(words, languages, source) if words and languages else problems


@lru_cache(CACHED)
def _amounts(library: Library) -> tuple[Problem, ...]:
    return tuple(check_amounts(library.texts(), library.catalogue))


def _parity_source(file: Path, root: Path | None) -> tuple[Source | None, tuple[Problem, ...]]:
    """The source of parity.yaml, None without a file."""
    return read_file(file, display_path(file, root)) if path_exists(file) else (None, ())


@lru_cache(CACHED)
def _parity(source: Source | None) -> tuple[Parity | None, tuple[Problem, ...]]:
    return build(Parity, source) if source else (None, ())


@lru_cache(CACHED)
def _differences(library: Library, source: Source) -> tuple[Problem, ...]:
    """Differences between the languages of the texts, by the source of parity.yaml."""
    parity, _ = _parity(source)
    if parity is None:
        return ()
    return check_parity(library.texts(), library.catalogue.languages, parity, source)


def display_path(file: Path, root: Path | None) -> str:
    """The path with slashes: relative to `root` if the file is inside, else absolute."""
    # A symbolic link is shown by its own name, not by its target's name.
    base, absolute = (root or Path.cwd()).absolute(), Path(normpath(file.absolute()))
    if not absolute.is_relative_to(base):
        base, absolute = base.resolve(), file.parent.resolve() / file.name
    return (absolute.relative_to(base) if absolute.is_relative_to(base) else absolute).as_posix()

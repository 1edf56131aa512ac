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
from pricebook.model.fields.strict_model import build
from pricebook.model.files.parity_file import Parity
from pricebook.model.words.words_file import Words
from pricebook.problems.problem import Problem
from pricebook.yaml_source.regular_file import path_exists
from pricebook.yaml_source.source import read_file
from pricebook.yaml_source.values import Source

WORDS = "words.yaml"
PARITY = "parity.yaml"
# How many versions of the files a preview has in use, with some to spare.
CACHED = 16


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """A catalogue and the words of its interface, each with its source.

    The words are the firm's where it has a words.yaml with its own, and else the tool's.
    A library equals itself only, so that it is a fast key of a cache.
    """

    catalogue: Catalogue
    words: Words
    source: Source
    words_source: MergedWords

    def texts(self) -> Iterator[CatalogueText]:
        """The texts of the catalogue, then those of the words, whose ids begin with "words."."""
        languages = [each.code for each in self.catalogue.languages]
        yield from texts_in(self.catalogue, self.source, "", languages)
        yield from self.interface_texts()

    def interface_texts(self) -> Iterator[CatalogueText]:
        """The texts of the words that the site uses."""
        return interface_texts(self.words, self.words_source, self.catalogue)


def open_library(
    file: Path, root: Path | None = None
) -> tuple[Library | None, tuple[Problem, ...]]:
    """The catalogue in `file` with the words beside it, or None and every problem of both.

    If there is a parity.yaml beside them, the languages are compared. Problems have paths relative
    to `root` (the current folder by default). Every file is read, but work on an unchanged file is
    cached: a preview opens the library again after each change of any file.
    """
    library, problems = open_draft(file, root)
    return (None if problems else library), problems


def open_draft(file: Path, root: Path | None = None) -> tuple[Library | None, tuple[Problem, ...]]:
    """Like `open_library`, but returns the library with its problems if each file has its shape.

    A draft is for editing, for example for adding the texts of a new language.
    """
    source, problems = read_file(file, display_path(file, root))
    if source and (newer := newer_format(source)):
        # Every other problem may come from the newer format.
        return None, (newer,)
    catalogue, more = _catalogue(source)
    languages = tuple(language_codes(catalogue)) if catalogue else None
    words_source, of_words = _merged_words(file.with_name(WORDS), languages, root)
    _, more_of_words = _words(words_source, languages)
    all_problems = tuple(sorted({*problems, *more, *of_words, *more_of_words}))
    library = _library(source, words_source, languages) if source and words_source else None
    if library and not all_problems:
        all_problems = _of_texts(library, file.with_name(PARITY), root)
    return library, all_problems


@lru_cache(CACHED)
def _library(
    source: Source, words_source: MergedWords, languages: tuple[str, ...] | None
) -> Library | None:
    catalogue, _ = _catalogue(source)
    words, _ = _words(words_source, languages)
    return Library(catalogue, words, source, words_source) if catalogue and words else None


@lru_cache(CACHED)
def _catalogue(source: Source | None) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """The catalogue and its problems; with problems it is a draft."""
    if source is None:
        return None, ()
    catalogue, problems = build(Catalogue, source)
    return catalogue, check_catalogue(catalogue, source) if catalogue else problems


def _merged_words(
    file: Path, languages: tuple[str, ...] | None, root: Path | None
) -> tuple[MergedWords | None, tuple[Problem, ...]]:
    """The tool's words with those of `file`; None if the file cannot be read."""
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


def _of_texts(library: Library, parity: Path, root: Path | None) -> tuple[Problem, ...]:
    """Amounts in the texts of both files, and differences between languages."""
    return tuple(sorted({*_amounts(library), *_parity(library, parity, root)}))


@lru_cache(CACHED)
def _amounts(library: Library) -> tuple[Problem, ...]:
    return tuple(check_amounts(library.texts(), library.catalogue))


def _parity(library: Library, file: Path, root: Path | None) -> tuple[Problem, ...]:
    """Differences between languages, by parity.yaml; none without that file."""
    if not path_exists(file):
        return ()
    source, problems = read_file(file, display_path(file, root))
    if problems or source is None:
        return problems
    return _differences(library, source)


@lru_cache(CACHED)
def _differences(library: Library, source: Source) -> tuple[Problem, ...]:
    parity, problems = build(Parity, source)
    if parity is None:
        return problems
    return check_parity(library.texts(), library.catalogue.languages, parity, source)


def display_path(file: Path, root: Path | None) -> str:
    """The path relative to `root` if it is inside, else the absolute path, with slashes."""
    # A symbolic link is shown by its own name, not by that of its target.
    base, absolute = (root or Path.cwd()).absolute(), Path(normpath(file.absolute()))
    if not absolute.is_relative_to(base):
        base, absolute = base.resolve(), file.parent.resolve() / file.name
    return (absolute.relative_to(base) if absolute.is_relative_to(base) else absolute).as_posix()

"""The two data files of a catalogue, read and checked as one."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.checks import check_catalogue, check_words, codes
from generator.model.catalogue import Catalogue
from generator.model.reading import build
from generator.model.words import Words
from generator.problem import Problem
from generator.source import read_file

WORDS = "words.yaml"


@dataclass(frozen=True, slots=True)
class Library:
    """A catalogue without a fault, and the words of its interface."""

    catalogue: Catalogue
    words: Words


def open_library(
    file: Path, root: Path | None = None
) -> tuple[Library | None, tuple[Problem, ...]]:
    """The catalogue in `file` with the words that lie beside it, or every problem of both.

    Problems name files as they are seen from `root` (the current folder by default).
    """
    catalogue, problems = open_catalogue(file, root)
    beside = file.with_name(WORDS)
    words, more = _open_words(beside, codes(catalogue) if catalogue else None, root)
    if catalogue and words and not problems and not more:
        return Library(catalogue, words), ()
    return None, tuple(sorted({*problems, *more}))


def open_catalogue(
    file: Path, root: Path | None = None
) -> tuple[Catalogue | None, tuple[Problem, ...]]:
    """The catalogue in `file`; it may come together with problems, and is then not to be used."""
    source, problems = read_file(file, shown_path(file, root))
    if source is None:
        return None, problems
    catalogue, more = build(Catalogue, source)
    if catalogue:
        more = check_catalogue(catalogue, source)
    return catalogue, tuple(sorted({*problems, *more}))


def _open_words(
    file: Path, languages: Sequence[str] | None, root: Path | None
) -> tuple[Words | None, tuple[Problem, ...]]:
    source, problems = read_file(file, shown_path(file, root))
    if source is None:
        return None, problems
    words, more = build(Words, source)
    if words and languages:
        more = check_words(words, languages, source)
    return words, tuple(sorted({*problems, *more}))


def shown_path(file: Path, root: Path | None) -> str:
    """The path as a person in `root` would type it."""
    absolute, base = file.resolve(), (root or Path.cwd()).resolve()
    return (absolute.relative_to(base) if absolute.is_relative_to(base) else absolute).as_posix()

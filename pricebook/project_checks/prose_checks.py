"""Checks the prose pages: characters, HTML, links, amounts, names of figures, file names."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote

from pricebook.checks.amounts_in_text import Amounts
from pricebook.checks.catalogue_checks import language_codes
from pricebook.model.catalogue import Catalogue
from pricebook.model.words.words_file import Words
from pricebook.problems.message_parts import did_you_mean, quoted
from pricebook.problems.problem import Problem
from pricebook.site.addresses import ARCHIVE, CHANGES, PROSE, page_keys
from pricebook.site.library import display_path
from pricebook.site.prose import FIGURE_NAME, figure_names
from pricebook.yaml_source import characters
from pricebook.yaml_source.regular_file import UnreadableFile, read_bytes, why_unreadable

MAX_BYTES = 200_000
# The suffixes of Markdown files in MkDocs, which recognises suffixes in lower case only.
MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
# HTML that Markdown would leave in the page; an address in angle brackets is not HTML.
_ADDRESS = r"https?://[^\s<>]*>|[^\s<>@/\"']+@[^\s<>@/\"']+>"
_HTML = re.compile(rf"<(?!{_ADDRESS})[A-Za-z/!?][^\s<>]*")
# The target of a link or image, inline or as a reference. The check removes entities, backslashes
# and blanks before looking for the target's scheme, because Markdown and browsers ignore these
# characters.
_TARGET = re.compile(r"\]\(\s*<?([^)]*)|\]:\s*<?(\S+)")
_IGNORED = re.compile(r"[\\\s\x00-\x1f]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SCHEMES = ("https", "http", "mailto", "tel")
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|$)")


@dataclass(frozen=True, slots=True)
class KnownToProse:
    """The languages, and what prose may refer to: the names of figures and the keys of pages.

    A field is None if a data file with problems leaves it unknown. That part is then not checked.
    """

    languages: Sequence[str]
    amounts: Amounts | None = None
    figures: Sequence[str] | None = None
    pages: frozenset[str] | None = None


def known_to_prose(catalogue: Catalogue, words: Words | None, edition: str | None) -> KnownToProse:
    """What prose may refer to while the site shows `edition`."""
    return KnownToProse(
        language_codes(catalogue),
        Amounts(catalogue),
        None if edition is None else figure_names(catalogue, edition),
        None if words is None else page_keys(catalogue, words),
    )


def check_prose(folder: Path, known: KnownToProse, root: Path | None = None) -> tuple[Problem, ...]:
    """Every problem of the prose in `folder`, which has a folder for each language.

    Problems are bytes that are not UTF-8, forbidden characters, HTML, links with an unsafe scheme
    or a missing target, amounts, unknown names of figures, files without a page, and paths that
    are not files.
    """
    checker = _ProseChecker(folder, known, root)
    return tuple(sorted({problem for file in _files(folder) for problem in checker.of(file)}))


def check_later_editions(
    folder: Path, catalogue: Catalogue, day: date, root: Path | None = None
) -> tuple[Problem, ...]:
    """A problem for each figure in the prose that an edition after `day` does not have."""
    later = [
        (each.valid_from, each.id)
        for each in catalogue.editions
        if each.valid_from and each.valid_from > day
    ]
    if not later:
        return ()
    files = [(file, text) for file in _files(folder) if (text := _readable(file))]
    problems: set[Problem] = set()
    for first, edition in later:
        names = figure_names(catalogue, edition)
        for file, text in files:
            if file.relative_to(folder).parts[0] in language_codes(catalogue):
                when = f" on {first}, the first day of {edition}"
                problems |= {*_unknown(text, names, display_path(file, root), when)}
    return tuple(sorted(problems))


def _files(folder: Path) -> Iterator[Path]:
    """All paths in the folder that MkDocs uses, so none with a leading dot."""
    for folder_path, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        links = [each for each in folders if Path(folder_path, each).is_symlink()]
        # A folder whose name ends in .md is reported: the editor probably meant a page.
        pages = [each for each in folders if each.lower().endswith(MARKDOWN)]
        for name in sorted({*files, *links, *pages}):
            if not name.startswith("."):
                yield Path(folder_path, name)


def _is_prose(file: Path) -> bool:
    return file.name.lower().endswith(MARKDOWN)


def _readable(file: Path) -> str | None:
    """The text of a Markdown file; None for another kind of file, and for an unreadable file."""
    try:
        return characters.decoded(read_bytes(file, MAX_BYTES)) if _is_prose(file) else None
    except UnreadableFile:
        return None


class _ProseChecker:
    """Checks files of prose against what prose may refer to."""

    def __init__(self, folder: Path, known: KnownToProse, root: Path | None) -> None:
        self._folder, self._known, self._root = folder, known, root
        self._pages = [f"{code}/{key}.md" for code in known.languages for key in PROSE]

    def of(self, file: Path) -> Iterator[Problem]:
        path, uri = display_path(file, self._root), file.relative_to(self._folder).as_posix()
        if file.is_symlink() and file.is_dir():
            yield Problem(path, 1, 1, "expected a file or a folder, found a link to a folder")
        elif not _is_prose(file):
            if fault := why_unreadable(file):
                yield Problem(path, 1, 1, fault)
        else:
            if uri not in self._pages:
                meant = did_you_mean(uri, self._pages)
                expected = f"expected one of the pages {', '.join(self._pages)}"
                yield Problem(path, 1, 1, f"{expected}, found another name{meant}")
            try:
                data = read_bytes(file, MAX_BYTES)
            except UnreadableFile as fault:
                yield Problem(path, 1, 1, str(fault))
            else:
                yield from self._text_problems(data, path, uri.partition("/")[0])

    def _text_problems(self, data: bytes, path: str, language: str) -> Iterator[Problem]:
        if encoding := characters.foreign_encoding(data):
            message = f"expected UTF-8, found {encoding}: save the file as UTF-8"
            yield Problem(path, 1, 1, message)
            return
        text = characters.decoded(data)
        # Markdown allows tabs.
        for fault in characters.character_problems(text.replace("\t", " ")):
            yield Problem(path, fault.line, fault.column, fault.message)
        if _FRONT_MATTER.match(text):
            message = "found front matter between --- and ---, which no page uses: remove it"
            yield Problem(path, 1, 1, message)
        yield from self._link_problems(text, path, language)
        figures = self._known.figures if language in self._known.languages else None
        if figures is not None:
            yield from _unknown(text, figures, path)
        for number, line in enumerate(text.split("\n"), 1):
            for found in _HTML.finditer(line):
                message = f"expected text or Markdown, found HTML, {quoted(found[0])}"
                yield Problem(path, number, found.start() + 1, f"{message}: write &lt; for <")
            for found in self._known.amounts.within(line) if self._known.amounts else ():
                message = f"expected the name of a figure, found the amount {quoted(found[0])}"
                at = found.start() + 1
                yield Problem(path, number, at, f"{message}: write {_example(figures or ())}")

    def _link_problems(self, text: str, path: str, language: str) -> Iterator[Problem]:
        has_pages = language in self._known.languages
        for match in _TARGET.finditer(text):
            target, start = match[match.lastindex or 0], match.start(match.lastindex or 0)
            place = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
            scheme = _SCHEME.match(_IGNORED.sub("", unescape(target)))
            if scheme and scheme[1].lower() not in _SCHEMES:
                message = f"expected a link to a page, or one that starts with {_one_of(_SCHEMES)}"
                yield Problem(path, *place, f"{message}, found {quoted(target)}")
            # Text after "]:" is an address only if the line starts with the brackets.
            line = text[: match.start()].rpartition("\n")[2]
            is_link = match.lastindex == 1 or re.fullmatch(r" {0,3}\[[^\]]*", line)
            if not is_link or scheme or not has_pages:
                continue
            if fault := self._broken_link(target, language):
                yield Problem(path, *place, fault)

    def _broken_link(self, target: str, language: str) -> str | None:
        """A message if the target of a link in the folder of a language is missing, else None."""
        path = unquote(re.split(r"""[\s>#?"']""", unescape(target), maxsplit=1)[0])
        suffix = PurePosixPath(path).suffix.lower()
        if path.startswith("/") or "{" in path or not suffix or path.endswith("/"):
            return None  # MkDocs does not check these links either.
        relative = normpath(path)
        if suffix in MARKDOWN:
            return None if self._may_be_page(relative) else _no_page(path)
        folder = self._folder / language
        expected = f"expected a file in {display_path(folder, self._root)}/"
        if relative.startswith(".."):
            return f"{expected}, found {quoted(path)}: move it there"
        return (
            f"{expected}, found none: {quoted(path)}" if why_unreadable(folder / relative) else None
        )

    def _may_be_page(self, uri: str) -> bool:
        if not uri.endswith(".md"):
            return False
        key = uri.removesuffix(".md")
        if key.startswith(f"{ARCHIVE}/") and key.count("/") > 1:
            key = key.split("/", 2)[2]
        elif key.startswith(f"{CHANGES}/"):
            key = CHANGES
        return self._known.pages is None or key in self._known.pages


def _no_page(target: str) -> str:
    return f"expected a link to a page, found {quoted(target)}, which does not exist"


def _unknown(text: str, known: Sequence[str], path: str, when: str = "") -> Iterator[Problem]:
    """A problem for each unknown name of a figure. `when` is added to the message."""
    for number, line in enumerate(text.split("\n"), 1):
        for match in FIGURE_NAME.finditer(line):
            if match[1] not in known:
                message = _unknown_figure_message(match[0], known, when)
                yield Problem(path, number, match.start() + 1, message)


def _example(known: Sequence[str]) -> str:
    price = next((name for name in known if name.startswith("price ")), None)
    return f"a name such as {{{price}}}" if price else "the name of a figure in {…}"


def _one_of(schemes: Sequence[str]) -> str:
    return ", ".join(f"{each}:" for each in schemes[:-1]) + f" or {schemes[-1]}:"


def _unknown_figure_message(name: str, known: Sequence[str], when: str) -> str:
    names = [f"{{{each}}}" for each in known]
    advice = did_you_mean(name, names) or f"; known names: {', '.join(names)}"
    return f"expected the name of a figure, found {quoted(name)}{when}{advice}"

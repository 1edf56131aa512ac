"""Translations: writes the texts of a language to a table (CSV), and reads the table back."""

import csv
import io
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Any

from pricebook.derived.texts import CatalogueText, texts_in
from pricebook.editorial.approvals import ApprovedHashes, text_approvals
from pricebook.editorial.open_questions import FILE as OPEN_QUESTIONS
from pricebook.editorial.open_questions import read_open_questions
from pricebook.editorial.yaml_edit import NewText, edit_yaml, new_yaml
from pricebook.interface_words.default_words import FALLBACK, LANGUAGES
from pricebook.problems.message_parts import did_you_mean, quoted
from pricebook.problems.problem import Problem
from pricebook.site.library import PARITY, WORDS, Library, display_path, open_draft
from pricebook.yaml_source.characters import character_problems, decoded
from pricebook.yaml_source.source import read_file

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
_FIXED_COLUMNS = ("id", "state")
# A spreadsheet reads a cell that starts with one of these as a formula. An apostrophe in front
# marks the cell as text. A text that starts with an apostrophe gets a second apostrophe, so that
# reading the table restores the text.
_FORMULA_SIGNS = tuple("=+-@\t\r'")


_WORDS_HEADER = """\
# yaml-language-server: $schema=schema/words.schema.json
# The interface words that differ from the tool's, or are in a language that the tool does not have.

"""


@dataclass(frozen=True, slots=True)
class Translation:
    """A text and its new translation. `line` is the line of the table's row, for problems."""

    text: CatalogueText
    new_text: NewText
    line: int


def translation_table(
    texts: Sequence[CatalogueText], language: str, hashes: ApprovedHashes, separator: str = ","
) -> str:
    """The CSV table: a row for each text to translate, with id, state, original and translation.

    A language that the catalogue does not have yet gets an empty column.
    """
    texts = texts_to_translate(texts, language)
    states = {
        each.text.id: each.state
        for each in text_approvals(texts, hashes)
        if each.language == language
    }
    original = _original_language(texts[0], language)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerow([*_FIXED_COLUMNS, original, language])
    for text in texts:
        translation = _written(text, language)
        state = "missing"
        if translation:
            state = states[text.id].value if text.id in states else "default"
        writer.writerow(
            [
                text.id,
                state,
                _with_formula_escaped(_original(text, language)),
                _with_formula_escaped(translation),
            ]
        )
    return out.getvalue()


def texts_to_translate(texts: Iterable[CatalogueText], language: str) -> list[CatalogueText]:
    """The texts that a translator should translate into the language.

    The firm's texts, if `language` is not the original. Interface texts: all if the tool does not
    have the language; otherwise those that the firm has written in at least one language.
    """

    def is_asked_for(text: CatalogueText) -> bool:
        if text.english and language not in LANGUAGES:
            return True
        return language != text.original and text.is_own

    return [each for each in texts if is_asked_for(each)]


def _original_language(text: CatalogueText, language: str) -> str:
    """English if `language` is the catalogue's first, else the catalogue's first language."""
    return FALLBACK if language == text.original else text.original


def _original(text: CatalogueText, language: str) -> str:
    return text.english if language == text.original else text.by_language[text.original]


def _written(text: CatalogueText, language: str) -> str:
    """The text in the language; "" if there is none, even if English is shown in its place."""
    return "" if language in text.fallbacks else text.by_language.get(language, "")


def read_table(
    content: str, path: str, texts: Sequence[CatalogueText]
) -> tuple[str, Sequence[Translation], tuple[Problem, ...]]:
    """The language of a table, the translations that differ from the data, and every problem.

    An empty translation is skipped. A row is a problem if the row's original differs from the
    data's original.
    """
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=_separator(content))
    try:
        rows = list(_numbered_rows(reader))
    except csv.Error as error:
        return "", (), (Problem(path, reader.line_num or 1, 1, f"expected a table: {error}"),)
    head = rows[0][1] if rows else []
    original = _original_language(texts[0], head[-1] if head else "")
    if len(head) != 4 or head[:3] != [*_FIXED_COLUMNS, original]:
        expected = ", ".join([*_FIXED_COLUMNS, original])
        message = f"expected the columns of pricebook translations: {expected} and a language"
        return "", (), (Problem(path, 1, 1, message),)
    language = head[-1]
    languages = [each for each in texts[0].by_language if texts_to_translate(texts, each)]
    if language not in languages:
        known = ", ".join(languages)
        message = f"expected a language of the catalogue ({known}), found {quoted(language)}:"
        return "", (), (Problem(path, 1, 1, f"{message} first add it to languages"),)
    texts = texts_to_translate(texts, language)
    filled = [(line, row) for line, row in rows[1:] if any(map(str.strip, row))]
    results: list[Translation | Problem | None] = [
        _read_row(row, _RowPlace(path, line), language, texts) for line, row in filled
    ]
    results += _contradicting_rows(filled, path)
    changes = [each for each in results if isinstance(each, Translation)]
    return language, changes, tuple(each for each in results if isinstance(each, Problem))


def _contradicting_rows(rows: Iterable[tuple[int, Sequence[str]]], path: str) -> Iterator[Problem]:
    """A problem for each row that contradicts an earlier row of the same text."""
    first_rows: dict[str, tuple[int, list[str]]] = {}
    for line, row in rows:
        if len(row) == len(_FIXED_COLUMNS) + 2 and (
            translation := _lines(_with_formula_unescaped(row[-1]))
        ):
            first, expected = first_rows.setdefault(row[0], (line, translation))
            if translation != expected:
                message = f"expected the same translation of {row[0]} as on line {first}"
                yield _RowPlace(path, line).problem(f"{message}, found another one")


def apply_translations(
    changes: Sequence[Translation], language: str, data: Path, table: str
) -> tuple[Mapping[Path, bytes], tuple[Problem, ...]]:
    """File → new content with the translations, and a problem for every invalid translation.

    `table` is the path of the table, for problems. No file is written.
    """
    files = {}
    for name in (data.name, WORDS, OPEN_QUESTIONS):
        file = data.with_name(name)
        file_changes = [each for each in changes if _is_in_file(each.text, file)]
        if file_changes or file.is_file():
            files[file] = _edited(file, file_changes, language)
    problems_before = _problems(data)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for file, content in files.items():
            (folder / file.name).write_bytes(content)
        if (parity := data.with_name(PARITY)).is_file():
            copyfile(parity, folder / PARITY)
        problems = _problems(folder / data.name)
        rows = dict(_rows_by_place(folder, changes, language))
    before = Counter(each.message for each in problems_before)
    problems_of_table = []
    for problem in problems:
        place = (problem.path, problem.line, problem.column)
        if place in rows:
            problems_of_table.append(Problem(table, rows[place], 1, problem.message))
        elif before[problem.message]:
            before[problem.message] -= 1  # The data had this problem before.
        else:
            problems_of_table.append(Problem(table, 1, 1, f"with these texts, {problem}"))
    return files, tuple(problems_of_table)


def all_texts(data: Path, library: Library) -> tuple[list[CatalogueText], tuple[Problem, ...]]:
    """The texts of the catalogue, the words and the open questions.

    If the open questions have problems, the problems are returned and these texts left out.
    """
    texts = [*library.texts()]
    questions, problems = read_open_questions(data, library.catalogue)
    if questions is None:
        return texts, problems
    source, _ = read_file(data.with_name(OPEN_QUESTIONS))
    assert source, "the open questions have been read from this file"
    source = replace(source, path=display_path(data.with_name(OPEN_QUESTIONS), None))
    texts += texts_in(
        questions, source, OPEN_QUESTIONS.partition(".")[0], list(texts[0].by_language)
    )
    return texts, ()


def _problems(data: Path) -> tuple[Problem, ...]:
    """The problems of all files with translated texts; paths are relative to the data folder."""
    library, problems = open_draft(data, data.parent)
    question_problems = (
        read_open_questions(data, library.catalogue, data.parent)[1] if library else ()
    )
    return (*problems, *question_problems)


def _is_in_file(text: CatalogueText, file: Path) -> bool:
    return Path(text.source.path).name == file.name


def _edited(file: Path, changes: Sequence[Translation], language: str) -> bytes:
    values = {(*each.text.path, language): each.new_text for each in changes}
    if file.name == WORDS and not file.is_file():
        return (_WORDS_HEADER + new_yaml(values)).encode()
    data = file.read_bytes()
    mark = BOM_UTF8 if data.startswith(BOM_UTF8) else b""
    return mark + edit_yaml(decoded(data), values).encode()


def _rows_by_place(
    folder: Path, changes: Sequence[Translation], language: str
) -> Iterator[tuple[tuple[str, int, int], int]]:
    """Pairs of a place in the edited files and the line of the table's row that changed it."""
    sources = {file.name: read_file(file, file.name)[0] for file in folder.iterdir()}
    for each in changes:
        name = Path(each.text.source.path).name
        source = sources[name]
        assert source, "an edited file is YAML"
        path = (*each.text.path, language)
        inner = [inner_path for inner_path in source.places if inner_path[: len(path)] == path]
        for place in (source.key_place(path), *map(source.place, inner)):
            yield (name, place.line, place.column), each.line


def _numbered_rows(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Every row with the number of its first line."""
    first_line = 1
    for row in reader:
        yield first_line, row
        first_line = reader.line_num + 1


@dataclass(frozen=True, slots=True)
class _RowPlace:
    path: str
    line: int

    def problem(self, message: str) -> Problem:
        return Problem(self.path, self.line, 1, message)


def _read_row(
    row: Sequence[str], place: _RowPlace, language: str, texts: Sequence[CatalogueText]
) -> Translation | Problem | None:
    if len(row) != len(_FIXED_COLUMNS) + 2:
        return place.problem(f"expected {len(_FIXED_COLUMNS) + 2} cells, found {len(row)}")
    id, _, original, translation = row
    text = next((each for each in texts if each.id == id), None)
    if text is None:
        meant = did_you_mean(id, [each.id for each in texts])
        return place.problem(f"expected the id of a text, found {quoted(id)}{meant}")
    if _lines(_with_formula_unescaped(original)) != _lines(_original(text, language)):
        return place.problem(
            f"expected the original of {id}, found another text: translate it again"
        )
    lines = _lines(_with_formula_unescaped(translation))
    if not lines or lines == _lines(_written(text, language)):
        return None
    if refused := [fault.message for line in lines for fault in character_problems(line)]:
        return place.problem(refused[0])
    return Translation(text, tuple(lines) if text.listed else "\n".join(lines), place.line)


def _lines(cell: str) -> list[str]:
    """The lines of a cell that are not blank, stripped; all kinds of line breaks are allowed."""
    lines = [line.strip() for line in cell.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return [line for line in lines if line]


def _with_formula_escaped(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA_SIGNS) else cell


def _with_formula_unescaped(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA_SIGNS) else cell


def _separator(content: str) -> str:
    """The separator of the table: the character after its first cell."""
    after = content.lstrip('"')[len(_FIXED_COLUMNS[0]) :].lstrip('"')[:1]
    return after if after in SEPARATORS.values() else ","

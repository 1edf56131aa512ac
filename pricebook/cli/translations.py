"""`pricebook translations`: writes a language's texts to a table, or reads the table back."""

import argparse
import sys
from pathlib import Path

from pricebook.cli.terminal.print_problems import print_problems, print_project_problems
from pricebook.editorial.approvals import open_approvals
from pricebook.editorial.translations import (
    SEPARATORS,
    all_texts,
    apply_translations,
    read_table,
    texts_to_translate,
    translation_table,
)
from pricebook.site.library import open_draft

# The byte order mark makes spreadsheets read the file as UTF-8.
_ENCODING = "utf-8-sig"


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    if options.way is None:
        options.parser.print_help()
        return 0
    return _out(options) if options.way == "out" else _in(options)


def _out(options: argparse.Namespace) -> int:
    library, _ = open_draft(options.data)
    if library is None:
        return print_project_problems(options.data)
    hashes, problems = open_approvals(options.data)
    if problems:
        return print_project_problems(options.data)
    texts, problems = all_texts(options.data, library)
    if problems:
        return print_project_problems(options.data)
    table: Path = options.table
    number = len(texts_to_translate(texts, options.language))
    if not number:
        options.parser.error(f"expected a language to translate to, found {options.language}")
    separator = SEPARATORS[options.separator]
    content = translation_table(texts, options.language, hashes, separator)
    table.write_text(content, _ENCODING, newline="")
    print(f"{number} texts in {table}")
    return 0


def _in(options: argparse.Namespace) -> int:
    library, _ = open_draft(options.data)
    if library is None:
        return print_project_problems(options.data)
    table: Path = options.table
    try:
        content = table.read_bytes().decode(_ENCODING)
    except OSError as error:
        options.parser.error(f"{table}: {error.strerror}")
    except UnicodeDecodeError:
        options.parser.error(f"{table}: expected UTF-8: save the table as CSV UTF-8")
    path = table.as_posix()
    texts, problems = all_texts(options.data, library)
    if problems:
        return print_project_problems(options.data)
    language, changes, problems_of_table = read_table(content, path, texts)
    if not problems_of_table:
        files, problems_of_table = apply_translations(changes, language, options.data, path)
    if problems_of_table:
        print_problems(problems_of_table)
        print("nothing was changed", file=sys.stderr)
        return 1
    for file, data in files.items():
        file.write_bytes(data)
    print(f"{len(changes)} texts changed")
    return 0

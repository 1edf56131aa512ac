"""`pricebook trace`: compares the source documents with the line hashes in the data."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from pricebook.cli.terminal.print_problems import print_project_problems
from pricebook.editorial.source_trace import (
    FILE,
    LineHashes,
    changed_lines,
    citations,
    hash_lines,
    hashes_by_document,
    open_source_lines,
    source_lines_yaml,
)
from pricebook.model.catalogue import Catalogue
from pricebook.site.library import open_library
from pricebook.yaml_source.regular_file import UnreadableFile, path_exists, read_bytes
from pricebook.yaml_source.source import MAX_BYTES


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    library, _ = open_library(options.data)
    lines, problems = open_source_lines(options.data)
    if library is None or problems:
        return print_project_problems(options.data)
    catalogue = library.catalogue
    hashes = _read(options, catalogue)
    known_hashes: dict[str, LineHashes] = {**hashes_by_document(lines)} if lines else {}
    differ = _print_changes(catalogue, known_hashes, hashes)
    if options.renew:
        data: Path = options.data
        file = data.with_name(FILE)
        file.write_text(source_lines_yaml({**known_hashes, **hashes}), "utf-8")
        print(f"{file}: {sum(map(len, hashes.values()))} lines")
        return 0
    return 1 if differ else 0


def _read(options: argparse.Namespace, catalogue: Catalogue) -> dict[str, LineHashes]:
    """The line hashes of every source document with a file, by the document's id."""
    hashes: dict[str, LineHashes] = {}
    for document in catalogue.sources:
        if document.file:
            file = options.folder / document.file
            if not path_exists(file):
                options.parser.error(f"expected the document {document.id} in {file}, found none")
            try:
                hashes[document.id] = hash_lines(_text(file))
            except UnreadableFile as fault:
                options.parser.error(f"{file}: {fault}")
            except UnicodeDecodeError:
                options.parser.error(f"{file}: expected UTF-8: save the document as UTF-8")
    return hashes


def _text(file: Path) -> str:
    text = read_bytes(file, MAX_BYTES).decode("utf-8-sig")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _print_changes(
    catalogue: Catalogue, known_hashes: Mapping[str, LineHashes], hashes: Mapping[str, LineHashes]
) -> int:
    """Print each line that differs, with its citations. Returns the number of these lines."""
    cited = citations(catalogue)
    count = 0
    for id, new in hashes.items():
        for line in changed_lines(known_hashes.get(id, {}), new):
            places = [".".join(map(str, path)) for path in cited.get(id, {}).get(line, ())]
            print(f"{id}:{line} differs; cited by {', '.join(places) or 'nothing'}")
            count += 1
    print("1 line differs" if count == 1 else f"{count or 'no'} lines differ")
    return count

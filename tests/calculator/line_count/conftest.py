"""The files of cases as bytes, as a folder and as a zip, and the localiser of counts."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from calculator.line_count.input.archive import Archive, open_archive
from calculator.line_count.input.folder_files import Folder
from calculator.line_count.line_text import LineCountLocaliser
from calculator.pricing.price_book import Book
from calculator.text.localise import Localiser

type Files = Mapping[str, str | Mapping[str, Any]]


def _content(case: str | Mapping[str, Any]) -> bytes:
    match case:
        case str():
            return case.encode()
        case {"hex": digits}:
            return bytes.fromhex(digits)
        case {"repeat": [text, times]}:
            return text.encode() * times + case.get("then", "").encode()
        case {"text": text}:
            return text.encode()
    raise ValueError(f"expected text, hex or repeat, found {case}")


@pytest.fixture
def content() -> Callable[[str | Mapping[str, Any]], bytes]:
    """The bytes of a case, given as `text`, as `hex`, or as `repeat` with `then`."""
    return _content


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[Files], Folder]:
    """Makes a folder called `input` with these files."""

    def made(files: Files) -> Folder:
        root = tmp_path / "input"
        root.mkdir()
        for path, case in files.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(case, Mapping) and "link" in case:
                file.symlink_to(case["link"])
            else:
                file.write_bytes(_content(case))
        return Folder(root)

    return made


@pytest.fixture
def archive() -> Callable[[Files], Archive]:
    """Makes a zip called `input.zip` with these files."""

    def made(files: Files) -> Archive:
        opened = open_archive(io.BytesIO(zipped(files)), "input")
        assert isinstance(opened, Archive), opened
        return opened

    return made


@pytest.fixture
def line_localiser_for(
    book: Book, counting_words: Callable[[str], str]
) -> Callable[[str], LineCountLocaliser]:
    """Makes the localiser of counts in a language, at the prices of the edition 2026-01."""

    def made(language: str) -> LineCountLocaliser:
        localiser = Localiser(book, language, json.loads(counting_words(language)))
        return LineCountLocaliser("lines", book.editions["2026-01"], localiser)

    return made


def zipped(files: Files) -> bytes:
    """The bytes of a zip with a case's files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for path, case in files.items():
            target.writestr(path, _content(case))
    return file.getvalue()

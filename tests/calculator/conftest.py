"""The price books and cases of the engine's tests, read from files as in the browser.

These tests also run in Pyodide. So they use only the engine, pytest, and files in this folder.
"""

import json
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from calculator.pricing.price_book import Book, read_book
from calculator.text.localise import Localiser

HERE = Path(__file__).parent
# Made by tests/conftest.py, or named by CATALOGUE_BOOK; the words are in the same folder.
BOOK = Path(os.environ.get("CATALOGUE_BOOK", HERE.parents[1] / "build" / "book.json"))


@cache
def cases(name: str) -> list[dict[str, Any]]:
    """The cases of one YAML file, each with a sentence as its name."""
    return yaml.safe_load((HERE / "cases" / name).read_text("utf-8"))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """`@pytest.mark.cases("kinds/*.yaml")` runs a test once per case, under the case's name."""
    mark = metafunc.definition.get_closest_marker("cases")
    if mark:
        files = sorted((HERE / "cases").glob(mark.args[0]))
        found = [case for file in files for case in cases(file.relative_to(HERE / "cases"))]
        metafunc.parametrize("case", found, ids=[case["name"] for case in found])


def pytest_configure(config: pytest.Config) -> None:
    """Register the mark of this folder."""
    config.addinivalue_line("markers", "cases(pattern): run once per case in these YAML files")


@pytest.fixture(scope="session")
def addons() -> Path:
    """The folder of published modules, which set-up fetches for `make test-site`."""
    return HERE.parents[1] / "build" / "addons"


@pytest.fixture(scope="session")
def book_json() -> str:
    """The sample firm's price book, as the browser fetches it."""
    return BOOK.read_text("utf-8")


@pytest.fixture(scope="session")
def book(book_json: str) -> Book:
    """The sample firm's price book."""
    return read_book(book_json)


@pytest.fixture(scope="session")
def words() -> Callable[[str], str]:
    """The engine's words in a language, as JSON."""
    return lambda language: (BOOK.parent / f"words.{language}.json").read_text("utf-8")


@pytest.fixture(scope="session")
def counting_words() -> Callable[[str], str]:
    """The engine's words and the words of counting in a language, as JSON."""
    return lambda language: (BOOK.parent / f"counting.{language}.json").read_text("utf-8")


@pytest.fixture(scope="session")
def localiser_for(book: Book, words: Callable[[str], str]) -> Callable[[str], Localiser]:
    """Makes the sample firm's localiser for a language."""
    return lambda language: Localiser(book, language, json.loads(words(language)))


@pytest.fixture(scope="session")
def other_book() -> Callable[[str], str]:
    """A made-up price book, as JSON."""
    return lambda name: json.dumps(yaml.safe_load((HERE / "books" / f"{name}.yaml").read_text()))


@pytest.fixture(scope="session")
def localiser_for_book(other_book, words) -> Callable[[str, str], Localiser]:
    """Makes a made-up book's localiser for a language."""
    return lambda name, language: Localiser(
        read_book(other_book(name)), language, json.loads(words(language))
    )


@pytest.fixture(scope="session")
def examples() -> dict[str, dict[str, str]]:
    """The total of each worked example of the page, in each language."""
    return yaml.safe_load((HERE / "cases" / "examples.yaml").read_text("utf-8"))


@pytest.fixture(scope="session")
def plain() -> Callable[[str], str]:
    """Replaces the no-break spaces of amounts by spaces, because cases are written with spaces."""
    return lambda text: text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture(scope="session")
def all_cases() -> Callable[[str], list[dict[str, Any]]]:
    """Reads all cases of one YAML file, for a test of the whole file."""
    return cases

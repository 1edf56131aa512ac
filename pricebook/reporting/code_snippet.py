"""Code snippets: the line of a file that has a problem, with a caret under the place."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pricebook.problems.problem import Problem
from pricebook.yaml_source import characters
from pricebook.yaml_source.regular_file import UnreadableFile, read_bytes
from pricebook.yaml_source.source import MAX_BYTES

MAX_WIDTH = 96
_MORE = "…"


class CodeSnippets:
    """Makes code snippets; reads each file once. The problems' paths are relative to `root`."""

    def __init__(self, root: Path | None = None) -> None:
        self._root = root or Path.cwd()
        self._lines = cache(self._read)

    def of(self, problem: Problem) -> tuple[str, str] | None:
        """The line, and a line with a caret under the place; None if the file lacks the line.

        Forbidden characters are replaced, and a long line is shortened around the place.
        """
        lines = self._lines(problem.path)
        if problem.line > len(lines):
            return None
        line, at = _window(lines[problem.line - 1], problem.column - 1)
        return line, " " * _width(line[:at]) + "^"

    def _read(self, path: str) -> Sequence[str]:
        try:
            data = read_bytes(self._root / path, MAX_BYTES)
        except UnreadableFile:
            return ()
        if characters.foreign_encoding(data):
            return ()
        return re.split(r"\r?\n", characters.decoded(data))


def _window(line: str, at: int) -> tuple[str, int]:
    """At most `MAX_WIDTH` characters of the line around offset `at`, and the new offset."""
    line = characters.cleaned(line)
    if len(line) <= MAX_WIDTH:
        return line.rstrip(), at
    start = max(0, min(at - MAX_WIDTH // 2, len(line) - MAX_WIDTH))
    part = line[start : start + MAX_WIDTH].rstrip()
    before = _MORE if start else ""
    after = _MORE if start + MAX_WIDTH < len(line) else ""
    return before + part + after, at - start + len(before)


def _width(text: str) -> int:
    """The width of the text in columns of a terminal."""
    return sum(map(_column_count, text))


def _column_count(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

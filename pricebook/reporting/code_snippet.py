"""The line of a file that a problem speaks of, with a caret under the place."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pricebook.problems.problem import Problem
from pricebook.yaml_source import characters
from pricebook.yaml_source.regular_file import NoFile, content
from pricebook.yaml_source.source import MOST_BYTES

WIDEST = 96
_MORE = "…"


class Excerpts:
    """Reads each file once; `root` is the folder that the problems' paths are seen from."""

    def __init__(self, root: Path | None = None) -> None:
        self._root = root or Path.cwd()
        self._lines = cache(self._read)

    def of(self, problem: Problem) -> tuple[str, str] | None:
        """The line, and a caret under the place; None where there is no such line to show.

        What cannot be seen stands as a mark in the line, and a long line is cut around the place.
        """
        lines = self._lines(problem.path)
        if problem.line > len(lines):
            return None
        line, at = _window(lines[problem.line - 1], problem.column - 1)
        return line, " " * _width(line[:at]) + "^"

    def _read(self, path: str) -> Sequence[str]:
        try:
            data = content(self._root / path, MOST_BYTES)
        except NoFile:
            return ()
        if characters.foreign_encoding(data):
            return ()
        return re.split(r"\r?\n", characters.decoded(data))


def _window(line: str, at: int) -> tuple[str, int]:
    """The part of the line around `at` that fits on a screen, and where `at` is in it."""
    line = characters.cleaned(line)
    if len(line) <= WIDEST:
        return line.rstrip(), at
    start = max(0, min(at - WIDEST // 2, len(line) - WIDEST))
    part = line[start : start + WIDEST].rstrip()
    before = _MORE if start else ""
    after = _MORE if start + WIDEST < len(line) else ""
    return before + part + after, at - start + len(before)


def _width(text: str) -> int:
    """How many columns of a terminal the text takes."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1

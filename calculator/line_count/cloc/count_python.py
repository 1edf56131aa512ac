"""Counts Python: every line on which a node of CPython's syntax tree begins.

The reference is Python 3.12, even if another version runs this module. Where the versions differ, a
count is marked as unsure; docs/architecture/counting-lines.md has the comparison.
"""

import ast
import gc
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from calculator.line_count.input.reason import Reason

REFERENCE = (3, 12)
# Nested levels of nodes. Python 3.12 parses a few more levels, Python 3.13 three times as many.
MAX_DEPTH = 2_990

# Syntax after 3.12 that a newer parser accepts in spite of `feature_version`.
_NEWER = tuple(
    getattr(ast, name) for name in ("TemplateStr", "Interpolation") if hasattr(ast, name)
)
_VALUES = frozenset(
    {str, int, bool, float, complex, bytes, type(None), type(...), ast.Load, ast.Store, ast.Del}
)
# Nodes that have a line and no child with a line: more than half of all nodes.
_LEAF_NODES = frozenset(
    {ast.Name, ast.Constant, ast.Pass, ast.Break, ast.Continue, ast.alias, ast.Global, ast.Nonlocal}
)


# The parser of Python 3.14 checks imports from `__future__`: it refuses unknown names, and
# `barry_as_FLUFL` allows "<>". Older versions check after parsing. To switch this check off, the
# counter replaces `__future__` by a name of the same length, which keeps the positions.
_FUTURE, _ANY_MODULE = "__future__", "__anymod__"
# The message of Python 3.14 on a file that Python 3.12 accepts.
_REFUSED_LATER = "newlines are not allowed in format specifiers for single quoted f-strings"


@dataclass(frozen=True, slots=True)
class PythonLines:
    """`code` is the number of lines on which a node begins.

    `unsure` is true where the file is nested so deeply that Python 3.12 may not parse it.
    """

    code: int
    unsure: bool


def python_lines(text: str, max_depth: int = MAX_DEPTH) -> PythonLines | Reason:
    """Count the lines of a text; a Reason where Python cannot parse it.

    A text with more than `max_depth` levels of nodes is unsure.
    """
    with _without_warnings_or_collector():
        try:
            tree = ast.parse(text.replace(_FUTURE, _ANY_MODULE), feature_version=REFERENCE)
            starts, depth = _starts(tree)
        except Exception as error:
            # Odoo's tool reports every exception as "Syntax Error": bad syntax, a number with too
            # many digits, deep nesting, lack of memory.
            later = _REFUSED_LATER in str(error)
            return Reason("newer_python" if later else "syntax_error")
    return PythonLines(len(starts), depth > max_depth)


def literal(text: str) -> object:
    """The value of a Python literal. Raises the exceptions of `ast.literal_eval`."""
    with _without_warnings_or_collector():
        return ast.literal_eval(text)


def _starts(tree: ast.AST) -> tuple[set[int], int]:
    """The lines on which nodes begin, and the number of nested levels.

    This function is written for speed: it and the parser take most of the time of a count.
    """
    lines: set[int] = set()
    level: list[Any] = [tree]
    depth = 0
    while level:
        level = _inside(level, lines)
        depth += 1
    return lines, depth


def _inside(level: list[Any], lines: set[int]) -> list[Any]:
    """The child nodes of a level's nodes; adds the lines of the level to `lines`."""
    waiting: list[Any] = []
    for node in level:
        kind = type(node)
        if kind in _LEAF_NODES:
            lines.add(node.lineno)
            continue
        if kind in _VALUES:
            continue
        if kind in _NEWER:
            raise SyntaxError  # syntax that is newer than Python 3.12
        held = node.__dict__
        if "lineno" in held:
            lines.add(held["lineno"])
        for name in kind._fields:
            value = held[name]
            inner = type(value)
            if inner is list:
                waiting.extend(value)
            elif inner in _LEAF_NODES:
                lines.add(value.lineno)
            elif inner not in _VALUES:
                waiting.append(value)
    return waiting


@contextmanager
def _without_warnings_or_collector() -> Iterator[None]:
    """Silence warnings about the parsed text, and pause the collector, which slows down parsing."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        if collecting:
            gc.enable()

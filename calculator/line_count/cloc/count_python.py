"""Python: every line on which something begins, as CPython's own parser sees it.

The reference is Python 3.12, whichever version runs this. Where versions cannot be made to agree,
a count says so; docs/decisions/counting-lines.md has what was tried.
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
# Levels of nodes within nodes. Python 3.12 takes a few more than these, 3.13 three times as many.
DEEPEST = 2_990

# Newer grammar that the parser of a newer Python lets pass in spite of the reference.
_NEWER = tuple(
    getattr(ast, name) for name in ("TemplateStr", "Interpolation") if hasattr(ast, name)
)
_LEAVES = frozenset(
    {str, int, bool, float, complex, bytes, type(None), type(...), ast.Load, ast.Store, ast.Del}
)
# Nodes with a place and nothing in them that has one: more than half of all.
_ENDS = frozenset(
    {ast.Name, ast.Constant, ast.Pass, ast.Break, ast.Continue, ast.alias, ast.Global, ast.Nonlocal}
)


# Python 3.14 looks at the names that a file imports from here while it parses, and refuses names
# and accepts "<>" by them; older ones do so later. Under another name of this length the lines are
# the same, and all versions agree.
_FUTURE, _ANY_MODULE = "__future__", "__anymod__"
# Refused since Python 3.14, in words of its own, and read by 3.12.
_REFUSED_LATER = "newlines are not allowed in format specifiers for single quoted f-strings"


@dataclass(frozen=True, slots=True)
class PythonLines:
    """Distinct lines on which a node begins.

    `unsure`: the file is nested so deeply that Python 3.12 may not read it.
    """

    code: int
    unsure: bool


def python_lines(text: str, deepest: int = DEEPEST) -> PythonLines | Reason:
    """The lines of a text, or why Python cannot parse it.

    A text with more levels of nodes than `deepest` is unsure.
    """
    with _undisturbed():
        try:
            tree = ast.parse(text.replace(_FUTURE, _ANY_MODULE), feature_version=REFERENCE)
            starts, depth = _starts(tree)
        except Exception as error:
            # Odoo's tool swallows whatever the parser raises: bad syntax, a number of too many
            # digits, nesting too deep, no memory. Each is "Syntax Error" to it.
            later = _REFUSED_LATER in str(error)
            return Reason("newer_python" if later else "syntax_error")
    return PythonLines(len(starts), depth > deepest)


def literal(text: str) -> object:
    """The value that the text is a literal of; raises where it is none."""
    with _undisturbed():
        return ast.literal_eval(text)


def _starts(tree: ast.AST) -> tuple[set[int], int]:
    """The lines on which nodes begin, and how many levels of nodes lie within one another.

    Most of a file's time goes here and into the parser.
    """
    lines: set[int] = set()
    level: list[Any] = [tree]
    depth = 0
    while level:
        level = _inside(level, lines)
        depth += 1
    return lines, depth


def _inside(level: list[Any], lines: set[int]) -> list[Any]:
    """The nodes within those of a level; the lines of the level are added to `lines`."""
    waiting: list[Any] = []
    for node in level:
        kind = type(node)
        if kind in _ENDS:
            lines.add(node.lineno)
            continue
        if kind in _LEAVES:
            continue
        if kind in _NEWER:
            raise SyntaxError  # Newer than the reference.
        held = node.__dict__
        if "lineno" in held:
            lines.add(held["lineno"])
        for name in kind._fields:
            value = held[name]
            inner = type(value)
            if inner is list:
                waiting.extend(value)
            elif inner in _ENDS:
                lines.add(value.lineno)
            elif inner not in _LEAVES:
                waiting.append(value)
    return waiting


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without warnings about the text, and without a collector that looks for cycles in trees."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        if collecting:
            gc.enable()

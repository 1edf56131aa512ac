"""Python: every line on which something begins, as CPython's own parser sees it.

The reference is Python 3.12, whichever version runs this.
"""

import ast
import gc
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

REFERENCE = (3, 12)

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


def python_lines(text: str) -> int | None:
    """Distinct lines on which a node begins; None where Python cannot parse the text."""
    with _undisturbed():
        try:
            return len(_starts(ast.parse(text, feature_version=REFERENCE)))
        except Exception:
            # Odoo's tool swallows whatever the parser raises: bad syntax, a number of too many
            # digits, nesting too deep, no memory. Each is "Syntax Error" to it.
            return None


def literal(text: str) -> object:
    """The value that the text is a literal of; raises where it is none."""
    with _undisturbed():
        return ast.literal_eval(text)


def _starts(tree: ast.AST) -> set[int]:
    """The lines on which nodes begin. Most of a file's time goes here and into the parser."""
    lines: set[int] = set()
    waiting: list[Any] = [tree]
    while waiting:
        node = waiting.pop()
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
    return lines


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

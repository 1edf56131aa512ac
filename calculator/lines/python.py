"""Python: every line on which something begins, as CPython's own parser sees it.

The reference is Python 3.12, whichever version runs this.
"""

import ast
import gc
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

REFERENCE = (3, 12)

# Newer grammar that the parser of a newer Python lets pass in spite of the reference.
_NEWER = tuple(
    getattr(ast, name) for name in ("TemplateStr", "Interpolation") if hasattr(ast, name)
)
_LEAVES = frozenset(
    {str, int, bool, float, complex, bytes, type(None), type(...), ast.Load, ast.Store, ast.Del}
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
        return ast.literal_eval(
            ast.parse(text.lstrip(" \t"), mode="eval", feature_version=REFERENCE)
        )


def _starts(tree: ast.AST) -> set[int]:
    lines: set[int] = set()
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        kind = node.__class__
        if kind in _LEAVES:
            continue
        if kind in _NEWER:
            raise SyntaxError("newer than the reference")
        for name, value in node.__dict__.items():
            if name == "lineno":
                lines.add(value)
            elif value.__class__ is list:
                waiting.extend(value)
            elif value.__class__ not in _LEAVES:
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

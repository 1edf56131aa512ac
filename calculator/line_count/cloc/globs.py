"""Patterns of excluded files, matched by the rules of `pathlib` in Python 3.12.

Python 3.13 and later differ: `folder/**` also matches files, and `a**` is allowed.
"""

import re
from collections.abc import Callable, Iterable
from fnmatch import translate
from itertools import pairwise

from calculator.line_count.cloc.cloc_rules import Rules
from calculator.line_count.input.reason import Reason

_ANY_FOLDERS = "**"

type _Step = Callable[[str], object] | None  # None: any number of folders


def stop_reason(pattern: object, rules: Rules) -> Reason | None:
    """The reason why Odoo's tool stops at an entry of a manifest's list, else None."""
    if not pattern:
        return Reason("empty_pattern") if rules.stops_at_empty else None
    if not isinstance(pattern, str):
        return Reason("not_a_pattern", {"found": type(pattern).__name__})
    if pattern.startswith("/"):
        return Reason("absolute_pattern", {"pattern": pattern})
    if rules.stops_at_parent and ".." in pattern:
        return Reason("parent_pattern", {"pattern": pattern})
    parts = _parts(pattern)
    if not parts:
        return Reason("empty_pattern")
    if any(_ANY_FOLDERS in part and part != _ANY_FOLDERS for part in parts):
        return Reason("stars_in_a_name", {"pattern": pattern})
    return None


class Globs:
    """Compiled patterns. `stop_reason` must be None for each pattern."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """`match` tries the patterns in the order of `patterns`."""
        self._exact: dict[str, str] = {}
        self._loose: list[tuple[str, list[_Step]]] = []
        for pattern in dict.fromkeys(patterns):
            parts = _parts(pattern)
            if _matches_folders_only(pattern, parts):
                continue
            if any(map(_is_loose, parts)):
                self._loose.append((pattern, _steps(parts)))
            else:
                self._exact.setdefault("/".join(parts), pattern)

    def match(self, path: str) -> str | None:
        """The pattern that matches the file at `path`; None where no pattern does.

        `path` is relative to the module, with single slashes and without "." and "..". So a
        pattern with ".." matches no file. If several patterns match, the result is the one
        without wildcards, else the first one.
        """
        if path in self._exact:
            return self._exact[path]
        parts = path.split("/")
        return next((pattern for pattern, steps in self._loose if _matches(steps, parts)), None)


def without_match(patterns: Iterable[str], paths: Iterable[str]) -> tuple[str, ...]:
    """The patterns that match none of `paths`; a path has the form that `Globs.match` expects."""
    names = frozenset(paths)
    split = [path.split("/") for path in names]

    def matches(pattern: str) -> bool:
        parts = _parts(pattern)
        if _matches_folders_only(pattern, parts):
            return False
        if not any(map(_is_loose, parts)):
            return "/".join(parts) in names
        steps = _steps(parts)
        return any(_matches(steps, path) for path in split)

    return tuple(pattern for pattern in patterns if not matches(pattern))


def _matches_folders_only(pattern: str, parts: list[str]) -> bool:
    """Whether a pattern ends in "/" or "**", and so matches only folders."""
    return pattern.endswith("/") or parts[-1] == _ANY_FOLDERS


def _parts(pattern: str) -> list[str]:
    return [part for part in pattern.split("/") if part not in ("", ".")]


def _is_loose(part: str) -> bool:
    return any(mark in part for mark in "*?[")


def _steps(parts: list[str]) -> list[_Step]:
    kept = [one for one, then in pairwise(parts) if not one == then == _ANY_FOLDERS]
    return [_step(part) for part in [*kept, parts[-1]]]


def _step(part: str) -> _Step:
    return None if part == _ANY_FOLDERS else re.compile(translate(part)).match


def _matches(steps: list[_Step], parts: list[str]) -> bool:
    """Whether the pattern matches a path.

    `reached` is the set of all steps that may come next after a folder. With a set, each folder of
    the path is compared once.
    """
    reached = {0, 1} if steps[0] is None else {0}
    for part in parts[:-1]:
        reached = _onward(steps, reached, part)
        if not reached:
            return False
    step = steps[-1]
    return len(steps) - 1 in reached and step is not None and bool(step(parts[-1]))


def _onward(steps: list[_Step], reached: set[int], folder: str) -> set[int]:
    onward = set()
    for place in reached:
        step = steps[place]
        if step is None:
            onward |= {place, place + 1}
        elif place + 1 < len(steps) and step(folder):
            onward |= {place + 1, place + 2} if steps[place + 1] is None else {place + 1}
    return onward

"""Composes the values of a file from the events of a YAML parser."""

import unicodedata
from dataclasses import dataclass, field

from pricebook.problems.message_parts import quoted
from pricebook.yaml_source.ambiguous_scalars import NULL, other_type
from pricebook.yaml_source.characters import escape_problems
from pricebook.yaml_source.forbidden_characters import STAND_IN
from pricebook.yaml_source.values import KeyPath, Place, Scalar, Source, Value

MAX_DEPTH = 32


class TooDeep(Exception):
    """The file has more than `MAX_DEPTH` levels; reading stops."""


@dataclass(slots=True)
class _OpenCollection:
    """A list or mapping that is still being read.

    `path` is None inside a rejected value: report problems there, build nothing.
    """

    value: dict[str, Value] | list[Value]
    path: KeyPath | None
    # The line of each key, by its NFC form: two encodings of "é" look like one key.
    lines: dict[str, int] = field(default_factory=dict)
    expects_key: bool = False
    next_path: KeyPath | None = None


class Composer:
    """Composes values with a stack instead of recursion."""

    def __init__(self) -> None:
        self.root: Value | None = None
        self.problems: list[tuple[Place, str]] = []
        self._places: dict[KeyPath, Place] = {}
        self._key_places: dict[KeyPath, Place] = {}
        self._reported: set[KeyPath] = set()
        self._open: list[_OpenCollection] = []

    def source(self, path: str, value: Value) -> Source:
        return Source(path, value, self._places, self._key_places, frozenset(self._reported))

    def add_problem(self, place: Place, message: str) -> None:
        self.problems.append((place, message))

    def mapping(self, place: Place) -> None:
        self._enter({}, place)

    def sequence(self, place: Place) -> None:
        self._enter([], place)

    def end(self) -> None:
        self._open.pop()

    def alias(self, place: Place) -> None:
        """Put null in place of an alias. The parser has reported the alias."""
        if self._expects_key():
            self._drop_entry()
        else:
            self._mark_reported(self._put(Scalar("", plain=True), place))

    def scalar(self, scalar: Scalar, place: Place, *, escaped: bool) -> None:
        """Add a scalar. `escaped`: the scalar has escapes in the file."""
        messages = list(escape_problems(scalar.text)) if escaped else []
        for message in messages:
            self.add_problem(place, message)
        if self._expects_key():
            self._key(scalar, place)
        else:
            path = self._put(scalar, place)
            if messages or STAND_IN in scalar.text:
                self._mark_reported(path)

    def _enter(self, value: dict[str, Value] | list[Value], place: Place) -> None:
        if len(self._open) == MAX_DEPTH:
            self.add_problem(
                place, f"expected at most {MAX_DEPTH} levels, found another level here"
            )
            raise TooDeep
        path = None
        if self._expects_key():
            what = "a mapping" if isinstance(value, dict) else "a list"
            self.add_problem(place, f"expected a key that is text, found {what}")
            self._drop_entry()
        else:
            path = self._put(value, place)
        self._open.append(_OpenCollection(value, path, expects_key=isinstance(value, dict)))

    def _expects_key(self) -> bool:
        return bool(self._open) and self._open[-1].expects_key

    def _put(self, value: Value, place: Place) -> KeyPath | None:
        """Put the value into the open list or mapping. Return its path; None if rejected."""
        if not self._open:
            self.root = value
            path: KeyPath | None = ()
        elif isinstance(items := self._open[-1].value, list):
            parent = self._open[-1].path
            path = None if parent is None else (*parent, len(items))
            items.append(value)
        else:
            mapping = self._open[-1]
            path, mapping.expects_key = mapping.next_path, True
            if path is not None:
                items[str(path[-1])] = value
        if path is not None:
            self._places[path] = place
        return path

    def _key(self, scalar: Scalar, place: Place) -> None:
        mapping = self._open[-1]
        if scalar.plain and scalar.text == "<<":
            self.add_problem(
                place, 'found a merge key ("<<"), which is not allowed here: write out the keys'
            )
            return self._drop_entry()
        other = other_type(scalar.text) if scalar.plain else None
        if not scalar.text or other == NULL:
            self.add_problem(place, "expected a key that is text, found nothing")
            return self._drop_entry()
        if other:
            self.add_problem(place, _ambiguous_key(scalar.text, other))
        composed = unicodedata.normalize("NFC", scalar.text)
        if composed in mapping.lines:
            if STAND_IN not in composed:
                self.add_problem(place, _duplicate(composed, mapping.lines[composed]))
            return self._drop_entry(complete=True)
        mapping.lines[composed] = place.line
        mapping.expects_key = False
        mapping.next_path = None if mapping.path is None else (*mapping.path, scalar.text)
        if mapping.next_path is not None:
            self._key_places[mapping.next_path] = place
        if STAND_IN in scalar.text:
            self._mark_reported(mapping.path)
            self._mark_reported(mapping.next_path)
        return None

    def _drop_entry(self, *, complete: bool = False) -> None:
        """Reject the entry of the current key: report problems in its value, build nothing.

        `complete`: the mapping has the key already, so the rejected entry leaves no key missing.
        """
        mapping = self._open[-1]
        mapping.expects_key, mapping.next_path = False, None
        if not complete:
            self._mark_reported(mapping.path)

    def _mark_reported(self, path: KeyPath | None) -> None:
        if path is not None:
            self._reported.add(path)


def _ambiguous_key(text: str, other: str) -> str:
    return (
        f"expected a key that is text, found {quoted(text)} without quotes,"
        f" which some YAML readers read as {other}: put it in quotes"
    )


def _duplicate(text: str, line: int) -> str:
    return f"found the key {quoted(text)} a second time; the first is on line {line}"

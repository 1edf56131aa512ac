"""Replaces texts in a YAML file; all other bytes stay the same."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pricebook.yaml_source.ambiguous_scalars import other_type
from pricebook.yaml_source.source import Span, read, spans
from pricebook.yaml_source.values import KeyPath, Scalar, Value

type NewText = str | tuple[str, ...]
type Writer = Callable[[str, Span], str]


def edit_yaml(text: str, values: Mapping[KeyPath, NewText]) -> str:
    """The YAML text with the new texts at the given paths, in the style of the old texts.

    The last step of a path may be a new key of its mapping. The YAML must be free of problems.
    Raises KeyError if the mapping is missing.
    """
    expected = _expected_value(_value(text), values)
    for write in (_in_same_style, _quoted):
        changed = _with_replacements(text, values, write)
        if _same(_value(changed), expected):
            return changed
    raise AssertionError("a quoted text is valid everywhere")


@dataclass(frozen=True, slots=True)
class _Replacement:
    """A new text for the part between two offsets."""

    start: int
    end: int
    text: str


def _with_replacements(text: str, values: Mapping[KeyPath, NewText], write: Writer) -> str:
    for cut in sorted(_replacements(text, values, write), key=lambda cut: cut.start, reverse=True):
        text = text[: cut.start] + cut.text + text[cut.end :]
    return text


def _replacements(
    text: str, values: Mapping[KeyPath, NewText], write: Writer
) -> Iterator[_Replacement]:
    places, keys = spans(text)
    last: dict[KeyPath, KeyPath] = {}
    for path in keys:
        last[path[:-1]] = path
    for path, new_text in values.items():
        if path in places:
            span = places[path]
            yield _Replacement(span.start, span.end, _formatted(new_text, span, write))
        else:
            yield _new_entry(text, path, new_text, places[path[:-1]], (keys, places, last), write)


type _Spans = tuple[Mapping[KeyPath, Span], Mapping[KeyPath, Span], Mapping[KeyPath, KeyPath]]


def _new_entry(
    text: str, path: KeyPath, new_text: NewText, mapping: Span, all_spans: _Spans, write: Writer
) -> _Replacement:
    """The insertion of a new key and text after the last entry of its mapping."""
    keys, places, last = all_spans
    before = last[path[:-1]]
    end = places[before].end
    inside = Span(end, end, keys[before].column, "", mapping.style == "{")
    entry = f"{path[-1]}: {_formatted(new_text, inside, write)}"
    if mapping.style == "{":
        return _Replacement(end, end, f", {entry}")
    line_end = re.compile(r"[^\r\n]*").match(text, end)
    assert line_end, "the pattern also matches an empty line"
    line_break = "\r\n" if "\r\n" in text else "\n"
    at = line_end.end()
    return _Replacement(at, at, f"{line_break}{' ' * inside.column}{entry}")


def _formatted(new_text: NewText, span: Span, write: Writer) -> str:
    if isinstance(new_text, str):
        return write(new_text, span)
    if span.style == "-":
        between = f"\n{' ' * span.column}"
        return between.join(f"- {write(each, span)}" for each in new_text)
    return f"[{', '.join(write(each, _INSIDE) for each in new_text)}]"


_INSIDE = Span(0, 0, 0, "", flow=True)


def _in_same_style(text: str, span: Span) -> str:
    """The text in the style of the old text if that is possible, else in double quotes."""
    if span.style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if span.style == '"' or not _can_be_plain(text, span.flow):
        return _quoted(text, span)
    return text


def _can_be_plain(text: str, flow: bool) -> bool:
    pattern = r"\w(.*[^\s:])?" if not flow else r"\w([^,\[\]{}]*[^\s:,\[\]{}])?"
    return bool(
        re.fullmatch(pattern, text)
        and text.isprintable()
        and ": " not in text
        and " #" not in text
        and not other_type(text)
    )


def _quoted(text: str, _span: Span) -> str:
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n"}
    return '"' + "".join(escapes.get(sign, sign) for sign in text) + '"'


def _value(text: str) -> Value | None:
    source, _ = read(text.encode(), "")
    return None if source is None else source.value


def _expected_value(value: Value | None, values: Mapping[KeyPath, NewText]) -> Value | None:
    """The values that the edited file must have."""
    for path, new_text in values.items():
        value = _put(value, path, new_text)
    return value


def _put(value: Value | None, path: KeyPath, new_text: NewText) -> Value:
    if not path:
        if isinstance(new_text, str):
            return Scalar(new_text, plain=False)
        return [Scalar(each, plain=False) for each in new_text]
    step, *rest = path
    if isinstance(value, list):
        assert isinstance(step, int)
        return [*value[:step], _put(value[step], tuple(rest), new_text), *value[step + 1 :]]
    assert isinstance(value, dict)
    assert isinstance(step, str)
    return {**value, step: _put(value.get(step), tuple(rest), new_text)}


def _same(one: Value | None, other: Value | None) -> bool:
    """Whether two values are equal, apart from the style of their scalars."""
    if isinstance(one, Scalar) and isinstance(other, Scalar):
        return one.text == other.text
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == list(other) and all(map(_same, one.values(), other.values()))
    return False

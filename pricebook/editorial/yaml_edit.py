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

    A path may end in new keys of a mapping. The YAML must be free of problems. Raises KeyError if
    there is no mapping for the new keys.
    """
    expected = _expected_value(_value(text), values)
    for write in (_in_same_style, _quoted):
        changed = _with_replacements(text, values, write)
        if _same(_value(changed), expected):
            return changed
    raise AssertionError("a quoted text is valid everywhere")


def new_yaml(values: Mapping[KeyPath, NewText]) -> str:
    """A YAML text of mappings with the texts at the given paths."""
    entries: NewEntries = {}
    for path, new_text in values.items():
        _put_entry(entries, path, new_text)
    return "".join(f"{line}\n" for line in _in_lines(entries, 0, _in_same_style))


@dataclass(frozen=True, slots=True)
class _Replacement:
    """A new text for the part between two offsets."""

    start: int
    end: int
    text: str
    depth: int  # the number of steps to the mapping or text


def _with_replacements(text: str, values: Mapping[KeyPath, NewText], write: Writer) -> str:
    # Among insertions at one offset, the insertion into the outermost mapping comes last.
    cuts = sorted(_replacements(text, values, write), key=lambda cut: (-cut.start, cut.depth))
    for cut in cuts:
        text = text[: cut.start] + cut.text + text[cut.end :]
    return text


def _replacements(
    text: str, values: Mapping[KeyPath, NewText], write: Writer
) -> Iterator[_Replacement]:
    places, keys = spans(text)
    last: dict[KeyPath, KeyPath] = {}
    for path in keys:
        last[path[:-1]] = path
    new: dict[KeyPath, NewEntries] = {}
    for path, new_text in values.items():
        if path in places:
            span = places[path]
            yield _Replacement(span.start, span.end, _formatted(new_text, span, write), len(path))
        else:
            mapping = next(path[:n] for n in range(len(path) - 1, -1, -1) if path[:n] in places)
            _put_entry(new.setdefault(mapping, {}), path[len(mapping) :], new_text)
    for mapping, entries in new.items():
        yield _new_entries(text, mapping, entries, (keys, places, last), write)


type NewEntries = dict[str, NewText | NewEntries]


def _put_entry(entries: NewEntries, path: KeyPath, new_text: NewText) -> None:
    for step in path[:-1]:
        inner = entries.setdefault(str(step), {})
        assert isinstance(inner, dict), "a text has no entries"
        entries = inner
    entries[str(path[-1])] = new_text


type _Spans = tuple[Mapping[KeyPath, Span], Mapping[KeyPath, Span], Mapping[KeyPath, KeyPath]]


def _new_entries(
    text: str, path: KeyPath, entries: NewEntries, all_spans: _Spans, write: Writer
) -> _Replacement:
    """The insertion of new keys after the last key of the mapping at `path`."""
    keys, places, last = all_spans
    mapping = places[path]
    if mapping.style not in ("{", "?"):
        raise KeyError(path)
    if path not in last:
        at = mapping.start + 1  # An empty mapping has braces.
        return _Replacement(at, at, _in_braces(entries, write)[1:-1], len(path))
    end = places[last[path]].end if last[path] in places else keys[last[path]].end + 1
    if mapping.style == "{":
        return _Replacement(end, end, f", {_in_braces(entries, write)[1:-1]}", len(path))
    line_end = re.compile(r"[^\r\n]*").match(text, end)
    assert line_end, "the pattern also matches an empty line"
    line_break = "\r\n" if "\r\n" in text else "\n"
    column = keys[last[path]].column
    lines = (f"{line_break}{line}" for line in _in_lines(entries, column, write))
    return _Replacement(line_end.end(), line_end.end(), "".join(lines), len(path))


def _in_lines(entries: NewEntries, column: int, write: Writer) -> Iterator[str]:
    """The lines of new entries in block style; a mapping of texts only is in braces."""
    for key, entry in entries.items():
        begins = f"{' ' * column}{key}:"
        if not isinstance(entry, dict):
            yield f"{begins} {_formatted(entry, Span(0, 0, column, '', flow=False), write)}"
        elif any(isinstance(each, dict) for each in entry.values()):
            yield begins
            yield from _in_lines(entry, column + 2, write)
        else:
            yield f"{begins} {_in_braces(entry, write)}"


def _in_braces(entries: NewEntries, write: Writer) -> str:
    parts = (
        f"{key}: {_in_braces(each, write) if isinstance(each, dict) else _inside(each, write)}"
        for key, each in entries.items()
    )
    return f"{{{', '.join(parts)}}}"


def _inside(new_text: NewText, write: Writer) -> str:
    return _formatted(new_text, _INSIDE, write)


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
    value = {} if value is None else value
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

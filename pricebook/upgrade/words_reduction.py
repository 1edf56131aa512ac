"""Reduces a words.yaml that has every text to the texts that differ from the tool's."""

from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pricebook.interface_words.default_words import DefaultWords
from pricebook.yaml_source.characters import decoded
from pricebook.yaml_source.source import Span, read, spans
from pricebook.yaml_source.values import KeyPath, Scalar, Value


def reduced(data: bytes, defaults: DefaultWords) -> bytes:
    """The file without the texts that are equal to the tool's; empty if none differs.

    The other texts keep their order, their style and the comments above them. The comments at the
    top of the file stay too. Comments above a removed text and inside braces are removed. Raises
    ValueError if the YAML has a problem.
    """
    source, problems = read(data, "words.yaml")
    if source is None or problems:
        raise ValueError("\n".join(map(str, problems)))
    kept = _differing(source.value, defaults)
    if not kept:
        return b""
    text = decoded(data)
    for cut in sorted(_Reduction(text, *spans(text)).cuts((), source.value, kept), reverse=True):
        text = text[: cut[0]] + cut[2] + text[cut[1] :]
    result = text.encode()
    again, _ = read(result, "words.yaml")
    assert again, "a YAML file without some of its entries is YAML"
    assert again.value == kept, "what is left is what differs"
    return (BOM_UTF8 if data.startswith(BOM_UTF8) else b"") + result


def _differing(own: Value, default: object) -> Value | None:
    """The part of `own` that differs from `default`; None if nothing does."""
    if isinstance(own, dict) and isinstance(default, Mapping):
        parts = {key: _differing(item, default.get(key)) for key, item in own.items()}
        return {key: part for key, part in parts.items() if part is not None} or None
    return None if isinstance(own, Scalar) and own.text == default else own


type Cut = tuple[int, int, str]  # start, end, the text that replaces the text between them


@dataclass(frozen=True, slots=True)
class _Reduction:
    """The text of the file with the places of its values and keys."""

    text: str
    values: Mapping[KeyPath, Span]
    keys: Mapping[KeyPath, Span]

    def cuts(self, path: KeyPath, value: Value, kept: Value) -> Iterator[Cut]:
        """The parts to cut out of a mapping so that `kept` is left."""
        if value == kept:
            return
        assert isinstance(value, dict), "only a mapping is kept in part"
        assert isinstance(kept, dict), "only a mapping is kept in part"
        span = self.values[path]
        if span.style == "{":
            yield span.start, span.end, self._in_braces(path, kept)
            return
        begins = self._first_line(path)
        for key, item in value.items():
            ends = self._next_line(self._end((*path, key)))
            if key not in kept:
                yield begins, ends, ""
            else:
                yield from self.cuts((*path, key), item, kept[key])
            begins = ends

    def _in_braces(self, path: KeyPath, kept: Value) -> str:
        """The mapping at the path in braces, with the entries that are kept."""
        if not isinstance(kept, dict) or self.values[path].style != "{":
            span = self.values[path]
            return self.text[span.start : span.end]
        entries = []
        for key, item in kept.items():
            place = self.keys[*path, key]
            entry = self.text[place.start : place.end] + ":"
            if (*path, key) in self.values:
                entry += f" {self._in_braces((*path, key), item)}"
            entries.append(entry)
        return "{" + ", ".join(entries) + "}"

    def _first_line(self, path: KeyPath) -> int:
        """The offset of the lines of the first entry of a mapping in block style.

        At the top of the file, the comments before the last empty line belong to the file. Without
        an empty line, all comments there belong to the file.
        """
        if path:
            return self._next_line(self.keys[path].end)
        lines = self.text[: self.values[()].start].splitlines(keepends=True)
        empty = [at for at, line in enumerate(lines) if not line.strip()]
        return len("".join(lines[: empty[-1]] if empty else lines))

    def _end(self, path: KeyPath) -> int:
        return self.values[path].end if path in self.values else self.keys[path].end

    def _next_line(self, offset: int) -> int:
        """The offset of the line after the line of `offset`, or the length of the text."""
        return self.text.find("\n", offset) + 1 or len(self.text)

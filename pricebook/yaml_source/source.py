"""Reads a YAML file as strict values, each with its place. No other module uses a YAML parser."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path

import yaml
from yaml import MarkedYAMLError, events
from yaml.error import Mark

from pricebook.problems.problem import Problem
from pricebook.yaml_source import characters
from pricebook.yaml_source.composer import Composer, TooDeep
from pricebook.yaml_source.forbidden_characters import STAND_IN
from pricebook.yaml_source.regular_file import UnreadableFile, read_bytes
from pricebook.yaml_source.syntax_messages import ParserMessage, editor_message, unexpected_comment
from pricebook.yaml_source.values import START, KeyPath, Place, Scalar, Source, Value
from pricebook.yaml_source.yaml_parser import LenientYamlParser, YamlParser, mark_of, place_of

__all__ = ["Path", "Place", "Scalar", "Source", "Span", "Value", "read", "read_file", "spans"]

MAX_BYTES = 5_000_000
MAX_PROBLEMS = 200


def read_file(
    file: Path, display_path: str | None = None
) -> tuple[Source | None, tuple[Problem, ...]]:
    """Read the file as `read` does. A file that cannot be read is a problem at line 1.

    `display_path` is the path in problems.
    """
    path = display_path or file.as_posix()
    try:
        return read(read_bytes(file, MAX_BYTES), path)
    except UnreadableFile as fault:
        return _unreadable(path, str(fault))


# A cache, because a preview reads all files again after each change of one file.
@lru_cache(16)
def read(
    data: bytes, path: str, *, foreign: bool = False
) -> tuple[Source | None, tuple[Problem, ...]]:
    """The source, or None if the file cannot be parsed; and every problem in the file.

    Use a source with problems only to find further problems, not to build a site. A `foreign` file
    is for other programs too, such as mkdocs.yml: tags and aliases are allowed, and become null.
    """
    if len(data) > MAX_BYTES:
        return _unreadable(path, f"expected at most {MAX_BYTES:,} bytes, found a larger file")
    if encoding := characters.foreign_encoding(data):
        return _unreadable(path, f"expected UTF-8, found {encoding}: save the file as UTF-8")
    text = characters.decoded(data)
    value, composer = _parse(characters.cleaned(text), foreign)
    found = composer.problems
    if tab_line := characters.indented_by_tab(text):
        # After a tab in the indentation, the parser's problems may be consequences of the tab.
        value, found = None, [fault for fault in found if fault[0].line < tab_line]
    problems = {Problem(path, at.line, at.column, message) for at, message in found}
    forbidden = islice(characters.character_problems(text), MAX_PROBLEMS + 1)
    problems |= {Problem(path, f.line, f.column, f.message) for f in forbidden}
    source = None if value is None else composer.source(path, value)
    return source, _at_most(sorted(problems))


def _unreadable(path: str, message: str) -> tuple[None, tuple[Problem, ...]]:
    return None, (Problem(path, START.line, START.column, message),)


def _at_most(problems: list[Problem]) -> tuple[Problem, ...]:
    """The first `MAX_PROBLEMS` problems, and a note if there are more."""
    reported = problems[:MAX_PROBLEMS]
    if len(problems) > MAX_PROBLEMS:
        following = problems[MAX_PROBLEMS]
        message = "there are more problems from here on: correct those above first"
        reported.append(Problem(following.path, following.line, following.column, message))
    return tuple(reported)


@dataclass(frozen=True, slots=True)
class Span:
    """The part of the text that is a value: offsets of its start and end, and its column from 0.

    `style` is "" for a plain scalar, "-" and "?" for a list and a mapping in block style, else the
    first character of the value: a quote or a bracket. `flow`: the value is inside brackets.
    """

    start: int
    end: int
    column: int
    style: str
    flow: bool


def spans(text: str) -> tuple[Mapping[KeyPath, Span], Mapping[KeyPath, Span]]:
    """The spans of all values and of all keys, by path. A missing value has no span.

    The text must be free of problems.
    """
    values: dict[KeyPath, Span] = {}
    keys: dict[KeyPath, Span] = {}
    open_collections: list[_OpenCollection] = []
    parser = yaml.CBaseLoader(text) if yaml.__with_libyaml__ else YamlParser(text, lambda *_: None)
    end = 0
    while parser.check_event():
        event = parser.get_event()
        if isinstance(event, events.ScalarEvent):
            start, end = mark_of(event.start_mark), _end(event, text)
            collection = open_collections[-1]
            span = Span(start.index, end, start.column, event.style or "", collection.flow)
            if collection.expects_key:
                collection.step = event.value
                keys[(*collection.path, event.value)] = span
            elif event.value or event.style:
                values[(*collection.path, collection.step)] = span
            collection.advance()
        elif isinstance(event, events.CollectionStartEvent):
            start = mark_of(event.start_mark)
            path = (
                (*open_collections[-1].path, open_collections[-1].step) if open_collections else ()
            )
            is_list = isinstance(event, events.SequenceStartEvent)
            flow = bool(event.flow_style)
            style = ("[" if flow else "-") if is_list else ("{" if flow else "?")
            inside = bool(open_collections and open_collections[-1].flow)
            span = Span(start.index, start.index, start.column, style, inside)
            open_collections.append(
                _OpenCollection(path, span, flow or inside, is_list, 0 if is_list else "")
            )
        elif isinstance(event, events.AliasEvent):
            # Only a `foreign` file, such as mkdocs.yml, may have an alias.
            open_collections[-1].advance()
        elif isinstance(event, events.CollectionEndEvent):
            closed = open_collections.pop()
            end = mark_of(event.end_mark).index if closed.span.style in "[{" else end
            values[closed.path] = replace(closed.span, end=end)
            if open_collections:
                open_collections[-1].advance()
    return values, keys


@dataclass(slots=True)
class _OpenCollection:
    """A list or mapping that is being read; `step` is the index or key of the next value."""

    path: KeyPath
    span: Span
    flow: bool
    is_list: bool
    step: str | int
    expects_key: bool = field(init=False)

    def __post_init__(self) -> None:
        self.expects_key = not self.is_list

    def advance(self) -> None:
        """Move to the next key or value."""
        if isinstance(self.step, int):
            self.step += 1
        else:
            self.expects_key = not self.expects_key


def _end(event: events.ScalarEvent, text: str) -> int:
    """The offset of the end of a scalar; in block style, without the line breaks at its end."""
    start, end = mark_of(event.start_mark).index, mark_of(event.end_mark).index
    return start + len(text[start:end].rstrip()) if event.style in ("|", ">") else end


def _parse(text: str, foreign: bool) -> tuple[Value | None, Composer]:
    """The mapping at the top of the file, or None, and the composer with the problems."""
    return _parse_fast(text) or _parse_carefully(text, LenientYamlParser if foreign else YamlParser)


def _parse_fast(text: str) -> tuple[Value | None, Composer] | None:
    """Parse with libyaml, which is ten times as fast as `_parse_carefully`.

    None if the file may have problems, or if libyaml is not installed.
    """
    if not yaml.__with_libyaml__:
        return None
    composer = Composer()
    try:
        complete = _compose(composer, _fast_events(text), text)
    except (MarkedYAMLError, TooDeep, ValueError, OverflowError, _NeedsCarefulParser):
        return None
    return (composer.root, composer) if complete and isinstance(composer.root, dict) else None


class _NeedsCarefulParser(Exception):
    """The file has an alias, tag or directive, or lacks a value: PyYAML has to find the place."""


def _fast_events(text: str) -> Iterator[events.Event]:
    parser = yaml.CBaseLoader(text)
    previous: events.Event | None = None
    while (event := parser.get_event()) is not None:
        if isinstance(event, events.NodeEvent):
            # An alias event has the name of its anchor.
            if event.anchor or getattr(event, "tag", None):
                raise _NeedsCarefulParser
            if isinstance(event, events.ScalarEvent) and not (event.value or event.style):
                event = _missing_value(previous, text)
        elif isinstance(event, events.DocumentStartEvent) and (event.version or event.tags):
            raise _NeedsCarefulParser
        yield event
        previous = event


def _missing_value(key: events.Event | None, text: str) -> events.ScalarEvent:
    """The event of a missing value, at the place where PyYAML has it: after the colon."""
    if isinstance(key, events.ScalarEvent):
        end = mark_of(key.end_mark)
        if colon := re.compile(" *:").match(text, end.index):
            column = end.column + len(colon[0])
            mark = Mark("", colon.end(), end.line, column, None, 0)
            return events.ScalarEvent(None, None, (True, False), "", mark, mark)
    raise _NeedsCarefulParser


def _parse_carefully(
    text: str, kind: type[YamlParser] = YamlParser
) -> tuple[Value | None, Composer]:
    """Parse with PyYAML's own parser, which reports every token and detailed errors."""
    composer = Composer()
    parser = kind(text, composer.add_problem)
    try:
        complete = _compose(composer, parser.events(), text, opaque=kind is LenientYamlParser)
    except TooDeep:
        return None, composer
    except MarkedYAMLError as error:
        _add_syntax_problem(composer, parser, error)
        return None, composer
    except (ValueError, OverflowError):
        # PyYAML converts \U99999999 and the digits of a directive without a check.
        at = place_of(parser.get_mark())
        if at.line not in {place.line for place in parser.reported}:
            composer.add_problem(at, "expected a code point of Unicode, found another number")
        return None, composer
    if not isinstance(composer.root, dict):
        at = composer.source("", []).place(())
        composer.add_problem(
            at, f"expected keys and values at the top level, found {_type_name(composer.root)}"
        )
        return None, composer
    return composer.root if complete else None, composer


def _type_name(value: Value | None) -> str:
    if isinstance(value, list):
        return "a list"
    return "text" if value is not None and value != Scalar("", plain=True) else "nothing"


def _compose(
    composer: Composer, parsed: Iterator[events.Event], text: str, *, opaque: bool = False
) -> bool:
    """Compose the events; return whether the file was read to its end.

    A second document or too many problems stop the reading. `opaque`: a scalar with a tag has an
    unknown value, because another program gives the tag its meaning.
    """
    documents = 0
    for event in parsed:
        if len(composer.problems) > MAX_PROBLEMS:
            return False
        at = place_of(event.start_mark)
        match event:
            case events.ScalarEvent() if opaque and event.tag:
                composer.alias(at)
            case events.ScalarEvent():
                # The style of a plain scalar is None in one parser, "" in the other.
                comment = "" if event.style else _comment(event, text)
                scalar = Scalar(event.value, plain=not event.style, comment=comment)
                composer.scalar(scalar, at, escaped=event.style == '"' and _is_escaped(event, text))
            case events.MappingStartEvent():
                composer.mapping(at)
            case events.SequenceStartEvent():
                composer.sequence(at)
            case events.CollectionEndEvent():
                composer.end()
            case events.AliasEvent():
                composer.alias(at)
            case events.DocumentStartEvent():
                documents += 1
                if documents > 1:
                    composer.add_problem(
                        at, 'expected one document, found a second one: remove this "---"'
                    )
                    return False
    return True


# "#" directly before a letter or digit: a comment usually has a blank there.
_COMMENT = re.compile(r"[ \t]+(#\w.*)")


def _comment(event: events.ScalarEvent, text: str) -> str:
    end = mark_of(event.end_mark).index
    # Fast path: most lines end with the scalar.
    if text[end : end + 1] not in (" ", "\t"):
        return ""
    match = _COMMENT.match(text, end)
    return match[1].rstrip() if match else ""


def _is_escaped(event: events.ScalarEvent, text: str) -> bool:
    start, end = mark_of(event.start_mark), mark_of(event.end_mark)
    return "\\" in text[start.index : end.index]


def _add_syntax_problem(composer: Composer, parser: YamlParser, error: MarkedYAMLError) -> None:
    """Add a problem for a syntax error, unless its cause has been reported at its place."""
    at = place_of(error.problem_mark)
    start = place_of(error.context_mark) if error.context_mark else at
    message = editor_message(ParserMessage(error.context or "", start.line, error.problem or ""))
    at_token = start if _TOKENS.search(error.context or "") else at
    lines = parser.buffer.split("\n")
    if at_token not in parser.reported and STAND_IN not in lines[at.line - 1]:
        composer.add_problem(start if message.at_context else at, message.message)
    # YAML ends a text at " #". The rest of the line is then missing, perhaps a closing bracket.
    for number in range(max(1, start.line - 1), at.line + 1):
        before, sign, comment = lines[number - 1].rstrip("\r\0").partition(" #")
        is_text = comment[:1].isalnum() and re.search(r"\w[ \t]*$", before)
        if sign and is_text and not {"'", '"'} & {*before}:
            place = Place(number, len(before) + 2)
            composer.add_problem(place, unexpected_comment(f"#{comment}".rstrip()))


_TOKENS = re.compile("anchor|alias|tag|directive")

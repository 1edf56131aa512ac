"""Turns error messages of PyYAML into messages for the editor."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pricebook.problems.message_parts import quoted


@dataclass(frozen=True, slots=True)
class ParserMessage:
    """The parser's error: its context, the line where the context starts, and the problem."""

    context: str
    since: int
    problem: str


@dataclass(frozen=True, slots=True)
class EditorMessage:
    """A message for the editor. `at_context`: its place is the start of the parser's context."""

    message: str
    at_context: bool = False


def editor_message(parser_message: ParserMessage) -> EditorMessage:
    """The message of the first rule that matches; if none does, the parser's own message."""
    for context, problem, result in _RULES:
        match = re.match(problem, parser_message.problem)
        if match and context in parser_message.context:
            return result(match, parser_message) if callable(result) else result
    return EditorMessage(f"expected valid YAML: {parser_message.problem}")


def unexpected_comment(comment: str) -> str:
    """The message for a text that contains " #": in YAML, a comment starts there."""
    return (
        f"expected text up to the end of the line, found the comment {quoted(comment)}: put the"
        ' text in quotes, or write a blank after "#" if it is a comment'
    )


_UNCLOSED_QUOTE = EditorMessage(
    "expected a closing quotation mark, found none: add it; write an apostrophe inside '…' twice",
    at_context=True,
)
_BACKSLASH = EditorMessage(
    "found an invalid escape: in \"…\" a backslash starts an escape; use '…', or write it twice"
)
_BLOCK_TEXT = EditorMessage('expected the text after "|" or ">" on the next line, indented')
_TOKEN_NAMES = {
    "<stream end>": "the end of the file",
    "<document start>": '"---"',
    "<document end>": '"..."',
    "<block mapping start>": "a key",
    "<block sequence start>": "a list item",
    "<block end>": "the end of a block",
    "<scalar>": "text",
    "<anchor>": '"&"',
    "<alias>": '"*"',
    "<tag>": '"!"',
    "<directive>": '"%"',
    "-": "a list item",
    "?": "a key",
}


def _token_name(token: str) -> str:
    return _TOKEN_NAMES.get(token, f'"{token}"')


def _character(match: re.Match[str], _: ParserMessage) -> EditorMessage:
    character = match[1].strip("'")
    return EditorMessage(f'found "{character}" at the start of a text: put the text in quotes')


def _block_end(match: re.Match[str], parser_message: ParserMessage) -> EditorMessage:
    expected = "key" if "mapping" in parser_message.context else "list item"
    return EditorMessage(
        f"expected the next {expected}, found {_token_name(match[1])}:"
        " check the indentation and the quotes"
    )


def _bracket(match: re.Match[str], parser_message: ParserMessage) -> EditorMessage:
    if match[2] == "<stream end>":
        return EditorMessage(
            f'expected "{match[1]}" for this bracket, found none: add it', at_context=True
        )
    return EditorMessage(
        f'expected "," or "{match[1]}" for the bracket of line {parser_message.since},'
        f" found {_token_name(match[2])}"
    )


def _no_value(match: re.Match[str], _: ParserMessage) -> EditorMessage:
    return EditorMessage(f"expected a value, found {_token_name(match[1])}")


def _after_end(match: re.Match[str], _: ParserMessage) -> EditorMessage:
    return EditorMessage(f"expected the end of the file, found {_token_name(match[1])}")


_RULES: tuple[
    tuple[str, str, EditorMessage | Callable[[re.Match[str], ParserMessage], EditorMessage]], ...
] = (
    ("", r"found character (.+) that cannot start any token", _character),
    (
        "simple key",
        r"could not find expected ':'",
        EditorMessage('expected ":" after the key on this line', at_context=True),
    ),
    (
        "",
        r"mapping values are not allowed here",
        EditorMessage(
            'found ":" where no key is allowed: put text that contains ": " in quotes, or correct'
            " the indentation"
        ),
    ),
    (
        "",
        r"sequence entries are not allowed here",
        EditorMessage('found "- " where no list item is allowed: start the list on a new line'),
    ),
    (
        "",
        r"mapping keys are not allowed here",
        EditorMessage('found "? " where no key is allowed: put the text in quotes'),
    ),
    ("quoted scalar", r"found unexpected end of stream", _UNCLOSED_QUOTE),
    ("quoted scalar", r"found unexpected document separator", _UNCLOSED_QUOTE),
    ("double-quoted scalar", r"", _BACKSLASH),
    ("block scalar", r"", _BLOCK_TEXT),
    ("", r"expected <block end>, but found '(.+)'", _block_end),
    ("", r"expected ',' or '(.)', but got '(.+)'", _bracket),
    ("", r"expected the node content, but found '(.+)'", _no_value),
    ("", r"expected '<document start>', but found '(.+)'", _after_end),
)

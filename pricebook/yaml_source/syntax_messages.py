"""Knows how a YAML parser complains, and says the same in a sentence that helps the editor."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pricebook.problems.message_parts import shown


@dataclass(frozen=True, slots=True)
class Complaint:
    """What the parser said: what it was doing, since which line, and what it met."""

    context: str
    since: int
    problem: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The same for the editor; some faults lie where the parser began, not where it gave up."""

    message: str
    at_context: bool = False


def sentence(complaint: Complaint) -> Sentence:
    """The first rule that fits the complaint; failing that, the parser's own words."""
    for context, problem, made in _RULES:
        found = re.match(problem, complaint.problem)
        if found and context in complaint.context:
            return made(found, complaint) if callable(made) else made
    return Sentence(f"expected YAML, but: {complaint.problem}")


def cut_short(comment: str) -> str:
    """What to say of a text that YAML ends at " #", for the rest of the line is a comment to it."""
    return (
        f"expected text up to the end of the line, found the comment {shown(comment)}: put the"
        ' text in quotes, or write a blank after "#" where a comment is meant'
    )


_UNCLOSED_QUOTE = Sentence(
    "this quotation mark is never closed: add the closing one; an apostrophe inside '…' is"
    " written twice",
    at_context=True,
)
_BACKSLASH = Sentence(
    "in \"…\" a backslash begins an escape: use '…', or write the backslash twice"
)
_BLOCK_TEXT = Sentence('after "|" or ">" the text begins on the next line, indented')
_NAMES = {
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


def _thing(token: str) -> str:
    return _NAMES.get(token, f'"{token}"')


def _character(found: re.Match[str], _: Complaint) -> Sentence:
    character = found[1].strip("'")
    return Sentence(f'text may not begin with "{character}" here: put it in quotes')


def _block_end(found: re.Match[str], complaint: Complaint) -> Sentence:
    wanted = "key" if "mapping" in complaint.context else "list item"
    return Sentence(
        f"expected the next {wanted}, found {_thing(found[1])}:"
        " check the indentation and the quotes"
    )


def _bracket(found: re.Match[str], complaint: Complaint) -> Sentence:
    if found[2] == "<stream end>":
        return Sentence(f'this bracket is never closed: add "{found[1]}"', at_context=True)
    return Sentence(
        f'expected "," or "{found[1]}" for the bracket opened on line {complaint.since},'
        f" found {_thing(found[2])}"
    )


def _no_value(found: re.Match[str], _: Complaint) -> Sentence:
    return Sentence(f"expected a value, found {_thing(found[1])}")


def _after_end(found: re.Match[str], _: Complaint) -> Sentence:
    return Sentence(f"expected the end of the file, found {_thing(found[1])}")


_RULES: tuple[tuple[str, str, Sentence | Callable[[re.Match[str], Complaint], Sentence]], ...] = (
    ("", r"found character (.+) that cannot start any token", _character),
    (
        "simple key",
        r"could not find expected ':'",
        Sentence('expected ":" after the key on this line', at_context=True),
    ),
    (
        "",
        r"mapping values are not allowed here",
        Sentence(
            'found ":" where no key may stand: put text with ": " in quotes, or mend the'
            " indentation"
        ),
    ),
    (
        "",
        r"sequence entries are not allowed here",
        Sentence('found "- " where no list item may stand: begin the list on a line of its own'),
    ),
    (
        "",
        r"mapping keys are not allowed here",
        Sentence('found "? " where no key may stand: put the text in quotes'),
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

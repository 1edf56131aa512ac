"""Formats of a list of problems: text with code snippets, JSON, and GitHub annotations."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from pricebook.problems.problem import Problem, problem_count
from pricebook.reporting.code_snippet import CodeSnippets

type OutputFormat = Callable[[Sequence[Problem], CodeSnippets, Sequence[str]], str]


def report(
    problems: Iterable[Problem], format: str, snippets: CodeSnippets, notes: Iterable[str] = ()
) -> str:
    """The report in one of `FORMATS`: each problem once, by file and place; no last line break.

    `notes` are sentences for the editor that are not problems.
    """
    return FORMATS[format](sorted(set(problems)), snippets, list(notes))


def _text(problems: Sequence[Problem], snippets: CodeSnippets, notes: Sequence[str]) -> str:
    lines = (_with_snippet(each, snippets) for each in problems)
    return "\n".join([*lines, problem_count(len(problems)), *notes])


def _with_snippet(problem: Problem, snippets: CodeSnippets) -> str:
    snippet = snippets.of(problem)
    if snippet is None:
        return str(problem)
    line, caret = snippet
    number = str(problem.line)
    margin = " " * len(number)
    return f"{problem}\n  {number} | {line}\n  {margin} | {caret}\n"


def _json(problems: Sequence[Problem], snippets: CodeSnippets, notes: Sequence[str]) -> str:
    entries = [
        {
            "path": each.path,
            "line": each.line,
            "column": each.column,
            "message": each.message,
            "excerpt": (snippets.of(each) or (None,))[0],
        }
        for each in problems
    ]
    document = {"count": len(entries), "problems": entries, "notes": notes}
    return json.dumps(document, ensure_ascii=False, indent=2)


def _github(problems: Sequence[Problem], snippets: CodeSnippets, notes: Sequence[str]) -> str:
    """GitHub workflow commands; GitHub shows each message at its line of the pull request."""
    del snippets  # GitHub shows the line itself.
    notices = (f"::notice::{_escaped(each, _IN_MESSAGE)}" for each in notes)
    return "\n".join([*map(_command, problems), *notices, problem_count(len(problems))])


def _command(problem: Problem) -> str:
    place = f"file={_escaped(problem.path, _IN_PROPERTY)},line={problem.line},col={problem.column}"
    return f"::error {place}::{_escaped(problem.message, _IN_MESSAGE)}"


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)


_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}

FORMATS: Mapping[str, OutputFormat] = {"text": _text, "json": _json, "github": _github}

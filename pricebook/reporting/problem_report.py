"""Formats of a list of problems: text with code snippets, JSON, and GitHub annotations."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence

from pricebook.problems.grouped_problems import ProblemGroup, grouped
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
    lines = (_with_snippet(each, snippets) for each in grouped(problems))
    return "\n".join([*lines, problem_count(len(problems)), *notes])


def _with_snippet(group: ProblemGroup, snippets: CodeSnippets) -> str:
    problem = group.first
    snippet = snippets.of(problem)
    lines = [str(problem)]
    if snippet:
        line, caret = snippet
        number = str(problem.line)
        margin = " " * len(number)
        lines += [f"  {number} | {line}", f"  {margin} | {caret}"]
    lines += [f"  {each}" for each in group.summary]
    return "\n".join([*lines, ""] if lines[1:] else lines)


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
    """GitHub workflow commands; GitHub shows each message at its line of the pull request.

    A shared message is shown once: GitHub shows only the first ten messages of a step.
    """
    del snippets  # GitHub shows the line itself.
    commands = map(_command, grouped(problems))
    notices = (f"::notice::{_escaped(each, _IN_MESSAGE)}" for each in notes)
    return "\n".join([*commands, *notices, problem_count(len(problems))])


def _command(group: ProblemGroup) -> str:
    problem = group.first
    place = f"file={_escaped(problem.path, _IN_PROPERTY)},line={problem.line},col={problem.column}"
    message = "\n".join([problem.message, *group.summary])
    return f"::error {place}::{_escaped(message, _IN_MESSAGE)}"


def _escaped(text: str, signs: Mapping[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)


_IN_MESSAGE = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY = {**_IN_MESSAGE, ":": "%3A", ",": "%2C"}

FORMATS: Mapping[str, OutputFormat] = {"text": _text, "json": _json, "github": _github}

"""`pricebook approve`: approves texts of the data in their present form."""

import argparse
import re
from pathlib import Path

from pricebook.cli.terminal.print_problems import print_project_problems
from pricebook.editorial.approvals import (
    FILE,
    ApprovalState,
    approvals_yaml,
    needs_name,
    open_approvals,
    text_approvals,
    with_approvals,
)
from pricebook.problems.message_parts import did_you_mean, quoted
from pricebook.site.library import open_library


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    library, _ = open_library(options.data)
    if library is None:
        return print_project_problems(options.data)
    hashes, problems = open_approvals(options.data)
    if problems:
        return print_project_problems(options.data)
    texts = list(library.texts())
    _known(options, [each.id for each in texts], list(texts[0].by_language))
    approvals = [
        each
        for each in text_approvals(texts, hashes)
        if any(_begins(each.text.id, id) for id in options.ids)
        and options.language in (None, each.language)
    ]
    if options.by is None and any(needs_name(each.text, each.language) for each in approvals):
        message = "expected --by and a name, to approve interface texts in a language"
        options.parser.error(f"{message} that the tool does not have")
    changed = sum(each.state is not ApprovalState.APPROVED for each in approvals)
    data: Path = options.data
    file = data.with_name(FILE)
    hashes = with_approvals(texts, hashes, approvals, _name(options))
    file.write_text(approvals_yaml(hashes), "utf-8")
    print(f"texts approved: {changed} now, {len(approvals) - changed} before")
    return 0


def _name(options: argparse.Namespace) -> str:
    """The name of the person who approves, "" if none is given."""
    name = " ".join((options.by or "").split())
    if options.by is not None and not re.fullmatch(r"[^\W\d_][^\x00-\x1f\"\\]*", name):
        options.parser.error(f"--by: expected the name of a person, found {quoted(options.by)}")
    return name


def _begins(id: str, beginning: str) -> bool:
    return id == beginning or id.startswith(f"{beginning}.")


def _known(options: argparse.Namespace, ids: list[str], languages: list[str]) -> None:
    steps = (id.split(".") for id in ids)
    prefixes = {".".join(each[:length]) for each in steps for length in range(1, len(each) + 1)}
    for id in options.ids:
        if id not in prefixes:
            options.parser.error(f"there is no text {id}{did_you_mean(id, prefixes)}")
    if options.language not in (None, *languages):
        there_are = ", ".join(languages)
        options.parser.error(f"--language: expected one of {there_are}, found {options.language}")

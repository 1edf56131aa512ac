"""`pricebook diff`: compares the data with a revision of git."""

import argparse
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from pricebook.cli.terminal.command_line import CommandParser
from pricebook.cli.terminal.print_problems import print_problems, print_project_problems
from pricebook.editorial.data_diff import difference
from pricebook.editorial.diff_report import render_diff
from pricebook.problems.problem import Problem
from pricebook.site.library import WORDS, Library, open_library


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    new, _ = open_library(options.data)
    if new is None:
        return print_project_problems(options.data)
    old, problems = _library_at(options)
    if old is None:
        # The rules may have changed together with the data. The old rules are not available.
        print(
            f"The data of {options.revision} has problems by today’s rules and cannot be compared."
        )
        return print_problems(problems)
    print(render_diff(difference(old, new), options.format), end="")
    return 0


def _library_at(options: argparse.Namespace) -> tuple[Library | None, tuple[Problem, ...]]:
    """The library at the revision of git, or None and its problems."""
    file: Path = options.data
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        data = _git_show(file, options)
        if data.returncode:
            print(data.stderr.decode(errors="replace").strip(), file=sys.stderr)
            options.parser.error(f"git has no {file.name} at {options.revision}")
        (folder / file.name).write_bytes(data.stdout)
        words = _git_show(file.with_name(WORDS), options)
        if words.returncode == 0:  # The file is optional.
            (folder / WORDS).write_bytes(words.stdout)
        return open_library(folder / file.name, folder)


def _git_show(file: Path, options: argparse.Namespace) -> subprocess.CompletedProcess[bytes]:
    # After --end-of-options, git cannot mistake a revision for an option.
    command = ["git", "show", "--end-of-options", f"{options.revision}:./{file.name}"]
    parser: CommandParser = options.parser
    try:
        return subprocess.run(command, cwd=file.parent, capture_output=True, check=False)
    except FileNotFoundError as error:
        if error.filename != "git":  # The folder of the data.
            raise
        parser.error("expected the program git on the PATH, found none: install git")

"""`pricebook upgrade`: brings a firm's files to the format of this version."""

import argparse
import sys
from pathlib import Path

from pricebook.cli.terminal.print_problems import print_problems
from pricebook.model.data_format import FORMAT
from pricebook.schema.json_schema import schemas
from pricebook.upgrade.patch import patch
from pricebook.upgrade.upgrade_plan import FileChange, upgrade_plan


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    data: Path = options.data
    changes, problems = upgrade_plan(options.data, options.config_file)
    if problems:
        print_problems(problems)
        print("nothing was changed", file=sys.stderr)
        return 1
    if not changes:
        print(f"nothing to upgrade: the files have format {FORMAT}")
        return 0
    if not options.write:
        print("".join(map(patch, changes)), end="")
        print(f"files to change: {len(changes)}; --write changes them", file=sys.stderr)
        return 1
    for change in changes:
        _write(change)
        for reason in change.reasons:
            print(f"{change.path}: {reason}")
    if _has_old_schemas(data.parent):
        print("now run pricebook schema: text editors read the schemas beside the data")
    return 0


def _write(change: FileChange) -> None:
    if change.after is None:
        change.file.unlink()
    else:
        change.file.write_bytes(change.after)


def _has_old_schemas(folder: Path) -> bool:
    """Whether the folder of the data has a schema that differs from this version's schema."""
    files = {folder / path: text for path, text in schemas().items()}
    there = [file for file in files if file.is_file()]
    return any(file.read_text("utf-8") != files[file] for file in there)

"""The message of a command that needs data, in a folder without any."""

import argparse
from os.path import relpath
from pathlib import Path

from pricebook.cli.terminal.command_line import DATA
from pricebook.yaml_source.regular_file import path_exists

_ELSEWHERE = "run the command in the folder of a firm (the one with mkdocs.yml)"
_NEW = "start a firm with pricebook new"


def has_no_data(data: Path) -> bool:
    """Whether the user has named no data file, and the current folder has none."""
    # `is` finds the default object only: a path that the user has typed is another object.
    return data is DATA and not path_exists(DATA)


def missing_data(options: argparse.Namespace) -> str | None:
    """A message if the command needs data, no file was named, and the current folder has none.

    Data in a folder above is not used, because other paths, such as site/, are relative to the
    current folder. The message says where the data is.
    """
    option: str | None = getattr(options, "data_option", None)
    stands_in = getattr(options, "book", None)
    if option is None or stands_in is not None or not has_no_data(getattr(options, option)):
        return None
    expected = f"expected {DATA.as_posix()} in this folder, found none"
    here = Path.cwd()
    for folder in here.parents:
        if (folder / DATA).is_file():
            above = relpath(folder, here)
            return f"{expected}: it is in {above}, so run the command there"
    name = "name the file with --data" if option == "data" else "name the file"
    return f"{expected}: {_ELSEWHERE}, {name}, or {_NEW}"

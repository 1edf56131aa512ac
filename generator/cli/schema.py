"""`catalogue schema`: the schema files that editors' programs complete and underline by."""

import argparse
from pathlib import Path
from typing import Any

from generator.cli.files import DEFAULT, no_rest
from generator.schema import schemas
from generator.schema_tables import renewed

DOCS = Path("docs/data.md")


def add_to(commands: Any) -> None:
    """Add the command to the parser's commands."""
    text = "write the schema of the data files beside them, for programs that edit them"
    parser = commands.add_parser("schema", help=text)
    parser.add_argument("--data", type=Path, default=DEFAULT, help=f"{DEFAULT} by default")
    parser.add_argument(
        "--docs", type=Path, default=DOCS, help=f"a document with a table of all keys ({DOCS})"
    )
    parser.set_defaults(run=_run, parser=parser)


def _run(options: argparse.Namespace, rest: list[str]) -> int:
    no_rest(options.parser, rest)
    for path, text in schemas().items():
        file = options.data.parent / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        print(file.as_posix())
    if options.docs.is_file():
        options.docs.write_text(renewed(options.docs.read_text("utf-8")), "utf-8")
        print(options.docs.as_posix())
    return 0

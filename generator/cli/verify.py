"""`catalogue verify`: whether an address sends the very site that was built."""

import argparse
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.cli.files import no_rest
from generator.manifest import NAME
from generator.served import differences


def add_to(commands: Any) -> None:
    """Add the command to the parser's commands."""
    text = "compare what a web server sends with the site that was built"
    parser = commands.add_parser("verify", help=text)
    parser.add_argument("address", help="of the site's root, such as https://www.example.org/")
    parser.add_argument("-d", "--site-dir", type=Path, default=Path("site"), help="site/")
    parser.add_argument(
        "--no-headers",
        action="store_true",
        help="compare the files only: for a host that sends no headers of ours",
    )
    parser.set_defaults(run=_run, parser=parser)


def _run(options: argparse.Namespace, rest: list[str]) -> int:
    no_rest(options.parser, rest)
    if urlsplit(options.address).scheme not in ("http", "https"):
        options.parser.error(f"expected an address with https:// or http://: {options.address}")
    if not (options.site_dir / NAME).is_file():
        options.parser.error(f"expected a built site in {options.site_dir}: run catalogue build")
    found = [*differences(options.address, options.site_dir, said=not options.no_headers)]
    told = "1 difference" if len(found) == 1 else f"{len(found) or 'no'} differences"
    print("\n".join([*found, told]))
    return 1 if found else 0

"""`catalogue hosts`: the configurations of web servers, in deploy/."""

import argparse
from pathlib import Path
from typing import Any

from generator.cli.files import no_rest
from generator.hosts.caddy import caddyfile
from generator.hosts.nginx import nginx

FILES = {"nginx.conf": nginx, "Caddyfile": caddyfile}


def add_to(commands: Any) -> None:
    """Add the command to the parser's commands."""
    parser = commands.add_parser("hosts", help="write the configurations of web servers anew")
    parser.add_argument("-d", "--folder", type=Path, default=Path("deploy"), help="deploy/")
    parser.set_defaults(run=_run, parser=parser)


def _run(options: argparse.Namespace, rest: list[str]) -> int:
    no_rest(options.parser, rest)
    for name, made in FILES.items():
        (options.folder / name).write_text(made(), "utf-8")
        print(f"{options.folder / name} is written")
    return 0

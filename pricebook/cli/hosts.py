"""`pricebook hosts`: writes the configurations of web servers."""

import argparse
from pathlib import Path

from pricebook.hosts.caddy import caddyfile
from pricebook.hosts.nginx import nginx

FILES = {"nginx.conf": nginx, "Caddyfile": caddyfile}


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    for name, configuration in FILES.items():
        (folder / name).write_text(configuration(), "utf-8")
        print(f"{folder / name} is written")
    return 0

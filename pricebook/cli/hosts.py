"""`pricebook hosts`: writes the configurations of web servers."""

import argparse

from pricebook.hosts.caddy import caddyfile
from pricebook.hosts.nginx import nginx

FILES = {"nginx.conf": nginx, "Caddyfile": caddyfile}


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    for name, configuration in FILES.items():
        (options.folder / name).write_text(configuration(), "utf-8")
        print(f"{options.folder / name} is written")
    return 0

"""`catalogue build`: the site, in site/."""

import argparse
import os
import subprocess
import sys
from typing import Any


def add_to(commands: Any) -> None:
    """Add the command to the parser's commands."""
    parser = commands.add_parser("build", help="build the site into site/")
    parser.add_argument("-f", "--config-file", default="mkdocs.yml", help="mkdocs.yml by default")
    parser.add_argument("-d", "--site-dir", help="the folder to build into (site/ by default)")
    parser.set_defaults(run=_run, parser=parser)


def _run(options: argparse.Namespace, rest: list[str]) -> int:
    # A program of its own: MkDocs keeps state between builds, and only one module may import it.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-f", options.config_file]
    if options.site_dir:
        command += ["-d", os.path.abspath(options.site_dir)]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run([*command, *rest], env=env, check=False).returncode

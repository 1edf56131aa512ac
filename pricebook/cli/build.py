"""`pricebook build`: builds the site."""

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pricebook.cli.terminal.print_problems import print_problems
from pricebook.cli.terminal.progress import Progress
from pricebook.hosts import static_host_rules as rules
from pricebook.hosts.policy_in_pages import put_policy_in_pages
from pricebook.project_checks.project_problems import check_project, project_of_settings
from pricebook.publish.checksums import write_checksums
from pricebook.publish.compress import compress_site
from pricebook.runtime.runtime_build import RuntimeFailure
from pricebook.runtime.runtime_files import prepare_runtime
from pricebook.site.clock import build_day
from pricebook.yaml_source.regular_file import path_exists


def run(options: argparse.Namespace, rest: list[str]) -> int:
    settings = Path(options.config_file)
    if not path_exists(settings):
        options.parser.error(
            f"expected {settings}, found none: run the command in the folder of a firm (the one"
            " with mkdocs.yml), name the file with -f, or start a firm with pricebook new"
        )
    # The plugin finds the same problems, but only after the runtime's build and MkDocs' start.
    if problems := check_project(project_of_settings(settings), build_day()).problems:
        return print_problems(problems)
    progress = Progress()
    try:
        # Build the runtime before MkDocs runs, because MkDocs would hide the progress. The plugin
        # then takes the runtime from the cache.
        prepare_runtime(progress.show, _warn)
    except RuntimeFailure as failure:
        print(f"the runtime could not be built.\n{failure}", file=sys.stderr)
        return 1
    finally:
        progress.clear()
    if code := _build(options, rest):
        return code
    site = _folder(options)
    if options.policy_in_pages:
        put_policy_in_pages(site)
    (site / rules.NAME).write_text(rules.rules(site), "utf-8")
    (site / rules.REDIRECTS).write_text(rules.redirects(site), "utf-8")
    write_checksums(site)
    if not options.no_compress:
        compress_site(site, progress.show, quick=options.quick)
        progress.clear()
    return 0


def _build(options: argparse.Namespace, rest: list[str]) -> int:
    # Run a separate process, because MkDocs keeps state between builds, and because only
    # mkdocs_adapter may import MkDocs. The command lacks --quiet, because this option silences
    # warnings before --strict counts them.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", options.config_file]
    # Always pass the folder, because the steps after MkDocs need to know it.
    command += ["-d", os.path.abspath(_folder(options))]
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    piped = subprocess.Popen([*command, *rest], env=env, stderr=subprocess.PIPE, text=True)
    with piped as mkdocs:
        assert mkdocs.stderr, "stderr is a pipe"
        for line in _without_progress(mkdocs.stderr):
            print(line, end="", file=sys.stderr)
    return mkdocs.returncode


def _without_progress(lines: Iterable[str]) -> Iterator[str]:
    """The lines of MkDocs' log without entries of level INFO. An entry may have several lines."""
    progress = False
    for line in lines:
        if level := _LEVEL.match(line):
            progress = level[1] == "INFO"
        elif line.startswith("Traceback "):
            progress = False
        if not progress:
            yield line


def _folder(options: argparse.Namespace) -> Path:
    return Path(options.site_dir or Path(options.config_file).parent / "site")


def _warn(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


_LEVEL = re.compile("(DEBUG|INFO|WARNING|ERROR|CRITICAL) +-  ")

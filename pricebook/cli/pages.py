"""`pricebook pages`: writes every page as a plain file, for other static site generators."""

import argparse
from pathlib import Path

from pricebook.cli.terminal.print_problems import print_problems
from pricebook.layout.plain_pages import MANIFEST, plain_pages
from pricebook.project_checks.project_problems import Project, check_project
from pricebook.site.clock import build_day
from pricebook.site.site import site_on


def run(options: argparse.Namespace, rest: list[str]) -> int:
    options.parser.refuse(rest)
    # Do not check mkdocs.yml, because the pages are for another generator.
    checked = check_project(Project(options.data, prose=options.prose), build_day())
    if checked.problems or checked.library is None:
        return print_problems(checked.problems)
    site = site_on(checked.library, build_day(), _folder(options.address))
    folder: Path = options.folder
    if folder.exists() and not folder.is_dir():
        options.parser.error(f"DIR: expected a folder, found the file {folder}")
    files = plain_pages(site, options.prose)
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    print(f"{len(files) - 1} pages are in {folder.as_posix()}, and {MANIFEST} lists them")
    return 0


def _folder(address: str) -> str:
    """The address with a slash at its end, or ""."""
    return f"{address.rstrip('/')}/" if address else ""

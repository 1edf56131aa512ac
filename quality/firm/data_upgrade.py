"""Upgrades both firms of this repository as they were in the old format, and compares the results.

The old files come from git's history, because the tool's tests have only frozen copies of
made-up firms.
"""

import subprocess
from collections.abc import Mapping
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pricebook.cli import main
from pricebook.derived.price_book_data import price_book
from pricebook.layout.plain_pages import plain_pages
from pricebook.problems.problem import problem_count
from pricebook.site.clock import build_day
from pricebook.site.library import open_library
from pricebook.site.site import site_on
from quality.line import Line
from quality.node_tool import ROOT

# The last commit in which both firms had the old format and no file was changed for the new format.
OLD = "47c454ccdd6cc5e28afbc77a381036e49208b32c"
WHAT = "`pricebook upgrade` of both firms as they were in the old format"
# Folder in the repository → its data file.
FIRMS = {".": Path("data/services.yaml"), "tests/firm": Path("services.yaml")}


def upgrade() -> Line:
    """Upgrades the firms of an old commit; the result must be the same pages and price book."""
    target = "the same price book and pages, no problem, nothing left to do"
    with TemporaryDirectory() as temporary:
        try:
            _extract(Path(temporary))
        except subprocess.CalledProcessError:
            return Line(WHAT, target, "nothing", None, f"git has no commit {OLD} here")
        files, faults = 0, list[str]()
        for folder, data in FIRMS.items():
            with chdir(Path(temporary, folder)):
                number, found = upgrade_faults(data)
            files += number
            faults += (f"{folder}: {fault}" for fault in found)
    measured = f"{files} pages and price books compared, {len(faults)} faults"
    return Line(WHAT, target, measured, files > 0 and not faults, "; ".join(faults[:3]))


def _extract(folder: Path) -> None:
    archive = subprocess.run(
        ["git", "archive", OLD, "data", "catalog", "mkdocs.yml", "tests/firm"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)


def upgrade_faults(data: Path) -> tuple[int, list[str]]:
    """Upgrade the files in the current folder: number of compared texts, and what went wrong."""
    before = _published(data)
    faults = [] if _runs("upgrade", data) == 1 else ["upgrade finds nothing to do"]
    faults += [] if _runs("upgrade", data, "--write") == 0 else ["upgrade --write fails"]
    faults += [] if _runs("upgrade", data) == 0 else ["a second upgrade finds something to do"]
    after = _published(data)
    faults += [
        f"{name} differs"
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    ]
    return len(before), faults


def _published(data: Path) -> Mapping[str, str]:
    """Every page without the frame, and the price book."""
    library, problems = open_library(data)
    if library is None:
        raise RuntimeError(f"{problem_count(len(problems))}, such as {problems[0]}")
    pages = plain_pages(site_on(library, build_day()), Path("catalog"))
    return {**pages, "price book": price_book(library.catalogue)}


def _runs(command: str, data: Path, *options: str) -> int:
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        return main([command, "--data", str(data), *options])

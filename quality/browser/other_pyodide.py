"""Builds the site with another Pyodide, as docs/how-to/develop-another-pyodide.md says."""

import os
import subprocess
import sys
from pathlib import Path
from shutil import copyfile, copytree, ignore_patterns
from tempfile import TemporaryDirectory

from quality.line import Line
from quality.node_tool import ROOT
from quality.sameness import RENAMED, read_renamed, shown
from setup.quality import OTHER_PYODIDE
from setup.versions import NODE, node_pins
from tests.docs.how_to import HOW_TOS, blocks, changed

HOW_TO = HOW_TOS / "develop-another-pyodide.md"
FOLDERS = ("pricebook", "calculator", "data", "catalog")
FILES = ("mkdocs.yml", "pyproject.toml", NODE)
PYODIDE = "pyodide"


def other_pyodide(site: Path) -> Line:
    """Checks that a site with another Pyodide has a calculator with the same text as `site`.

    Before `pricebook sample` the build must fail, because the list of hot functions was recorded
    with the Pyodide of package.json.
    """
    other = node_pins(ROOT / OTHER_PYODIDE / NODE)[PYODIDE]
    with TemporaryDirectory() as temporary:
        copy = Path(temporary)
        _copy(copy)
        assert node_pins(copy / NODE)[PYODIDE] == other, "the how-to names the other version"
        build = ("build", "--no-compress")
        failed = _run(copy, *build)
        if not failed.returncode or "run `pricebook sample`" not in failed.stderr:
            raise RuntimeError(f"a build before `pricebook sample` must fail: {failed.stderr}")
        for command in (("sample",), build):
            done = _run(copy, *command)
            if done.returncode:
                raise RuntimeError(f"pricebook {command[0]}: {done.stderr[-300:]}")
        orders = read_renamed(RENAMED).orders
        ours, theirs = shown(site, orders), shown(copy / "site", orders)
    different = [link for link in ours if ours[link] != theirs[link]]
    return Line(
        f"The site built with Pyodide {other} in place of {node_pins(ROOT / NODE)[PYODIDE]}",
        "the calculator shows the same",
        f"{len(different)} of {len(ours)} links show another text",
        bool(ours) and not different,
        ", ".join(different[:3]),
    )


def _copy(folder: Path) -> None:
    """A copy of the tool and the data, with the change of the how-to and the other Pyodide."""
    for name in FOLDERS:
        copytree(ROOT / name, folder / name, ignore=ignore_patterns("__pycache__"))
    for name in FILES:
        copyfile(ROOT / name, folder / name)
    (change,) = (each for each in blocks(HOW_TO) if each.language == "diff")
    file = folder / change.path
    file.write_text(changed(file.read_text("utf-8"), change), "utf-8")
    packages = folder / "node_modules"
    packages.mkdir()
    for package in (ROOT / "node_modules").iterdir():
        if package.name != PYODIDE:
            (packages / package.name).symlink_to(package)
    (packages / PYODIDE).symlink_to(ROOT / OTHER_PYODIDE / "node_modules" / PYODIDE)


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "pricebook.cli", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )

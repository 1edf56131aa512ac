"""Compares the bytes of the sites that MkDocs 1.x and its successor ProperDocs build."""

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from quality.line import Line
from quality.node_tool import ROOT
from setup.quality import NEXT

PROGRAM = "properdocs"
ENVIRONMENT = ROOT / "build" / Path(NEXT).name
# Turns off the warning about MkDocs 2.
QUIET = {"NO_MKDOCS_2_WARNING": "1"}


def successor() -> Line:
    """Builds the real site with MkDocs and ProperDocs, for the same day with the same packages."""
    requirements = (ROOT / NEXT / "requirements.in").read_text("utf-8")
    version = re.search(rf"(?m)^{PROGRAM}==(.+)$", requirements)
    assert version, f"expected an exact version of {PROGRAM} in requirements.in"
    with TemporaryDirectory() as temporary:
        ours, theirs = Path(temporary, "ours"), Path(temporary, "theirs")
        # MkDocs first, because only its environment can build the runtime, which is cached.
        _build(sys.executable, "mkdocs", ours)
        _build(str(ENVIRONMENT / "bin" / "python"), PROGRAM, theirs)
        whole, found = len(_files(ours)), differing(ours, theirs)
    return Line(
        f"The site built by ProperDocs {version[1]}, the successor of MkDocs 1.x",
        "the bytes that MkDocs builds",
        f"{len(found)} of {whole} files differ",
        whole > 0 and not found,
        ", ".join(found[:3]),
    )


def differing(one: Path, other: Path) -> list[str]:
    """The paths of files that differ, or that only one of the folders has."""
    paths = _files(one) | _files(other)
    return sorted(path for path in paths if _content(one / path) != _content(other / path))


def _files(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _build(python: str, module: str, folder: Path) -> None:
    command = [python, "-m", module, "build", "--strict", "--quiet", "-d", str(folder)]
    day = {"SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", "1795305600")}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **QUIET, **day},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{module} ended with {done.returncode}: {done.stderr[-300:]}")

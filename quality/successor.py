"""Compares, byte by byte, the sites that MkDocs 1.x and its successor ProperDocs build."""

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
# A warning of either would be no difference of the sites.
QUIET = {"NO_MKDOCS_2_WARNING": "1"}


def successor() -> Line:
    """Both build the real site, for the same day, by the same versions of all other packages."""
    wishes = (ROOT / NEXT / "requirements.in").read_text("utf-8")
    version = re.search(rf"(?m)^{PROGRAM}==(.+)$", wishes)
    assert version, "it is pinned exactly"
    with TemporaryDirectory() as temporary:
        ours, theirs = Path(temporary, "ours"), Path(temporary, "theirs")
        # MkDocs first: what is made once for all builds is made by the environment that can.
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
    """The paths of the files that two folders do not both have with the same bytes."""
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

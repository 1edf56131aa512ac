"""Debian's packages: installed where that is possible, for programs that belong to the machine."""

import os
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from setup.command import run
from setup.failure import Failure

# Someone else's apt-get (an unattended upgrade, say) is waited for.
_PATIENT = ("-o", "DPkg::Lock::Timeout=300")
# With a run level, packages of servers do not start what they have installed.
_QUIET = {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}


def install(packages: Sequence[str], searched: str, root: Path) -> None:
    """Install them; a Failure that begins with `searched`, what was looked for in vain."""
    if obstacle := _obstacle():
        raise Failure([searched, f"It could not be installed: {obstacle}."])
    _update(root)
    options = [*_PATIENT, "install", "-y", "--no-install-recommends"]
    run(["apt-get", *options, *packages], cwd=root, extra=_QUIET)


@cache
def _update(root: Path) -> None:
    """What there is to install, asked for once in a set-up: it takes longer than some packages."""
    run(["apt-get", *_PATIENT, "update"], cwd=root, extra=_QUIET)


def _obstacle() -> str | None:
    if shutil.which("apt-get") is None:
        return "this system has no apt-get"
    if os.geteuid() != 0:
        return "apt-get wants root"
    return None

"""Installs Debian packages with apt-get, if the system has apt-get and the user is root."""

import os
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from setup.command import run
from setup.failure import Failure

# Wait up to five minutes for another apt-get, such as an unattended upgrade.
_WAIT = ("-o", "DPkg::Lock::Timeout=300")
# With a run level set, packages do not start their servers.
_QUIET = {"DEBIAN_FRONTEND": "noninteractive", "RUNLEVEL": "1"}


def install(packages: Sequence[str], missing: str, root: Path) -> None:
    """Install the packages. `missing` is a sentence about what is missing, for a Failure."""
    if obstacle := _obstacle():
        raise Failure([missing, f"It could not be installed: {obstacle}."])
    _update(root)
    options = [*_WAIT, "install", "-y", "--no-install-recommends"]
    run(["apt-get", *options, *packages], cwd=root, extra=_QUIET)


@cache
def _update(root: Path) -> None:
    """Update the lists of packages; once, because an update takes longer than some installs."""
    run(["apt-get", *_WAIT, "update"], cwd=root, extra=_QUIET)


def _obstacle() -> str | None:
    if shutil.which("apt-get") is None:
        return "this system has no apt-get"
    if os.geteuid() != 0:
        return "apt-get needs root"
    return None

"""Finds the web servers for the tests of deploy/ on the machine, or installs them."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from setup.apt import install
from setup.failure import Failure
from setup.setup_step import Step

SERVERS = ("nginx", "caddy")
# Debian's folder for servers, which may be missing in PATH.
_SBIN = "/usr/sbin"


def find_server(name: str, environment: Mapping[str, str] | None = None) -> Path | None:
    """The path of the program in PATH or /usr/sbin, or None.

    `environment` is `os.environ` by default.
    """
    known = os.environ if environment is None else environment
    found = shutil.which(name, path=f"{known.get('PATH', os.defpath)}{os.pathsep}{_SBIN}")
    return Path(found) if found else None


def server_steps(root: Path) -> list[Step]:
    """The step for the web servers. It has no stamp, because the system may remove them."""
    step = Step(
        name="web servers",
        detail=f"installing {' and '.join(SERVERS)} with apt-get; neither is started",
        advice=(
            f"install {' and '.join(SERVERS)} (Debian: apt-get install {' '.join(SERVERS)}). "
            "Only the tests of deploy/ need them."
        ),
        done=lambda: not _missing(),
        work=lambda: _install(root),
    )
    return [step]


def _missing() -> list[str]:
    return [name for name in SERVERS if find_server(name) is None]


def _install(root: Path) -> None:
    names = _missing()
    missing = f"Not found in PATH or {_SBIN}: {', '.join(names)}."
    install(names, missing, root)
    if _missing():
        raise Failure([missing, "apt-get installed the packages, but the programs are missing."])

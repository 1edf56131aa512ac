"""The web servers whose configurations are tested: found on the machine, or installed."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from setup.apt import install
from setup.failure import Failure
from setup.setup_step import Step

SERVERS = ("nginx", "caddy")
# Where Debian keeps servers, which is not on everybody's PATH.
_ALSO = "/usr/sbin"


def find_server(name: str, environment: Mapping[str, str] | None = None) -> Path | None:
    """The program of that name, in PATH or where Debian keeps servers."""
    known = os.environ if environment is None else environment
    found = shutil.which(name, path=f"{known.get('PATH', os.defpath)}{os.pathsep}{_ALSO}")
    return Path(found) if found else None


def server_steps(root: Path) -> list[Step]:
    """No stamp: they belong to the machine, which may take them away at any time."""
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
    missing = _missing()
    searched = f"Not found in PATH or {_ALSO}: {', '.join(missing)}."
    install(missing, searched, root)
    if _missing():
        raise Failure([searched, "apt-get installed the packages, which brought none."])

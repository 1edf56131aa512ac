"""The Pythons of this machine that the project supports."""

import shutil
import subprocess
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

MIN_VERSION = (3, 12)
# Names to look for, including future minor versions.
NAMES = ("python3", *(f"python3.{minor}" for minor in range(MIN_VERSION[1], MIN_VERSION[1] + 12)))
_PROBE = "import sys; print(*sys.version_info[:3], sys.executable)"


def find_pythons(folders: Iterable[Path] | None = None) -> dict[str, str]:
    """Version → program, oldest first. The first program found for a version is taken.

    By default searches PATH, /usr/bin and pyenv's versions; `folders` replaces all of these.
    """
    if folders is None:
        managed = sorted(Path.home().glob(".pyenv/versions/*/bin"))
        on_path = [path for path in map(shutil.which, NAMES) if path]
        folders = [Path(sys.base_prefix, "bin"), *managed, Path("/usr/bin")]
    else:
        on_path = []
    candidates = chain(on_path, (str(folder / name) for folder in folders for name in NAMES))
    found: dict[tuple[int, ...], str] = {}
    for program in candidates:
        version, path = _probe(program)
        if version >= MIN_VERSION:
            found.setdefault(version, path)
    return {".".join(map(str, version)): found[version] for version in sorted(found)}


def _probe(program: str) -> tuple[tuple[int, ...], str]:
    """The version and path that a Python reports; an empty version if it does not run.

    The program must be run, because version managers put scripts in PATH that do not run.
    """
    if not Path(program).is_file():
        return (), ""
    done = subprocess.run([program, "-c", _PROBE], capture_output=True, text=True, check=False)
    if done.returncode:
        return (), ""
    *version, path = done.stdout.strip().split(" ", 3)
    return tuple(map(int, version)), path

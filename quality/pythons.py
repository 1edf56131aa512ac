"""The Pythons of this machine that the project promises to run on."""

import shutil
import subprocess
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

LEAST = (3, 12)
# Those of PATH, by name: as many minor versions as Python will have for some years.
NAMES = ("python3", *(f"python3.{minor}" for minor in range(LEAST[1], LEAST[1] + 12)))
_PROBE = "import sys; print(*sys.version_info[:3], sys.executable)"


def find_pythons(folders: Iterable[Path] | None = None) -> dict[str, str]:
    """Version → program, the oldest first; of one version the first that is found.

    `folders` are looked through instead of PATH, the system's folder and what pyenv has installed.
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
        version, answered = _asked(program)
        if version >= LEAST:
            found.setdefault(version, answered)
    return {".".join(map(str, version)): found[version] for version in sorted(found)}


def _asked(program: str) -> tuple[tuple[int, ...], str]:
    """Its version and its own path; no version of what does not run.

    A program is run, not looked at: version managers put names in PATH that do not run.
    """
    if not Path(program).is_file():
        return (), ""
    done = subprocess.run([program, "-c", _PROBE], capture_output=True, text=True, check=False)
    if done.returncode:
        return (), ""
    *version, path = done.stdout.strip().split(" ", 3)
    return tuple(map(int, version)), path

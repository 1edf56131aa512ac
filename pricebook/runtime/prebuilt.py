"""The prebuilt files of the runtime, which a released wheel of the tool contains.

With them, a build needs neither Node nor npm. A checkout has no prebuilt files and builds them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import brotli

from pricebook.atomic_write import make_folder_atomically
from pricebook.locations import CALCULATOR
from pricebook.runtime.runtime_build import RuntimeFailure
from pricebook.runtime.runtime_paths import RUNTIME_CACHE

# The folder of the index and the files. A file is compressed with Brotli, and its name is the
# SHA-256 of its content with the suffix ".br".
PREBUILT = Path(__file__).with_name("prebuilt")
INDEX = "prebuilt.json"
# The script of axe-core, for the checks of a built site; no site has it.
AXE = "axe.min.js"


@dataclass(frozen=True, slots=True)
class Prebuilt:
    """`files`: file name in the site → file here. `manifest`: the manifest of the runtime."""

    files: Mapping[str, Path]
    manifest: Mapping[str, Any]


def read_prebuilt(folder: Path = PREBUILT, cache: Path = RUNTIME_CACHE) -> Prebuilt | None:
    """The prebuilt files in `folder`, decompressed into `cache`; None if `folder` has no index.

    Raises RuntimeFailure if a file is damaged, or if the files do not match the installed version
    of the engine.
    """
    if not (folder / INDEX).is_file():
        return None
    text = (folder / INDEX).read_bytes()
    index = json.loads(text)
    if index["engine"] != engine_key():
        raise RuntimeFailure(
            "expected the engine (pricebook-calculator) that this release of pricebook was built "
            "with, found another one: install both wheels of one release"
        )
    sums: Mapping[str, str] = index["sha256"]
    unpacked = cache / f"prebuilt-{sha256(text).hexdigest()[:16]}"
    make_folder_atomically(unpacked, partial(_decompress, folder, sums))
    files = {name: unpacked / name for name in sums}
    for name, file in files.items():
        if not file.is_file() or sha256(file.read_bytes()).hexdigest() != sums[name]:
            raise RuntimeFailure(f"{file} is missing or damaged: delete {unpacked}")
    return Prebuilt(files, index["manifest"])


def engine_key() -> str:
    """The SHA-256 of the sources of the installed engine: their paths and contents."""
    digest = sha256()
    for file in sorted(CALCULATOR.rglob("*.py")):
        digest.update(f"{file.relative_to(CALCULATOR).as_posix()}\0".encode())
        digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _decompress(source: Path, sums: Mapping[str, str], folder: Path) -> None:
    for name, expected in sums.items():
        file = source / f"{expected}.br"
        try:
            content = brotli.decompress(file.read_bytes())
        except (OSError, brotli.error) as error:
            raise RuntimeFailure(
                f"{file} is missing or damaged: install pricebook again"
            ) from error
        if sha256(content).hexdigest() != expected:
            raise RuntimeFailure(f"{file} is damaged: install pricebook again")
        (folder / name).write_bytes(content)

"""Beside each file of a site the same one compressed, for servers that send what lies ready."""

import gzip
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from pathlib import Path
from shutil import copyfile

import brotli

from pricebook.atomic_write import turn, whole_file
from pricebook.locations import BUILD

CACHE = BUILD / "compressed"
# Below this, an answer is one packet anyway.
SMALLEST = 1000
# Above this, compressing takes long enough to speak of.
LARGE = 1_000_000

_BROTLI = partial(brotli.compress, lgwin=24)
# No date in it: the same content makes the same file.
_GZIP = partial(gzip.compress, compresslevel=9, mtime=0)

type _Ways = dict[str, Callable[[bytes], bytes]]
_WAYS: _Ways = {".br": partial(_BROTLI, quality=11), ".gz": _GZIP}
# In a fourteenth of the time, and an eighth larger.
_QUICK: _Ways = {".br": partial(_BROTLI, quality=9), ".gz": _GZIP}


def compress_site(
    site: Path, say: Callable[[str], None], cache: Path = CACHE, *, quick: bool = False
) -> None:
    """Put FILE.br and FILE.gz beside every FILE of more than 1 kB that they are smaller than.

    What was compressed once is taken from `cache`, by its content; of two builds at a time, the
    one takes what the other has compressed. `quick`: for looking at, not for readers.
    """
    folder = cache / "quick" if quick else cache
    folder.mkdir(parents=True, exist_ok=True)
    with turn(folder):
        _compress(site, say, folder, _QUICK if quick else _WAYS)


def _compress(site: Path, say: Callable[[str], None], cache: Path, ways: _Ways) -> None:
    files = sorted(
        (
            file
            for file in site.rglob("*")
            if file.is_file() and file.suffix not in _WAYS and file.stat().st_size > SMALLEST
        ),
        # The largest first: no core waits for the last one.
        key=lambda file: (-file.stat().st_size, str(file)),
    )
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        done = [
            pool.submit(_beside, file, end, way, cache, say)
            for file in files
            for end, way in ways.items()
        ]
    for each in done:
        each.result()


def _beside(
    file: Path,
    end: str,
    way: Callable[[bytes], bytes],
    cache: Path,
    say: Callable[[str], None],
) -> None:
    content = file.read_bytes()
    kept = cache / f"{sha256(content).hexdigest()}{end}"
    if not kept.is_file():
        if len(content) > LARGE:
            say(f"compressing {file.name} ({end[1:]}; once for each content)")
        whole_file(kept, way(content))
    if kept.stat().st_size < len(content):
        copyfile(kept, file.with_name(f"{file.name}{end}"))

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

from generator.whole import turn, whole_file

CACHE = Path(__file__).resolve().parents[1] / "build" / "compressed"
# Below this, an answer is one packet anyway.
SMALLEST = 1000
# Above this, compressing takes long enough to speak of.
LARGE = 1_000_000
_WINDOW = 24

_WAYS: dict[str, Callable[[bytes], bytes]] = {
    ".br": partial(brotli.compress, quality=11, lgwin=_WINDOW),
    # No date in it: the same content makes the same file.
    ".gz": partial(gzip.compress, compresslevel=9, mtime=0),
}


def compress_site(site: Path, say: Callable[[str], None], cache: Path = CACHE) -> None:
    """Put FILE.br and FILE.gz beside every FILE of more than 1 kB that they are smaller than.

    What was compressed once is taken from `cache`, by its content; of two builds at a time, the
    one takes what the other has compressed.
    """
    cache.mkdir(parents=True, exist_ok=True)
    with turn(cache):
        _compress(site, say, cache)


def _compress(site: Path, say: Callable[[str], None], cache: Path) -> None:
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
        done = [pool.submit(_beside, file, end, cache, say) for file in files for end in _WAYS]
    for each in done:
        each.result()


def _beside(file: Path, end: str, cache: Path, say: Callable[[str], None]) -> None:
    content = file.read_bytes()
    kept = cache / f"{sha256(content).hexdigest()}{end}"
    if not kept.is_file():
        if len(content) > LARGE:
            say(f"compressing {file.name} ({end[1:]}; once for each content)")
        whole_file(kept, _WAYS[end](content))
    if kept.stat().st_size < len(content):
        copyfile(kept, file.with_name(f"{file.name}{end}"))

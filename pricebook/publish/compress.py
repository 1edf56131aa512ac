"""Compresses the files of a site (.br, .gz), for servers that send precompressed files."""

import gzip
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from pathlib import Path
from shutil import copyfile

import brotli

from pricebook.atomic_write import file_lock, write_atomically
from pricebook.locations import BUILD
from pricebook.runtime.prebuilt import PREBUILT

CACHE = BUILD / "compressed"
# Compression gains nothing for smaller files: they fit into one packet.
MIN_BYTES = 1000
# Files from this size on take long enough for a progress message.
SLOW_BYTES = 1_000_000

_BROTLI = partial(brotli.compress, lgwin=24)
# No date, so that the same content gives the same file.
_GZIP = partial(gzip.compress, compresslevel=9, mtime=0)

type _Encoders = dict[str, Callable[[bytes], bytes]]
_ENCODERS: _Encoders = {".br": partial(_BROTLI, quality=11), ".gz": _GZIP}
# Takes a fourteenth of the time; the files are an eighth larger.
_QUICK_ENCODERS: _Encoders = {".br": partial(_BROTLI, quality=9), ".gz": _GZIP}


def brotli_encoder(*, quick: bool = False) -> Callable[[bytes], bytes]:
    """Compresses with Brotli: to the smallest size, or for previews in a fraction of the time."""
    return (_QUICK_ENCODERS if quick else _ENCODERS)[".br"]


def compress_site(
    site: Path, on_progress: Callable[[str], None], cache: Path = CACHE, *, quick: bool = False
) -> None:
    """Write FILE.br and FILE.gz beside every FILE of more than 1 kB, if they are smaller.

    The folder `cache` keeps compressed content by its SHA-256. Concurrent builds wait for a file
    lock. `quick` compresses less, for previews. `on_progress` gets a line of text for each large
    file.
    """
    folder = cache / "quick" if quick else cache
    folder.mkdir(parents=True, exist_ok=True)
    with file_lock(folder):
        _compress(site, on_progress, folder, _QUICK_ENCODERS if quick else _ENCODERS)


def _compress(
    site: Path, on_progress: Callable[[str], None], cache: Path, encoders: _Encoders
) -> None:
    files = sorted(
        (
            file
            for file in site.rglob("*")
            if file.is_file() and file.suffix not in _ENCODERS and file.stat().st_size > MIN_BYTES
        ),
        # Largest files first, so that all cores finish at about the same time.
        key=lambda file: (-file.stat().st_size, str(file)),
    )
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        done = [
            pool.submit(_compress_file, file, suffix, encode, cache, on_progress)
            for file in files
            for suffix, encode in encoders.items()
        ]
    for each in done:
        each.result()


def _compress_file(
    file: Path,
    suffix: str,
    encode: Callable[[bytes], bytes],
    cache: Path,
    on_progress: Callable[[str], None],
) -> None:
    content = file.read_bytes()
    name = f"{sha256(content).hexdigest()}{suffix}"
    cached = PREBUILT / name
    if not cached.is_file():
        cached = cache / name
    if not cached.is_file():
        if len(content) > SLOW_BYTES:
            on_progress(f"compressing {file.name} ({suffix[1:]}; cached afterwards)")
        write_atomically(cached, encode(content))
    if cached.stat().st_size < len(content):
        copyfile(cached, file.with_name(f"{file.name}{suffix}"))

"""Atomic writes and file locks, so that concurrent builds can share a cache."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory


def write_atomically(path: Path, content: bytes) -> None:
    """Write the bytes to a temporary file beside `path`, then rename that file to `path`."""
    with NamedTemporaryFile(dir=path.parent, delete=False) as temporary:
        temporary.write(content)
    Path(temporary.name).rename(path)


@contextmanager
def file_lock(path: Path) -> Iterator[None]:
    """Hold an exclusive lock on an existing file or folder; other processes wait for the lock.

    The operating system releases the lock when the process ends.
    """
    descriptor = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def make_folder_atomically(folder: Path, fill: Callable[[Path], None]) -> Path:
    """Return `folder`. If the folder is missing, `fill` makes its content.

    `fill` gets the path of a temporary folder, which is then renamed to `folder`. If two builds
    need the folder at the same time, one build makes the folder and the other build waits."""
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    lock = folder.with_name(f"{folder.name}.lock")
    lock.touch()
    with file_lock(lock):
        if not folder.is_dir():
            with TemporaryDirectory(dir=folder.parent) as temporary:
                new_folder = Path(temporary, "made")
                new_folder.mkdir()
                fill(new_folder)
                new_folder.rename(folder)
    return folder

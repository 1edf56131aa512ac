"""Files and folders of a cache that nobody finds half made, however many builds there are."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory


def write_atomically(file: Path, content: bytes) -> None:
    """Write it under another name, and give it its own once it is whole."""
    with NamedTemporaryFile(dir=file.parent, delete=False) as temporary:
        temporary.write(content)
    Path(temporary.name).rename(file)


@contextmanager
def file_lock(at: Path) -> Iterator[None]:
    """One builder at a time, of all that take turns at a file or folder; the others wait.

    The system ends a turn with its process.
    """
    held = os.open(at, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def make_folder_atomically(folder: Path, make: Callable[[Path], None]) -> Path:
    """The folder; where there is none, what `make` puts into an empty one, moved there whole.

    Of two builds that lack it, one makes it and the other waits.
    """
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    lock = folder.with_name(f"{folder.name}.lock")
    lock.touch()
    with file_lock(lock):
        if not folder.is_dir():
            with TemporaryDirectory(dir=folder.parent) as temporary:
                made = Path(temporary, "made")
                made.mkdir()
                make(made)
                made.rename(folder)
    return folder

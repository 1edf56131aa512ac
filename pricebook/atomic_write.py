"""Files and folders of a cache that nobody finds half made, however many builds there are."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory


def write_atomically(path: Path, content: bytes) -> None:
    """Write it under another name, and give it its own once it is whole."""
    with NamedTemporaryFile(dir=path.parent, delete=False) as temporary:
        temporary.write(content)
    Path(temporary.name).rename(path)


@contextmanager
def file_lock(path: Path) -> Iterator[None]:
    """One builder at a time, of all that take turns at a file or folder; the others wait.

    The system ends a turn with its process.
    """
    descriptor = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def make_folder_atomically(folder: Path, fill: Callable[[Path], None]) -> Path:
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
                new_folder = Path(temporary, "made")
                new_folder.mkdir()
                fill(new_folder)
                new_folder.rename(folder)
    return folder

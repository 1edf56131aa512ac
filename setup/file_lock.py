"""A file lock, so that only one set-up at a time runs in a folder."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def file_lock(file: Path, say: Callable[[str], None]) -> Iterator[None]:
    """Hold an exclusive lock on `file`; the system releases it when the process ends."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("set-up: another one is running in this folder; waiting for it to end")
            fcntl.flock(held, fcntl.LOCK_EX)
        yield

"""A file lock, so that only one set-up at a time runs in a folder."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def file_lock(file: Path, report: Callable[[str], None]) -> Iterator[None]:
    """Hold an exclusive lock on `file`; the system releases it when the process ends.

    If another process holds the lock, `report` is called with a message before the wait.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            report("set-up: another set-up is running in this folder; waiting for it to end")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield

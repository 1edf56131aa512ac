"""Reads a path that may be a folder, a pipe, a device, or a file that is too large.

Pipes and devices are not opened: opening a pipe waits for its writer, and a device may never end.
"""

import stat
from pathlib import Path

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class UnreadableFile(Exception):
    """The path cannot be read as a file; the message tells the editor why."""


def read_bytes(file: Path, max_bytes: int) -> bytes:
    """The bytes of the file; UnreadableFile if there is none or it has more than `max_bytes`."""
    if fault := why_unreadable(file):
        raise UnreadableFile(fault)
    try:
        with file.open("rb") as opened:
            data = opened.read(max_bytes + 1)
    except OSError as error:
        raise UnreadableFile(f"the file cannot be read: {error.strerror}") from None
    if len(data) > max_bytes:
        raise UnreadableFile(f"expected at most {max_bytes:,} bytes, found a larger file")
    return data


def why_unreadable(file: Path) -> str | None:
    """Why the path cannot be read as a file; None if it can."""
    try:
        mode = file.stat().st_mode
    except FileNotFoundError:
        if file.is_symlink():
            return "expected a file, found a link to one that is not there"
        return "expected a file, found none of this name"
    except (OSError, ValueError) as error:
        # A path with a NUL in it is a ValueError.
        return f"the file cannot be read: {getattr(error, 'strerror', None) or error}"
    if stat.S_ISREG(mode):
        return None
    what = next((name for is_it, name in _KINDS if is_it(mode)), "something else")
    return f"expected a file, found {what}"


def path_exists(file: Path) -> bool:
    """Whether anything is at the path, a broken link included."""
    return file.is_symlink() or file.exists()

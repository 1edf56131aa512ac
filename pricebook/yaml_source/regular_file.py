"""Reads the bytes of a path only if the path is a regular file of limited size.

Pipes and devices are never opened: a pipe would block, and a device may be endless.
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
    """The path cannot be read as a file. The message is for the editor."""


def read_bytes(file: Path, max_bytes: int) -> bytes:
    """The bytes of the file. Raises UnreadableFile for a missing file or more than `max_bytes`."""
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
    """A message if the path cannot be read as a file, else None."""
    try:
        mode = file.stat().st_mode
    except FileNotFoundError:
        if file.is_symlink():
            return "expected a file, found a link to a missing file"
        return "expected a file, found none with this name"
    except (OSError, ValueError) as error:
        # A path that contains NUL raises a ValueError.
        return f"the file cannot be read: {getattr(error, 'strerror', None) or error}"
    if stat.S_ISREG(mode):
        return None
    what = next((name for is_it, name in _KINDS if is_it(mode)), "something else")
    return f"expected a file, found {what}"


def path_exists(file: Path) -> bool:
    """Whether the path exists; a broken link exists too."""
    return file.is_symlink() or file.exists()

"""Lists the files of a local folder in the same way as Odoo's tool."""

import os
from pathlib import Path
from stat import S_ISREG

from calculator.line_count.input.input_files import Entry
from calculator.line_count.input.reason import Reason


class Folder:
    """All files below a folder. Links to files are followed, links to folders are not.

    A folder that cannot be opened is an entry with a reason; its path ends in a slash.
    """

    def __init__(self, root: Path) -> None:
        """`root` must exist. Raises OSError where it cannot be opened."""
        self.root = root.resolve()
        self.name = self.root.name
        self.entries = tuple(sorted(self._walk(), key=lambda entry: entry.path))

    def read(self, at: int) -> bytes | Reason:
        """The bytes of an entry, or the reason why it cannot be read."""
        try:
            return (self.root / self.entries[at].path).read_bytes()
        except OSError as error:
            return _unreadable(error)

    def max_text_length(self) -> int | None:
        """The limit of counted text: None, because a folder has no limit."""
        return None

    def _walk(self) -> list[Entry]:
        found: list[Entry] = []

        def refused(error: OSError) -> None:
            folder = os.path.relpath(error.filename, self.root)
            if folder == ".":
                raise error
            found.append(Entry(f"{folder}/", 0, _unreadable(error)))

        for folder, _, names in os.walk(self.root, onerror=refused):
            relative = os.path.relpath(folder, self.root)
            prefix = "" if relative == "." else f"{relative}/"
            found += [_entry(os.path.join(folder, name), prefix + name) for name in names]
        return found


def _entry(file: str, path: str) -> Entry:
    try:
        status = os.stat(file)
    except OSError as error:
        reason = "dangling" if os.path.islink(file) else "unreadable"
        return Entry(path, 0, Reason(reason, {"why": error.strerror or ""}))
    if not S_ISREG(status.st_mode):
        return Entry(path, 0, Reason("not_a_file"))
    return Entry(path, status.st_size)


def _unreadable(error: OSError) -> Reason:
    return Reason("unreadable", {"why": error.strerror or ""})

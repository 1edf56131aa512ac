"""The input of a count: a list of files, and the bytes of each."""

from dataclasses import dataclass
from typing import Protocol

from calculator.line_count.input.reason import Reason


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the input: its path with single slashes, its size in bytes.

    `reason` is why the file cannot be read, if this is known before reading. A folder that
    cannot be opened is an entry too: its path ends in a slash, and its files are unknown.
    """

    path: str
    size: int
    reason: Reason | None = None

    @property
    def missing(self) -> Reason | None:
        """The reason why a folder cannot be opened; None for a file."""
        return self.reason if self.path.endswith("/") else None


class InputFiles(Protocol):
    """A folder, a zip, or files from a browser."""

    @property
    def name(self) -> str:
        """The name of the input, and of a module whose folder is the input itself."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All files, in the order of counting."""

    def read(self, at: int) -> bytes | Reason:
        """The bytes of the entry with this index, or the reason why it cannot be read.

        Call `read` only for an entry without a reason.
        """

    def max_text_length(self) -> int | None:
        """The maximum number of bytes to count; None without a limit."""

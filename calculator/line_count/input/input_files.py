"""The input of a count: a listing of files, and the bytes of each."""

from dataclasses import dataclass
from typing import Protocol

from calculator.line_count.input.reason import Reason


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the input: its path with single slashes, its size in bytes.

    `reason` says why the file cannot be read, where that is known beforehand. A folder that cannot
    be entered is an entry too: its path ends in a slash, and any of its files may be missing.
    """

    path: str
    size: int
    reason: Reason | None = None

    @property
    def missing(self) -> Reason | None:
        """Why files below this path may be missing, where it is a folder that cannot be entered."""
        return self.reason if self.path.endswith("/") else None


class InputFiles(Protocol):
    """A folder, a zip, or files that a browser hands over."""

    @property
    def name(self) -> str:
        """What the input is called, as a module is that lies in it without a folder of its own."""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every file of it, in the order in which they are counted."""

    def read(self, at: int) -> bytes | Reason:
        """The bytes of an entry that has no reason, or why they cannot be had."""

    def most_text(self) -> int | None:
        """How many bytes of it may be counted altogether; None for any number."""

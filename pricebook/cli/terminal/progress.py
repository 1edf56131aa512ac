"""Shows the progress of a long command as one line, on a terminal only."""

import shutil
import sys
from time import monotonic

_PAUSE_S = 0.1  # Seconds between two texts.


class Progress:
    """A line of the standard error. Each text replaces the previous text.

    Nothing is written to a file, a pipe or a workflow's log, where a line cannot be replaced.
    """

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._next = 0.0

    def show(self, text: str) -> None:
        """Show a text immediately, even if `due` is false."""
        if self._shown:
            # A line that wraps cannot be replaced.
            shortened = text[: shutil.get_terminal_size().columns - 1]
            print(f"\r\x1b[K{shortened}", end="", file=sys.stderr, flush=True)
            self._next = monotonic() + _PAUSE_S

    @property
    def due(self) -> bool:
        """Whether it is time for the next text. In a loop, call this before formatting a text."""
        return self._shown and monotonic() >= self._next

    def clear(self) -> None:
        """Remove the line. Call this before printing anything else."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

"""Shows the progress of a long command: one line on a terminal, and nothing elsewhere."""

import shutil
import sys
from time import monotonic

_PAUSE_S = 0.1  # Seconds between two texts.


class Progress:
    """A line of the standard error that each text replaces.

    Nothing is written to a file, a pipe or a workflow's log, where no line can be replaced.
    """

    def __init__(self) -> None:
        self._shown = sys.stderr.isatty()
        self._next = 0.0

    def show(self, text: str) -> None:
        """Show a text at once, even if the last one is recent."""
        if self._shown:
            # A line that wraps could not be replaced.
            shortened = text[: shutil.get_terminal_size().columns - 1]
            print(f"\r\x1b[K{shortened}", end="", file=sys.stderr, flush=True)
            self._next = monotonic() + _PAUSE_S

    @property
    def due(self) -> bool:
        """Whether it is time for the next text; ask before making one for each of many steps."""
        return self._shown and monotonic() >= self._next

    def clear(self) -> None:
        """Remove the line; call it before printing anything else."""
        if self._shown:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)

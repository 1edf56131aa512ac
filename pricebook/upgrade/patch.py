"""The unified diff of an upgrade, which `git apply` and `patch -p1` accept."""

import re
from collections.abc import Iterator
from difflib import unified_diff

from pricebook.upgrade.upgrade_plan import FileChange


def patch(change: FileChange) -> str:
    """The unified diff of one file. A file that the upgrade removes becomes /dev/null."""
    after = None if change.after is None else change.after.decode()
    compared = unified_diff(
        _lines(change.before.decode()),
        _lines(after or ""),
        fromfile=f"a/{change.path}",
        tofile="/dev/null" if after is None else f"b/{change.path}",
    )
    return "".join(_complete(compared))


def _lines(text: str) -> list[str]:
    # str.splitlines would also split at other characters.
    return re.findall("[^\n]*\n|[^\n]+", text)


def _complete(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"

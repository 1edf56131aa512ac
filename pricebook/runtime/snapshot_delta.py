"""A memory snapshot as a delta: only the memory pages that differ from a fresh interpreter."""

import struct
from array import array

PAGE = 256
# The file format: MAGIC; three numbers (size of Pyodide's header and of the memory in bytes, count
# of runs); the header; two numbers for each run (its first page, its count of pages); the pages of
# all runs. A run is a sequence of adjacent pages.
MAGIC = b"warm"
_HEAD = struct.Struct("<4sIII")
# Pyodide's header of a snapshot: a magic number, the header's size, and the size of its JSON.
_SNAPSHOT = struct.Struct("<III")


def delta(snapshot: bytes, fresh: bytes) -> bytes:
    """The delta in the file format above.

    `snapshot` is the result of makeMemorySnapshot, `fresh` the memory before any Python ran.
    """
    _, size, _ = _SNAPSHOT.unpack_from(snapshot)
    header, memory = snapshot[:size], snapshot[size:]
    pages = [
        page
        for page in range(len(memory) // PAGE)
        if memory[page * PAGE : (page + 1) * PAGE] != fresh[page * PAGE : (page + 1) * PAGE]
    ]
    runs = array("I", [number for run in _runs(pages) for number in run])
    content = b"".join(memory[page * PAGE : (page + 1) * PAGE] for page in pages)
    head = _HEAD.pack(MAGIC, len(header), len(memory), len(runs) // 2)
    return head + header + runs.tobytes() + content


def _runs(pages: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for page in pages:
        if runs and sum(runs[-1]) == page:
            runs[-1][1] += 1
        else:
            runs.append([page, 1])
    return runs

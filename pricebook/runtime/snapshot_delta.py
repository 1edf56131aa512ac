"""The memory of a warm interpreter, as what differs from the memory of a fresh one."""

import struct
from array import array

PAGE = 256
# The file: MAGIC, then four numbers – the size of the interpreter's own header, the size of the
# memory, how many runs there are – then the header, a pair of numbers a run (the first page and
# how many), and the pages of all runs one after the other.
MAGIC = b"warm"
_HEAD = struct.Struct("<4sIII")
# Pyodide's header of an image: a magic number, its own size, the size of the JSON in it.
_IMAGE = struct.Struct("<III")


def delta(image: bytes, base: bytes) -> bytes:
    """`image` as makeMemorySnapshot gives it; `base` the memory before any Python ran."""
    _, size, _ = _IMAGE.unpack_from(image)
    header, memory = image[:size], image[size:]
    pages = [
        page
        for page in range(len(memory) // PAGE)
        if memory[page * PAGE : (page + 1) * PAGE] != base[page * PAGE : (page + 1) * PAGE]
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

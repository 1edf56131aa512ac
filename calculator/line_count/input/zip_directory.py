"""Counts the entries of a zip's directory without an object per entry.

`zipfile` makes an object for every entry, so a crafted directory could fill the memory.
"""

from struct import Struct
from typing import BinaryIO

_END = Struct("<4s4H2LH")
_END_MARK = b"PK\x05\x06"
_LOCATOR = Struct("<4sLQL")
_LOCATOR_MARK = b"PK\x06\x07"
_END64 = Struct("<4sQ2H2L4Q")
_END64_MARK = b"PK\x06\x06"
_ENTRY_SIZE = 46
_LENGTHS = Struct("<28x3H12x")  # name, extra field and comment of an entry
_MAX_COMMENT_LENGTH = 0xFFFF
_PIECE = 1 << 20


def entry_count(file: BinaryIO, most: int) -> int | None:
    """The number of entries of the directory; counting stops at `most` + 1.

    None where the file does not end in a directory, because it is not a zip or is cut off.
    """
    found = _directory(file)
    if found is None:
        return None
    start, size = found
    file.seek(start)
    buffer, at, count, left = b"", 0, 0, size
    while count <= most:
        if len(buffer) - at < _ENTRY_SIZE:
            piece = file.read(min(_PIECE, left))
            buffer, at, left = buffer[at:] + piece, 0, left - len(piece)
            if len(buffer) < _ENTRY_SIZE:
                break
        at += _ENTRY_SIZE + sum(_LENGTHS.unpack_from(buffer, at))
        if at > len(buffer):
            skipped = min(at - len(buffer), left)
            file.seek(skipped, 1)
            buffer, at, left = b"", 0, left - skipped
        count += 1
    return count


def _directory(file: BinaryIO) -> tuple[int, int] | None:
    """The start and the size in bytes of the directory, located as in `zipfile`."""
    whole = file.seek(0, 2)
    tail_at = max(whole - _END.size - _MAX_COMMENT_LENGTH, 0)
    file.seek(tail_at)
    tail = file.read()
    at = tail.rfind(_END_MARK, 0, len(tail) - _END.size + len(_END_MARK))
    if at < 0 or len(tail) - at < _END.size:
        return None
    *_, size, _offset, _comment = _END.unpack_from(tail, at)
    end = tail_at + at
    return _directory64(file, end) or (max(end - size, 0), min(size, end))


def _directory64(file: BinaryIO, end: int) -> tuple[int, int] | None:
    """The start and the size of the directory of a zip in the zip64 format, else None."""
    before = _LOCATOR.size + _END64.size
    if end < before:
        return None
    file.seek(end - before)
    data = file.read(before)
    if data[_END64.size :][:4] != _LOCATOR_MARK or data[:4] != _END64_MARK:
        return None
    size = _END64.unpack_from(data)[8]
    start = end - before
    return max(start - size, 0), min(size, start)

"""Reads a zip without extracting it; refuses a zip that is unsafe or incomplete."""

import struct
import zipfile
import zlib
from itertools import pairwise
from typing import BinaryIO

from calculator.line_count.input.file_kind import kind_of
from calculator.line_count.input.input_files import Entry
from calculator.line_count.input.reason import Reason
from calculator.line_count.input.zip_directory import entry_count

MEGABYTE = 10**6
MAX_BYTES = 500 * MEGABYTE
MAX_ENTRIES = 50_000
MAX_TEXT_LENGTH = 300 * MEGABYTE

_ENCRYPTED = 0x1
_WINDOWS = {0, 10}  # systems whose zips may have backslashes in paths
_READ_BY_US = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# The exceptions of `zipfile` for damaged or crafted zips.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    OverflowError,  # an offset too large for the machine's integers
    ValueError,
    NotImplementedError,
)
_LINK = 0o120000
_KIND = 0o170000
_RESOURCES = "__MACOSX/"


class Archive:
    """The files of a zip, without folders and without the resource forks of macOS."""

    def __init__(self, name: str, opened: zipfile.ZipFile, members: list[zipfile.ZipInfo]) -> None:
        """Use `open_archive` instead, which first checks that the members are safe."""
        self.name = name
        self._opened = opened
        paths = sorted((path_of(member), member) for member in members)
        kept = [
            (path, member)
            for path, member in paths
            if not member.is_dir() and not path.startswith(_RESOURCES)
        ]
        self._members = [member for _, member in kept]
        self.entries = tuple(
            Entry(path, member.file_size, _unreadable(member)) for path, member in kept
        )

    def read(self, at: int) -> bytes | Reason:
        """The bytes of an entry, or the reason "damaged", also for a wrong declared size."""
        member = self._members[at]
        try:
            data = self._opened.read(member)
        except _BROKEN:
            return Reason("damaged")
        return data if len(data) == member.file_size else Reason("damaged")

    def max_text_length(self) -> int | None:
        """The maximum number of bytes to count in a zip."""
        return MAX_TEXT_LENGTH


def open_archive(file: BinaryIO, name: str) -> Archive | Reason:
    """Open the zip in `file`, or return the reason to refuse it.

    `name` is the file's name without its suffix. Keep the file open while entries are read.
    """
    size = file.seek(0, 2)
    if size > MAX_BYTES:
        return Reason("zip_too_large", {"most": MAX_BYTES // MEGABYTE})
    if kind := kind_of(file):
        return Reason(kind)
    too_many = Reason("too_many_entries", {"most": MAX_ENTRIES})
    entries = entry_count(file, MAX_ENTRIES)
    if entries is None:
        return Reason("zip_cut_off")
    if entries > MAX_ENTRIES:
        return too_many
    try:
        opened = zipfile.ZipFile(file)
    except _BROKEN:
        return Reason("zip_damaged")
    members = opened.infolist()
    if len(members) > MAX_ENTRIES:
        return too_many
    return _unsafe(members) or Archive(name, opened, members)


def path_of(member: zipfile.ZipInfo) -> str:
    """A member's path with slashes, without empty parts and "."."""
    name = member.filename
    if member.create_system in _WINDOWS:
        name = name.replace("\\", "/")
    if name.startswith("/"):
        return name
    return "/".join(part for part in name.split("/") if part not in ("", "."))


def _unsafe(members: list[zipfile.ZipInfo]) -> Reason | None:
    """The reason to refuse a zip whose members are unsafe or encrypted; None for a safe one."""
    seen = set()
    for member in members:
        path = path_of(member)
        if member.flag_bits & _ENCRYPTED:
            return Reason("zip_encrypted", {"path": path})
        if path.startswith("/") or path[1:3] == ":/":
            return Reason("absolute_name", {"path": path})
        if ".." in path.split("/"):
            return Reason("parent_name", {"path": path})
        if path in seen and not member.is_dir():
            return Reason("duplicate_name", {"path": path})
        seen.add(path)
    return _overlap(members)


def _overlap(members: list[zipfile.ZipInfo]) -> Reason | None:
    """The reason to refuse a zip in which two members share bytes, as in a zip bomb; else None."""
    for one, then in pairwise(sorted(members, key=lambda member: member.header_offset)):
        # A member's header has 30 bytes and a name of at least one byte.
        if one.header_offset + 31 + one.compress_size > then.header_offset:
            return Reason("overlapping", {"path": path_of(then)})
    return None


def _unreadable(member: zipfile.ZipInfo) -> Reason | None:
    if member.external_attr >> 16 & _KIND == _LINK:
        return Reason("link")
    if member.compress_type not in _READ_BY_US:
        return Reason("unknown_method", {"method": member.compress_type})
    return None

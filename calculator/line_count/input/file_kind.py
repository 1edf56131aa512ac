"""The kind of a file that is not a zip, recognised by its first bytes."""

from typing import BinaryIO

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_KINDS = {
    b"Rar!": "is_rar",
    b"7z\xbc\xaf\x27\x1c": "is_7z",
    b"\x1f\x8b": "is_gzip",
    b"BZh": "is_bzip2",
    b"\xfd7zXZ\x00": "is_xz",
    b"\x28\xb5\x2f\xfd": "is_zstandard",
    b"%PDF": "is_pdf",
    b"\x89PNG": "is_image",
    b"\xff\xd8\xff": "is_image",
    b"GIF8": "is_image",
    b"MZ": "is_program",
    b"\x7fELF": "is_program",
    b"PK\x07\x08": "is_split_zip",
}
_TAR_AT = 257
_TAR = b"ustar"
_LOOKED_AT = 4096
# The control characters of text.
_BLANKS = b"\t\n\r\f"


def kind_of(file: BinaryIO) -> str | None:
    """A code for the kind of a file; None for a file that may be a zip.

    A zip may begin with anything, such as a program, and ends with a directory. So every file
    that ends with a directory may be a zip.
    """
    file.seek(0)
    head = file.read(_LOOKED_AT)
    if head.startswith(_ZIP) or _ends_as_zip(file):
        return None
    if not head:
        return "is_empty"
    if head[_TAR_AT:].startswith(_TAR):
        return "is_tar"
    known = next((kind for mark, kind in _KINDS.items() if head.startswith(mark)), None)
    return known or ("is_text" if _is_text(head) else "is_unknown")


def _ends_as_zip(file: BinaryIO) -> bool:
    size = file.seek(0, 2)
    file.seek(max(size - 22 - 0xFFFF, 0))
    return b"PK\x05\x06" in file.read()


def _is_text(head: bytes) -> bool:
    return not any(byte < 32 and byte not in _BLANKS for byte in head)

"""Checksums: the SHA-256 of every file of a site, published with the site."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

NAME = "sha256.txt"
# Without checksums: compressed copies of other files, and host settings, which are not served.
_COMPRESSED = (".br", ".gz")
_NOT_SERVED = (NAME, "_headers", "_redirects", ".nojekyll")


def write_checksums(site: Path) -> None:
    """Write the checksums into the site, in the format of `sha256sum --check`."""
    sums = checksums(site)
    (site / NAME).write_text("".join(f"{sums[path]}  {path}\n" for path in sums), "utf-8")


def checksums(site: Path) -> Mapping[str, str]:
    """Path from the site's root → SHA-256 in hexadecimal, for all files that a server sends."""
    files = ((file.relative_to(site).as_posix(), file) for file in sorted(site.rglob("*")))
    return {
        path: sha256(file.read_bytes()).hexdigest()
        for path, file in files
        if file.is_file() and file.suffix not in _COMPRESSED and path not in _NOT_SERVED
    }

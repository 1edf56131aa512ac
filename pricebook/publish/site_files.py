"""Reads single files of a published site, from a web server or from a local folder."""

import http.client
import re
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urldefrag, urljoin, urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
    url2pathname,
)

from pricebook import __version__
from pricebook.problems.message_parts import quoted
from pricebook.yaml_source.regular_file import UnreadableFile, path_exists, read_bytes

MAX_BYTES = 5_000_000
# For a connection, and for each part of an answer.
TIMEOUT_S = 10
# For a whole file: a server may send one byte at a time.
DEADLINE_S = 30
_PART_BYTES = 65_536
_INDEX = "index.html"
_WEB = ("http", "https")
_FILE = "file"
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
# What an address may have besides letters and digits; "%" is in addresses that are quoted already.
_ADDRESS_SIGNS = "%/:=&?~#+!$,;'@()*[]"


class UnreadableSite(Exception):
    """A file of a site cannot be read or used. The message is for the user."""


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file of a site. `address`: the address after redirects, or a `file:` URL."""

    address: str
    content: bytes

    @property
    def name(self) -> str:
        """The address as users write it: a path for a local file."""
        return _name(self.address)

    def linked(self, link: str) -> str:
        """The address of a link in the file. Raises UnreadableSite for a link to another site."""
        try:
            address = urljoin(self.address, link)
            is_same_site = urlsplit(address)[:2] == urlsplit(self.address)[:2]
        except ValueError:
            address, is_same_site = quoted(link), False
        if not is_same_site:
            raise UnreadableSite(f"{self.name}: expected a link to the same site, found {address}")
        return address


def address_of(given: str) -> str:
    """The address of a file or folder that a user names by an http(s) address or a path.

    Raises UnreadableSite for another kind of address, and for a path that does not exist.
    """
    expected = "expected an address with https or http, or the path of a file or folder"
    scheme = _SCHEME.match(given)
    if scheme and scheme[1].lower() in _WEB:
        try:
            return _web_address(given)
        except ValueError:
            raise UnreadableSite(f"{expected}, found {quoted(given)}") from None
    path = Path(given).absolute()
    if scheme or not path_exists(path):
        raise UnreadableSite(f"{expected}, found {quoted(given)}")
    return f"{path.as_uri()}/" if path.is_dir() else path.as_uri()


def _web_address(given: str) -> str:
    """The address in ASCII and without the fragment. ValueError if the text is not an address."""
    address = urldefrag(given).url
    host = urlsplit(address).netloc
    ascii_host = host if host.isascii() else host.encode("idna").decode("ascii")
    return quote(address.replace(host, ascii_host, 1), _ADDRESS_SIGNS)


def read_site_file(address: str) -> SiteFile:
    """The file at an address of `address_of`. Raises UnreadableSite if the file cannot be read.

    For a local folder, the file is its index.html, as on a web server.
    """
    return _read_local(address) if urlsplit(address).scheme == _FILE else _fetch(address)


def _read_local(address: str) -> SiteFile:
    file = Path(_name(address))
    if file.is_dir():
        address, file = f"{address.rstrip('/')}/", file / _INDEX
    try:
        return SiteFile(address, read_bytes(file, MAX_BYTES))
    except UnreadableFile as fault:
        raise UnreadableSite(f"{file}: {fault}") from None


def _fetch(address: str) -> SiteFile:
    request = Request(address, headers={"User-Agent": f"pricebook/{__version__}"})
    try:
        with _opener().open(request, timeout=TIMEOUT_S) as response:
            content = _received(response, address)
            return SiteFile(response.url, content)
    except HTTPError as error:
        expected = f"{address}: expected a file, found status {error.code}"
        raise UnreadableSite(f"{expected}: see that the address is right") from None
    except TimeoutError:
        raise UnreadableSite(_late(address, TIMEOUT_S)) from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, TimeoutError):
            raise UnreadableSite(_late(address, TIMEOUT_S)) from None
        why = getattr(reason, "strerror", None) or reason
        advice = "see that the address is right and the network works"
        raise UnreadableSite(f"{address}: no answer: {why}: {advice}") from None


def _received(response: http.client.HTTPResponse, address: str) -> bytes:
    """The body of a response. Raises UnreadableSite for a large body or a slow server."""
    content, start = b"", time.monotonic()
    while part := response.read1(_PART_BYTES):
        content += part
        if len(content) > MAX_BYTES:
            raise UnreadableSite(
                f"{address}: expected at most {MAX_BYTES:,} bytes, found a larger file"
            )
        if time.monotonic() - start > DEADLINE_S:
            raise UnreadableSite(_late(address, DEADLINE_S))
    return content


def _late(address: str, seconds: int) -> str:
    return f"{address}: expected an answer within {seconds} seconds, found none: try again later"


@cache
def _opener() -> OpenerDirector:
    """An opener for http and https only, also after a redirect."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler,
        UnknownHandler,
        HTTPHandler,
        HTTPSHandler,
        HTTPDefaultErrorHandler,
        HTTPRedirectHandler,
        HTTPErrorProcessor,
    ):
        opener.add_handler(handler())
    return opener


def _name(address: str) -> str:
    parts = urlsplit(address)
    return url2pathname(parts.path) if parts.scheme == _FILE else address

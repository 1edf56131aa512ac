"""Compares what a web server sends with the built site: files, status and headers."""

import http.client
from collections.abc import Callable, Iterator, Mapping, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from pricebook.hosts.headers import NOT_FOUND_PAGE, headers
from pricebook.publish.checksums import NAME, checksums

_CONNECTIONS = 8
_TIMEOUT_S = 30
_INDEX = "index.html"
_MISSING_PAGE = "there-is-no-such-page"


@dataclass(frozen=True)
class _Response:
    status: int
    headers: Mapping[str, str]
    content: bytes


class _NoRedirect(HTTPRedirectHandler):
    """Does not follow redirects, because a redirect counts as a difference."""

    def redirect_request(self, *_: object) -> None:
        return None


def differences(
    address: str,
    site: Path,
    *,
    with_headers: bool,
    on_progress: Callable[[int, int], None] | None = None,
) -> Iterator[str]:
    """A message for every difference between the folder `site` and the server at `address`.

    `with_headers` compares the headers too. `on_progress` gets the number of compared files and the
    number of all files. Files that only the server has are not found.
    """
    root = address.rstrip("/") + "/"
    # One opener for all files: creating one loads the certificates, which takes longer than a file.
    opener = build_opener(_NoRedirect)
    expected = {**checksums(site), NAME: sha256((site / NAME).read_bytes()).hexdigest()}
    with ThreadPoolExecutor(_CONNECTIONS) as pool:
        comparisons = [
            pool.submit(
                _file_differences,
                opener,
                root,
                path,
                {sum_, *_accepted_instead(path, expected, with_headers)},
                with_headers,
            )
            for path, sum_ in expected.items()
        ]
        for done, each in enumerate(comparisons, 1):
            if on_progress:
                on_progress(done, len(comparisons))
            yield from each.result()


def _accepted_instead(path: str, expected: Mapping[str, str], with_headers: bool) -> list[str]:
    """Other accepted checksums: hosts without custom headers have one 404 page for all folders."""
    one_for_all = path.endswith(f"/{NOT_FOUND_PAGE}") and not with_headers
    return [expected[NOT_FOUND_PAGE]] if one_for_all and NOT_FOUND_PAGE in expected else []


def _file_differences(
    opener: OpenerDirector, root: str, path: str, expected: Set[str], with_headers: bool
) -> list[str]:
    folder, _, name = path.rpartition("/")
    is_not_found_page = name == NOT_FOUND_PAGE
    nowhere = f"{folder}/{_MISSING_PAGE}".removeprefix("/")
    # The server sends the 404 page for an address that does not exist.
    request_path = (
        nowhere if is_not_found_page else path.removesuffix(_INDEX) if _is_index(path) else path
    )
    place = f"/{request_path}"
    try:
        response = _fetch(opener, urljoin(root, quote(request_path)))
    except (URLError, OSError, http.client.HTTPException) as error:
        return [f"{place}: no answer: {error}"]
    status = 404 if is_not_found_page else 200
    if response.status != status:
        return [f"{place}: expected status {status}, found {response.status}"]
    differences = []
    if sha256(response.content).hexdigest() not in expected:
        differences.append(f"{place}: expected the built file, found different content")
    if with_headers and not is_not_found_page:
        differences += [
            f'{place}: expected {name} "{value}", found "{response.headers.get(name.lower(), "")}"'
            for name, value in headers(f"/{path}").items()
            if response.headers.get(name.lower()) != value
        ]
    return differences


def _is_index(path: str) -> bool:
    return path == _INDEX or path.endswith(f"/{_INDEX}")


def _fetch(opener: OpenerDirector, address: str) -> _Response:
    try:
        response = opener.open(Request(address), timeout=_TIMEOUT_S)
    except HTTPError as error:
        response = error
    with response:
        named = {name.lower(): value for name, value in response.headers.items()}
        return _Response(response.status, named, response.read())

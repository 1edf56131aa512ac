"""Whether a web server sends the very site that was built, and says with it what it should."""

import http.client
from collections.abc import Callable, Iterator, Mapping, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from pricebook.hosts.headers import DEAD_END, headers
from pricebook.publish.checksums import NAME, hashes

_AT_ONCE = 8
_WAIT_S = 30
_INDEX = "index.html"
_NOWHERE = "there-is-no-such-page"


@dataclass(frozen=True)
class _Sent:
    status: int
    headers: Mapping[str, str]
    content: bytes


class _Stay(HTTPRedirectHandler):
    """A redirect is not the file that was asked for."""

    def redirect_request(self, *_: object) -> None:
        return None


def differences(
    address: str,
    site: Path,
    *,
    said: bool,
    watch: Callable[[int, int], None] | None = None,
) -> Iterator[str]:
    """A sentence for every file of `site` that `address` does not send as it is.

    `said`: look at the headers too. `watch` is told how many files are compared, and how many there
    are. Files of another name that the server may have are not seen.
    """
    root = address.rstrip("/") + "/"
    # One for all: each new one reads the machine's certificates, which takes longer than a file.
    opener = build_opener(_Stay)
    expected = {**hashes(site), NAME: sha256((site / NAME).read_bytes()).hexdigest()}
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        asked = [
            pool.submit(_differs, opener, root, path, {sum_, *_instead(path, expected, said)}, said)
            for path, sum_ in expected.items()
        ]
        for done, each in enumerate(asked, 1):
            if watch:
                watch(done, len(asked))
            yield from each.result()


def _instead(path: str, expected: Mapping[str, str], said: bool) -> list[str]:
    """What may be sent in a file's place: a host that takes no headers has one dead end for all."""
    one_for_all = path.endswith(f"/{DEAD_END}") and not said
    return [expected[DEAD_END]] if one_for_all and DEAD_END in expected else []


def _differs(
    opener: OpenerDirector, root: str, path: str, expected: Set[str], said: bool
) -> list[str]:
    folder, _, name = path.rpartition("/")
    dead_end = name == DEAD_END
    nowhere = f"{folder}/{_NOWHERE}".removeprefix("/")
    # A server sends its page for dead ends where it has none.
    asked = nowhere if dead_end else path.removesuffix(_INDEX) if _is_index(path) else path
    place = f"/{asked}"
    try:
        sent = _sent(opener, urljoin(root, quote(asked)))
    except (URLError, OSError, http.client.HTTPException) as error:
        return [f"{place}: no answer: {error}"]
    status = 404 if dead_end else 200
    if sent.status != status:
        return [f"{place}: expected status {status}, found {sent.status}"]
    found = []
    if sha256(sent.content).hexdigest() not in expected:
        found.append(f"{place}: expected the file that was built, found another content")
    if said and not dead_end:
        found += [
            f'{place}: expected {name} "{value}", found "{sent.headers.get(name.lower(), "")}"'
            for name, value in headers(f"/{path}").items()
            if sent.headers.get(name.lower()) != value
        ]
    return found


def _is_index(path: str) -> bool:
    return path == _INDEX or path.endswith(f"/{_INDEX}")


def _sent(opener: OpenerDirector, address: str) -> _Sent:
    try:
        answer = opener.open(Request(address), timeout=_WAIT_S)
    except HTTPError as error:
        answer = error
    with answer:
        named = {name.lower(): value for name, value in answer.headers.items()}
        return _Sent(answer.status, named, answer.read())

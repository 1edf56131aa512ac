"""A test server for the site under the content security policy; files can be missing or delayed."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event
from types import MappingProxyType
from urllib.parse import urlsplit

from pricebook.hosts.headers import NOT_FOUND_PAGE, REVALIDATE, policy
from pricebook.site_check.site_server import SiteHandler, listening

POLICY = policy()
# Browsers post reports of policy violations here, including violations by workers.
REPORTED = "/reported"
# Longer than any test delays a response.
HELD_S = 120


@dataclass
class Host:
    """A web server with the site: its address, its policy, and its deliberate faults.

    `missing`, `spoiled` and `held` have ends of paths. A missing path gives 404, a spoiled path
    gives wrong bytes, and the response to a held path waits until its event is set.
    """

    address: str
    policy: str = POLICY
    missing: set[str] = field(default_factory=set)
    spoiled: set[str] = field(default_factory=set)
    held: dict[str, Event] = field(default_factory=dict)
    reports: list[str] = field(default_factory=list)
    """The bodies of reports that browsers posted to REPORTED, if the policy names this address."""


class Handler(SiteHandler):
    """Serves a site with the faults of its host."""

    def __init__(self, *given, host: Host, **named) -> None:
        self.host = host
        super().__init__(*given, **named)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        for end, event in list(self.host.held.items()):
            if path.endswith(end):
                event.wait(HELD_S)
        if path.endswith(tuple(self.host.missing)):
            self.send_error(404)
        elif path.endswith(tuple(self.host.spoiled)):
            self._send(200, self.guess_type(path), b"not what the file's name says")
        elif content := self._compressed(path):
            self._send(200, self.guess_type(path), content, {"Content-Encoding": "br"})
        else:
            super().do_GET()

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        if self.path != REPORTED:
            return self.send_error(405)
        self.host.reports.append(self.rfile.read(length).decode())
        self._send(200, "text/plain", b"")

    def _compressed(self, path: str) -> bytes | None:
        """The Brotli copy of a file, if it exists and the browser accepts Brotli."""
        whole = Path(self.translate_path(path))
        file = whole.with_name(f"{whole.name}.br")
        takes = "br" in self.headers.get("Accept-Encoding", "")
        return file.read_bytes() if takes and whole.is_file() and file.is_file() else None

    def site_headers(self, path: str) -> Mapping[str, str]:
        sent = {**super().site_headers(path), "Content-Security-Policy": self.host.policy}
        if path.endswith(tuple(self.host.missing | self.host.spoiled)):
            sent["Cache-Control"] = REVALIDATE
        return sent

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        # The not-found page of the folder's language, as in the configurations of nginx and Caddy.
        site, folder = Path(self.directory), urlsplit(self.path).path.split("/")[1]
        pages = [site / folder / NOT_FOUND_PAGE, site / NOT_FOUND_PAGE]
        page = next((each for each in pages if each.is_file()), pages[-1])
        if code != 404 or not page.is_file():
            return super().send_error(code, message, explain)
        self._send(code, "text/html; charset=utf-8", page.read_bytes())

    def _send(
        self, code: int, kind: str, content: bytes, more: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        for name, value in more.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def serving(folder: Path) -> Iterator[Host]:
    """Serves the folder on a free port of the loopback interface during the `with` block."""
    host = Host("")
    handler = partial(Handler, directory=str(folder), host=host)
    with listening(handler) as host.address:
        try:
            yield host
        finally:
            for event in host.held.values():
                event.set()

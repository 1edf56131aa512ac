"""A web server for a built site, with the headers that the shipped configurations send."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from pricebook.hosts.headers import CONTENT_TYPES, headers, policy


class SiteHandler(SimpleHTTPRequestHandler):
    """Sends files under the strict policy, with types for modules and streaming compilation."""

    extensions_map = {  # noqa: RUF012  the base class has a dict
        **SimpleHTTPRequestHandler.extensions_map,
        **{f".{suffix}": kind for suffix, kind in CONTENT_TYPES.items()},
    }

    def site_headers(self, path: str) -> Mapping[str, str]:
        """The headers of a path, besides those of the HTTP server itself."""
        return {**headers(path), "Content-Security-Policy": policy()}

    def end_headers(self) -> None:
        """Add the headers of the path."""
        for name, value in self.site_headers(urlsplit(self.path).path).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing: the browser reports failed requests."""


class SiteServer(ThreadingHTTPServer):
    """A server whose clients may close a connection early, as browsers do."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore closed connections."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve the folder during the `with` block; yields the address."""
    with listening(partial(SiteHandler, directory=str(folder))) as address:
        yield address


@contextmanager
def listening(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    """Answer requests to a free port of the loopback interface; yields the address."""
    server = SiteServer(("127.0.0.1", 0), handler)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

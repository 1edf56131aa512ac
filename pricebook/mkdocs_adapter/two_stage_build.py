"""The two-stage build of a preview: first the pages that are being viewed, then all pages."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import Any

# The first stage builds this many of the pages requested last: enough for a few open windows.
LOOKED_AT = 4


class Outdated(BaseException):
    """A file was saved during a build, so the build's result would be outdated.

    A BaseException, because MkDocs logs an Exception as an error of the current page.
    """


class TwoStageBuild:
    """Replaces the builder and the request handler of MkDocs' preview server.

    The first stage builds the pages requested last into a separate folder. The server sends these
    pages from that folder while the second stage builds the whole site. Requests for other files
    wait for the second stage.
    """

    def __init__(self, server: Any) -> None:
        self.wanted: frozenset[str] | None = None
        """The folders of the pages in the first stage, or None during the second stage."""
        self._home = tempfile.TemporaryDirectory(prefix="pricebook_")
        self.folder = Path(self._home.name, "ahead")
        self._site = Path(server.root)
        self._asked: dict[str, None] = {}
        self._all_there = Event()
        self._server, self._build, self._answer = server, server.builder, server.serve_request
        # A symbolic link, because the server resolves a file's path before it waits for a build.
        server.root = os.path.join(self._home.name, "shown")
        self._show_all()
        server.builder = self.build
        server.set_app(self.answer)

    def build(self) -> None:
        """Run both stages. This method replaces the server's builder.

        If a file is saved during the second stage, that stage ends early, and the server starts a
        new build.
        """
        self._all_there.clear()
        if self._asked:
            self._build_first_stage()
        with suppress(Outdated):
            self._build()
            self._show_all()

    def go_on(self) -> None:
        """Raise Outdated if a file was saved during the second stage."""
        if self.wanted is None and self._server._want_rebuild:
            raise Outdated

    def _build_first_stage(self) -> None:
        self.wanted = frozenset(self._asked)
        try:
            self._build()
        finally:
            self.wanted = None
        self._show(self.folder)
        with self._server._epoch_cond:
            self._server._visible_epoch = self._server._wanted_epoch
            self._server._epoch_cond.notify_all()

    def answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """The server's response, as soon as the requested file exists."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        if not path.startswith("/livereload/"):
            self._await(path.removeprefix(self._server.mount_path))
        answered: Iterable[bytes] = self._answer(environ, start_response)
        return answered

    def close(self) -> None:
        """Delete the temporary folder."""
        self._home.cleanup()

    def _await(self, path: str) -> None:
        is_page = not path or path.endswith("/")
        if is_page:
            self._remember(path)
        with self._server._epoch_cond:
            self._server._epoch_cond.wait_for(
                lambda: self._server._visible_epoch == self._server._wanted_epoch
            )
        if not (self.folder / path / ("index.html" if is_page else "")).is_file():
            self._all_there.wait()

    def _remember(self, page: str) -> None:
        self._asked.pop(page, None)
        self._asked[page] = None
        for old in [*self._asked][:-LOOKED_AT]:
            self._asked.pop(old, None)

    def _show_all(self) -> None:
        self._show(self._site)
        self._all_there.set()

    def _show(self, folder: Path) -> None:
        """Switch to `folder` atomically. Requests in progress also use the new folder."""
        fresh = os.path.join(self._home.name, "fresh")
        os.symlink(folder, fresh)
        os.replace(fresh, self._server.root)

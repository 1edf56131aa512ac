"""A preview's site in two builds: first the pages that somebody looks at, and then everything."""

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import Any

# So many pages are remembered: some windows with one each, and not a whole visit.
LOOKED_AT = 4


class Outdated(BaseException):
    """Something was saved during a build: no fault of the page it ends at, which MkDocs names."""


class TwoStageBuild:
    """Stands between MkDocs' preview server and whoever looks at its pages.

    What was asked for last is built into a folder of its own, and shown from there while the whole
    site is built. Who asks for anything else meanwhile waits for that.
    """

    def __init__(self, server: Any) -> None:
        self.wanted: frozenset[str] | None = None
        """The pages being built ahead, each by its folder from the site's root; None: all are."""
        self._home = tempfile.TemporaryDirectory(prefix="catalogue_")
        self.folder = Path(self._home.name, "ahead")
        self._site = Path(server.root)
        self._asked: dict[str, None] = {}
        self._all_there = Event()
        self._server, self._build, self._answer = server, server.builder, server.serve_request
        # The server puts a file's path together before it waits for a build.
        server.root = os.path.join(self._home.name, "shown")
        self._show_all()
        server.builder = self.build
        server.set_app(self.answer)

    def build(self) -> None:
        """In place of the server's own builder: what is looked at, and then everything.

        Everything is begun again, and not waited for, where something is saved meanwhile.
        """
        self._all_there.clear()
        if self._asked:
            self._build_first_stage()
        with suppress(Outdated):
            self._build()
            self._show_all()

    def go_on(self) -> None:
        """Raises Outdated where a build of everything would come too late."""
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
        """The server's answer, as soon as what is asked for is there."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        if not path.startswith("/livereload/"):
            self._await(path.removeprefix(self._server.mount_path))
        answered: Iterable[bytes] = self._answer(environ, start_response)
        return answered

    def close(self) -> None:
        """Leave nothing behind."""
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
        """Turn from one folder to another at once, for requests that are under way as well."""
        fresh = os.path.join(self._home.name, "fresh")
        os.symlink(folder, fresh)
        os.replace(fresh, self._server.root)

"""The two-stage build of the preview: first the pages that somebody views, then all pages."""

import shutil
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread

import pytest
from mkdocs.livereload import LiveReloadServer

from pricebook.mkdocs_adapter.two_stage_build import LOOKED_AT, TwoStageBuild

SOON_S = 30


class Builder:
    """Builds pages that contain the number of saves; a build of all pages waits for `go_on`."""

    pages = ("", "prices/", "terms/", "en/", "en/prices/", "en/terms/")

    def __init__(self, site: Path) -> None:
        self.site = site
        self.first_stage: TwoStageBuild | None = None
        self.saves = 0
        self.builds: list[frozenset[str] | None] = []
        self.started, self.go_on = Event(), Event()
        self.fault: Exception | None = None
        self.go_on.set()

    def __call__(self) -> None:
        wanted = self.first_stage.wanted if self.first_stage else None
        folder = self.first_stage.folder if self.first_stage and wanted is not None else self.site
        self.builds.append(wanted)
        if self.fault:
            raise self.fault
        shutil.rmtree(folder, ignore_errors=True)
        if wanted is None:
            self.started.set()
            while not self.go_on.wait(0.02):
                if self.first_stage:
                    self.first_stage.go_on()
        for page in self.pages:
            if wanted is None or page in wanted:
                (folder / page).mkdir(parents=True, exist_ok=True)
                (folder / page / "index.html").write_text(f"{page} {self.saves}", "utf-8")


class Preview:
    """A real preview server on the loopback interface, and threads that request pages."""

    def __init__(self, folder: Path) -> None:
        self.builder = Builder(folder / "site")
        self.builder()
        self.saved = folder / "saved"
        self.saved.write_text("0")
        root = str(folder / "site")
        self.server = LiveReloadServer(self.builder, "127.0.0.1", 0, root, polling_interval=0.05)
        self.first_stage = self.builder.first_stage = TwoStageBuild(self.server)
        self.server.watch(str(self.saved))
        self.readers = ThreadPoolExecutor(8)
        self.thread = Thread(target=self.server.serve, daemon=True)
        self.thread.start()

    def read(self, page: str) -> str:
        """The text of a page, without the script that the server adds."""
        address = f"http://127.0.0.1:{self.server.server_address[1]}/{page}"
        with urllib.request.urlopen(address, timeout=SOON_S) as answer:
            return answer.read().decode().partition("<script>")[0]

    def read_in_background(self, page: str) -> Future[str]:
        """Reads a page in another thread."""
        return self.readers.submit(self.read, page)

    def save(self) -> None:
        """Saves a file; returns when the build of all pages has started."""
        self.builder.saves += 1
        self.builder.started.clear()
        self.saved.write_text(str(self.builder.saves))
        assert self.builder.started.wait(SOON_S)

    def end(self) -> None:
        self.builder.go_on.set()
        self.server.shutdown()
        self.thread.join(SOON_S)
        self.readers.shutdown()
        self.first_stage.close()


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    preview = Preview(tmp_path)
    while preview.server.server_address[1] == 0:
        time.sleep(0.01)
    yield preview
    preview.end()


def test_the_page_being_looked_at_is_shown_before_the_others(
    preview: Preview,
) -> None:
    assert preview.read("prices/") == "prices/ 0"
    preview.builder.go_on.clear()
    preview.save()
    assert preview.read("prices/") == "prices/ 1"
    other = preview.read_in_background("terms/")
    with pytest.raises(TimeoutError):
        other.result(0.3)
    preview.builder.go_on.set()
    assert other.result(SOON_S) == "terms/ 1"
    assert preview.builder.builds == [None, {"prices/"}, None]


def test_all_pages_are_built_at_once_before_the_first_request(preview: Preview) -> None:
    preview.save()
    assert preview.read("") == " 1"
    assert preview.builder.builds == [None, None]


def test_the_first_stage_builds_the_last_requested_pages_only(preview: Preview) -> None:
    for page in preview.builder.pages:
        preview.read(page)
    preview.read("prices/")
    preview.save()
    assert preview.builder.builds[1] == {"prices/", "en/", "en/prices/", "en/terms/"}
    assert len(preview.builder.builds[1]) == LOOKED_AT


def test_a_second_save_restarts_the_build_and_shows_no_partial_page(
    preview: Preview,
) -> None:
    preview.read("prices/")
    preview.builder.go_on.clear()
    preview.save()
    other = preview.read_in_background("terms/")
    with pytest.raises(TimeoutError):
        other.result(0.3)
    preview.save()
    assert preview.read("prices/") == "prices/ 2"
    preview.builder.go_on.set()
    assert other.result(SOON_S) == "terms/ 2"


def test_a_missing_page_gives_404_after_the_build_of_all_pages(
    preview: Preview,
) -> None:
    preview.read("prices/")
    preview.builder.go_on.clear()
    preview.save()
    nowhere = preview.read_in_background("nowhere/")
    with pytest.raises(TimeoutError):
        nowhere.result(0.3)
    preview.builder.go_on.set()
    with pytest.raises(urllib.error.HTTPError, match="404"):
        nowhere.result(SOON_S)


def test_the_next_build_is_shown_after_a_failed_build(
    preview: Preview, capsys: pytest.CaptureFixture[str]
) -> None:
    preview.read("prices/")
    preview.builder.fault = ValueError("a template that cannot be read")
    preview.saved.write_text("a fault")
    while len(preview.builder.builds) < 2:
        time.sleep(0.01)
    page = preview.read_in_background("prices/")
    preview.builder.fault = None
    preview.save()
    assert page.result(SOON_S) == "prices/ 1"
    assert "a template that cannot be read" in capsys.readouterr().err


def test_the_temporary_folder_is_deleted_at_the_end(preview: Preview) -> None:
    home = preview.first_stage.folder.parent
    preview.read("prices/")
    preview.save()
    assert preview.read("prices/") == "prices/ 1"
    preview.end()
    assert not home.exists()

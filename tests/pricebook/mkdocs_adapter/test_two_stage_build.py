"""A preview's builds: what somebody looks at first, shown while everything else is made."""

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
    """Builds a site of pages that say how often it was built; a whole one waits for `go_on`."""

    pages = ("", "prices/", "terms/", "en/", "en/prices/", "en/terms/")

    def __init__(self, site: Path) -> None:
        self.site = site
        self.first_stage: TwoStageBuild | None = None
        self.saves = 0
        self.builds: list[frozenset[str] | None] = []
        self.begun, self.go_on = Event(), Event()
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
            self.begun.set()
            while not self.go_on.wait(0.02):
                if self.first_stage:
                    self.first_stage.go_on()
        for page in self.pages:
            if wanted is None or page in wanted:
                (folder / page).mkdir(parents=True, exist_ok=True)
                (folder / page / "index.html").write_text(f"{page} {self.saves}", "utf-8")


class Preview:
    """A real preview server on the loopback interface, and its readers."""

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

    def says(self, page: str) -> str:
        """What stands on a page, without the script that the server puts there."""
        address = f"http://127.0.0.1:{self.server.server_address[1]}/{page}"
        with urllib.request.urlopen(address, timeout=SOON_S) as answer:
            return answer.read().decode().partition("<script>")[0]

    def asks(self, page: str) -> Future[str]:
        """The same, in a window of its own."""
        return self.readers.submit(self.says, page)

    def save(self) -> None:
        """Something is saved; comes back when the whole site's build has begun."""
        self.builder.saves += 1
        self.builder.begun.clear()
        self.saved.write_text(str(self.builder.saves))
        assert self.builder.begun.wait(SOON_S)

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


def test_the_page_looked_at_is_shown_while_the_others_are_made_and_they_wait(
    preview: Preview,
) -> None:
    assert preview.says("prices/") == "prices/ 0"
    preview.builder.go_on.clear()
    preview.save()
    assert preview.says("prices/") == "prices/ 1"
    other = preview.asks("terms/")
    with pytest.raises(TimeoutError):
        other.result(0.3)
    preview.builder.go_on.set()
    assert other.result(SOON_S) == "terms/ 1"
    assert preview.builder.builds == [None, {"prices/"}, None]


def test_everything_is_made_at_once_while_nobody_has_looked(preview: Preview) -> None:
    preview.save()
    assert preview.says("") == " 1"
    assert preview.builder.builds == [None, None]


def test_no_more_pages_are_made_ahead_than_somebody_may_be_looking_at(preview: Preview) -> None:
    for page in preview.builder.pages:
        preview.says(page)
    preview.says("prices/")
    preview.save()
    assert preview.builder.builds[1] == {"prices/", "en/", "en/prices/", "en/terms/"}
    assert len(preview.builder.builds[1]) == LOOKED_AT


def test_what_is_saved_meanwhile_is_begun_at_once_and_nothing_half_made_is_shown(
    preview: Preview,
) -> None:
    preview.says("prices/")
    preview.builder.go_on.clear()
    preview.save()
    other = preview.asks("terms/")
    with pytest.raises(TimeoutError):
        other.result(0.3)
    preview.save()
    assert preview.says("prices/") == "prices/ 2"
    preview.builder.go_on.set()
    assert other.result(SOON_S) == "terms/ 2"


def test_a_page_that_is_not_there_is_missing_once_everything_has_been_made(
    preview: Preview,
) -> None:
    preview.says("prices/")
    preview.builder.go_on.clear()
    preview.save()
    nowhere = preview.asks("nowhere/")
    with pytest.raises(TimeoutError):
        nowhere.result(0.3)
    preview.builder.go_on.set()
    with pytest.raises(urllib.error.HTTPError, match="404"):
        nowhere.result(SOON_S)


def test_after_a_build_that_failed_the_next_one_is_shown(
    preview: Preview, capsys: pytest.CaptureFixture[str]
) -> None:
    preview.says("prices/")
    preview.builder.fault = ValueError("a template that cannot be read")
    preview.saved.write_text("a fault")
    while len(preview.builder.builds) < 2:
        time.sleep(0.01)
    page = preview.asks("prices/")
    preview.builder.fault = None
    preview.save()
    assert page.result(SOON_S) == "prices/ 1"
    assert "a template that cannot be read" in capsys.readouterr().err


def test_nothing_is_left_behind(preview: Preview) -> None:
    home = preview.first_stage.folder.parent
    preview.says("prices/")
    preview.save()
    assert preview.says("prices/") == "prices/ 1"
    preview.end()
    assert not home.exists()

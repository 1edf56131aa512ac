"""The page that counts code, by what a reader finds on it."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import FilePayload, Locator, Page, expect

ADDRESS = {"sv": "rakna-rader/", "en": "en/count-lines/"}
READY = {
    "sv": "Räknaren är igång. Det går bra att koppla från nätet.",
    "en": "The counter is running. You may go offline now.",
}
# A fresh Python on a busy machine, and then the count.
PATIENCE_MS = 90_000


def zipped(files: Mapping[str, str]) -> FilePayload:
    """A zip of texts, as a file to choose."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for path, text in files.items():
            target.writestr(path, text)
    return chosen(file.getvalue())


def chosen(data: bytes) -> FilePayload:
    """Bytes as a zip to choose, whatever they are."""
    return {"name": "code.zip", "mimeType": "application/zip", "buffer": data}


@dataclass(frozen=True)
class Counting:
    """The page in a language."""

    page: Page
    language: str

    @property
    def status(self) -> Locator:
        """The state of the count, as the page shows and announces it."""
        return self.page.locator("[data-status]")

    @property
    def result(self) -> Locator:
        return self.page.locator("[data-result]")

    @property
    def fault(self) -> Locator:
        return self.page.locator("[data-fault]")

    @property
    def lines(self) -> Locator:
        """The sum, where the eye goes."""
        return self.page.locator(".tally__lines")

    def row(self, module: str) -> Locator:
        box = self.page.get_by_role("checkbox", name=module, exact=True)
        return self.result.get_by_role("row").filter(has=box)

    def open(self) -> None:
        # From the start, and not when a chooser is awaited: what Playwright asks of the browser
        # then may arrive after the key, and some choosers in a hundred are never seen.
        self.page.on("filechooser", lambda _: None)
        self.page.goto(ADDRESS[self.language])

    def is_ready(self) -> None:
        """Python has started."""
        expect(self.status).to_have_text(READY[self.language], timeout=PATIENCE_MS)

    def choose(self, file: FilePayload | Path) -> None:
        """Choose a zip and wait for what comes of it."""
        self.page.set_input_files("#zip", file)
        self.is_over()

    def is_over(self) -> None:
        """There is a result or a refusal."""
        over = self.page.locator(".tally__title, [data-fault]:not(:empty)")
        expect(over).to_be_visible(timeout=PATIENCE_MS)

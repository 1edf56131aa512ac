"""Page object of the page that counts lines of code."""

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
# The start of Python and the count take long on a busy machine.
PATIENCE_MS = 90_000


def zipped(files: Mapping[str, str]) -> FilePayload:
    """A zip file with these texts, for a file field."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for path, text in files.items():
            target.writestr(path, text)
    return chosen(file.getvalue())


def chosen(data: bytes) -> FilePayload:
    """Any bytes as `code.zip`, for a file field."""
    return {"name": "code.zip", "mimeType": "application/zip", "buffer": data}


@dataclass(frozen=True)
class Counting:
    """The page in a language: its elements, and actions of a reader."""

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
        """The total of lines above the table."""
        return self.page.locator(".tally__lines")

    def row(self, module: str) -> Locator:
        box = self.page.get_by_role("checkbox", name=module, exact=True)
        return self.result.get_by_role("row").filter(has=box)

    def open(self) -> None:
        # Playwright must listen before the key is pressed, so as not to miss a file chooser.
        self.page.on("filechooser", lambda _: None)
        self.page.goto(ADDRESS[self.language])

    def is_ready(self) -> None:
        """Waits until Python has started."""
        expect(self.status).to_have_text(READY[self.language], timeout=PATIENCE_MS)

    def choose(self, file: FilePayload | Path) -> None:
        """Chooses a zip file and waits for a result or a fault."""
        self.page.set_input_files("#zip", file)
        self.is_over()

    def is_over(self) -> None:
        """Waits for a result or a fault."""
        over = self.page.locator(".tally__title, [data-fault]:not(:empty)")
        expect(over).to_be_visible(timeout=PATIENCE_MS)

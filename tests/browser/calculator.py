"""The calculator's page, by what a reader finds on it."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

ADDRESS = {"sv": "kalkylator/", "en": "en/calculator/"}
FIELDS = {
    "sv": {"users": "Användare", "lines": "Rader egen kod"},
    "en": {"users": "Users", "lines": "Lines of custom code"},
}
READY = {"sv": "Kalkylatorn är igång.", "en": "The calculator is running."}
# A cold Python on a busy machine.
PATIENCE_MS = 60_000


@dataclass(frozen=True)
class Calculator:
    """The calculator's page in a language, by what a reader finds on it."""

    page: Page
    language: str

    @property
    def estimate(self) -> Locator:
        return self.page.locator("[data-estimate]")

    @property
    def status(self) -> Locator:
        """The state of Python, as the page shows it."""
        return self.page.locator("[data-status]")

    @property
    def announcement(self) -> Locator:
        """The live region: the text that a screen reader announces."""
        return self.page.locator("[data-announcement]")

    @property
    def other_language(self) -> Locator:
        """The link to this page in another language."""
        return self.page.locator("a[data-language]").first

    def field(self, name: str) -> Locator:
        return self.page.get_by_role("textbox", name=FIELDS[self.language][name])

    def enter(self, users: str, lines: str) -> None:
        self.field("users").fill(users)
        self.field("lines").fill(lines)

    def open(self) -> None:
        self.page.goto(ADDRESS[self.language])

    def is_ready(self) -> None:
        """Python has started."""
        expect(self.status).to_have_text(READY[self.language], timeout=PATIENCE_MS)

    def reset(self) -> None:
        """The example that the page opens with, and no rate, which no link would hold."""
        # Another address each time: a page is not opened again at the one that it has.
        self.page.evaluate(
            """() => {
                const rate = document.getElementById("rate");
                if (rate) rate.value = "";
                const sign = location.hash === "#o1:~" ? "" : "~";
                history.pushState(null, "", `#o1:${sign}`);
                dispatchEvent(new PopStateEvent("popstate"));
            }"""
        )
        # The figures of the order before are hidden until the answer comes.
        expect(self.estimate).not_to_have_attribute("data-pending", "")
        expect(self.field("lines")).to_have_value(re.compile("^4.321$"))
        expect(self.estimate).not_to_have_attribute("data-stale", "")

    def part(self, name: str) -> Locator:
        """One part of the estimate."""
        return self.page.locator(f"[data-part='{name}']")

    def says(self, name: str, text: str) -> None:
        """A part comes to say this, with plain spaces for no-break ones."""
        spaced = re.escape(text).replace(r"\ ", r"\s+")
        expect(self.part(name)).to_contain_text(re.compile(spaced))

    def open_link(self, fragment: str) -> None:
        """The reader follows a link to another order."""
        self.page.evaluate("(hash) => { location.hash = hash }", fragment)

    def unfold(self, name: str) -> None:
        """A part of the form that not everybody needs."""
        folded = self.page.locator(f"[data-folded='{name}']")
        if folded.get_attribute("open") is None:
            folded.locator("summary").click()

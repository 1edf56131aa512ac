"""Page object of the calculator's page."""

import re
from dataclasses import dataclass

from playwright.sync_api import Locator, Page, expect

ADDRESS = {"sv": "kalkylator/", "en": "en/calculator/"}
FIELDS = {
    "sv": {"users": "Användare", "lines": "Rader modulkod"},
    "en": {"users": "Users", "lines": "Lines of module code"},
}
READY = {"sv": "Kalkylatorn är igång.", "en": "The calculator is running."}
# The start of Python takes long on a busy machine.
PATIENCE_MS = 60_000


@dataclass(frozen=True)
class Calculator:
    """The calculator's page in a language: its elements, and actions of a reader."""

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
        """Waits until Python has started."""
        expect(self.status).to_have_text(READY[self.language], timeout=PATIENCE_MS)

    def reset(self) -> None:
        """Returns to the example. Also empties the rate, because a link does not contain it."""
        # Each fragment must differ from the current fragment; otherwise the page does not react.
        self.page.evaluate(
            """() => {
                const rate = document.getElementById("rate");
                if (rate) rate.value = "";
                const sign = location.hash === "#o1:~" ? "" : "~";
                history.pushState(null, "", `#o1:${sign}`);
                dispatchEvent(new PopStateEvent("popstate"));
            }"""
        )
        # The figures of the previous order are hidden until the answer comes.
        expect(self.estimate).not_to_have_attribute("data-pending", "")
        expect(self.field("lines")).to_have_value(re.compile("^4.321$"))
        expect(self.estimate).not_to_have_attribute("data-stale", "")

    def part(self, name: str) -> Locator:
        """One part of the estimate."""
        return self.page.locator(f"[data-part='{name}']")

    def expect_text(self, name: str, text: str) -> None:
        """Waits until the part contains the text; plain spaces match any spaces."""
        spaced = re.escape(text).replace(r"\ ", r"\s+")
        expect(self.part(name)).to_contain_text(re.compile(spaced))

    def open_link(self, fragment: str) -> None:
        """Opens a link to another order on the running page."""
        self.page.evaluate("(hash) => { location.hash = hash }", fragment)

    def unfold(self, name: str) -> None:
        """Opens a collapsed part of the form."""
        folded = self.page.locator(f"[data-folded='{name}']")
        if folded.get_attribute("open") is None:
            folded.locator("summary").click()

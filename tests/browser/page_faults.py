"""The faults of a page: errors, warnings, failed requests and requests to another host."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request, Response

from tests.browser.host import Host

LOST = "Failed to load resource: the server responded with"


@dataclass
class PageFaults:
    """The faults of a page so far, and the faults that one test expects.

    Every fault has to be an expected one, and every expected one has to happen.
    """

    host: Host
    faults: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def observe(self, page: Page) -> None:
        """Record the faults of the page from now on."""
        page.on("console", self._console)
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("pageerror", lambda error: self.faults.append(f"uncaught: {error}"))

    def expect(self, *patterns: str) -> None:
        """Regular expressions for the beginnings of faults that this test causes."""
        self.expected += patterns

    def drain(self) -> list[str]:
        """The faults so far, which are then forgotten."""
        faults, self.faults = self.faults, []
        return faults

    def verify(self) -> None:
        """Fail for an unexpected fault, or an expected one that did not happen; then forget."""
        faults, expected, self.expected = self.drain(), self.expected, []
        unexpected = [one for one in faults if not any(re.match(each, one) for each in expected)]
        assert unexpected == [], unexpected
        missed = [each for each in expected if not any(re.match(each, one) for one in faults)]
        assert missed == [], f"expected to happen: {missed}"

    def _console(self, message: ConsoleMessage) -> None:
        # A failed request is reported by its response.
        if message.type in ("error", "warning") and not message.text.startswith(LOST):
            self.faults.append(f"{message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.host.address, "data:", "blob:")):
            self.faults.append(f"foreign: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            path = response.url.removeprefix(self.host.address)
            self.faults.append(f"{response.status}: {path}")

"""The faults of a page: errors, warnings, failed requests and requests to another host."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request, Response

from tests.browser.host import Host

LOST = "Failed to load resource: the server responded with"


@dataclass
class PageFaults:
    """The faults of a page so far, and the faults that a test expects.

    A test fails for each unexpected fault, and for each expected fault that does not occur.
    """

    host: Host
    faults: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def observe(self, page: Page) -> None:
        """Starts to record the faults of the page."""
        page.on("console", self._console)
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("pageerror", lambda error: self.faults.append(f"uncaught: {error}"))

    def expect(self, *patterns: str) -> None:
        """Adds regular expressions that match the beginnings of expected faults."""
        self.expected += patterns

    def drain(self) -> list[str]:
        """Returns and removes the faults so far."""
        faults, self.faults = self.faults, []
        return faults

    def verify(self) -> None:
        """Fails for unexpected faults and for missing faults; then removes all faults."""
        faults, expected, self.expected = self.drain(), self.expected, []
        unexpected = [one for one in faults if not any(re.match(each, one) for each in expected)]
        assert unexpected == [], unexpected
        missed = [each for each in expected if not any(re.match(each, one) for one in faults)]
        assert missed == [], f"expected these faults, found none: {missed}"

    def _console(self, message: ConsoleMessage) -> None:
        # The response handler records failed requests.
        if message.type in ("error", "warning") and not message.text.startswith(LOST):
            self.faults.append(f"{message.type}: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.host.address, "data:", "blob:")):
            self.faults.append(f"foreign: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            path = response.url.removeprefix(self.host.address)
            self.faults.append(f"{response.status}: {path}")

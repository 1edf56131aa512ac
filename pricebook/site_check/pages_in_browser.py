"""Opens every page of a built site in Chromium: errors, forbidden requests, barriers (axe)."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pricebook.problems.problem import Problem
from pricebook.site_check.browser_launch import axe_script
from pricebook.site_check.built_pages import INDEX

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response

_RUN = """async () => {
    const { violations } = await axe.run(document, {
        resultTypes: ["violations"],
        rules: { "target-size": { enabled: true } },  // of WCAG 2.2, and off by default
    });
    return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}"""


@dataclass
class PageErrors:
    """The errors of a page: console, failed requests, requests to other hosts."""

    address: str
    found: list[str] = field(default_factory=list)

    def observe(self, page: "Page") -> None:
        """Record the errors of the page from now on."""
        page.on("console", self._console)
        page.on("request", self._request)
        page.on("response", self._response)
        page.on("pageerror", lambda error: self.found.append(f"uncaught error: {error}"))

    def _console(self, message: "ConsoleMessage") -> None:
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.found.append(message.text)

    def _request(self, request: "Request") -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.found.append(f"a request to another host: {request.url}")

    def _response(self, response: "Response") -> None:
        if response.status >= 400:
            self.found.append(f"status {response.status}: {response.url}")


def page_problems(
    context: "BrowserContext",
    address: str,
    folder: Path,
    paths: Iterable[str],
    on_page: Callable[[str], None],
) -> Iterator[Problem]:
    """A problem for each error and each violation of axe, at 1280 pixels, in light colours.

    `address` is the site's root, `folder` the built site, and `paths` are its HTML files.
    `on_page` is called with the path of each page.
    """
    script = axe_script()
    page = context.new_page()
    page.set_viewport_size({"width": 1280, "height": 900})
    errors = PageErrors(address)
    errors.observe(page)
    for path in paths:
        on_page(path)
        page.goto(address + path.removesuffix(INDEX))
        page.evaluate(script)
        messages = [*errors.found, *page.evaluate(_RUN)]
        errors.found.clear()
        for message in messages:
            yield Problem((folder / path).as_posix(), 1, 1, message)
    page.close()

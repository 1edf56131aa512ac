"""The code examples of the page about open data, read from the built page."""

from html.parser import HTMLParser
from pathlib import Path

PAGES = {"sv": "data/index.html", "en": "en/data/index.html"}
# The address in the examples of a site without an address.
PLACEHOLDER = "https://www.example.org/"


class _Examples(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._open = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "pre":
            self._open = dict(attrs).get("data-example") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "pre":
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[self._open] = self.found.get(self._open, "") + data


def examples(site: Path, language: str) -> dict[str, str]:
    """The code of each example, by its name."""
    return _Examples((site / PAGES[language]).read_text("utf-8")).found


def example(site: Path, language: str, name: str, address: str) -> str:
    """An example with this server's address in place of the placeholder."""
    code = examples(site, language)[name]
    assert PLACEHOLDER in code
    return code.replace(PLACEHOLDER, address)

"""The examples on the page about the data, read from the built page as a reader copies them."""

from html.parser import HTMLParser
from pathlib import Path

PAGES = {"sv": "data/index.html", "en": "en/data/index.html"}
# What stands in the examples of a site whose address nobody has said.
SOMEWHERE = "https://www.example.org/"


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
    """The code of each example by its name."""
    return _Examples((site / PAGES[language]).read_text("utf-8")).found


def example(site: Path, language: str, name: str, address: str) -> str:
    """One example, with the address of a server that has the site in the place of nowhere's."""
    code = examples(site, language)[name]
    assert SOMEWHERE in code
    return code.replace(SOMEWHERE, address)

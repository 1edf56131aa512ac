"""What a page says to its reader, and what a value of YAML or JSON says."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

# What a reader sees or hears of a page, beside its text.
SPOKEN = {"content", "alt", "title", "aria-label", "placeholder"}
CODE = {"code", "script"}
SPOKEN |= {"data-loading", "data-none", "data-one", "data-many", "data-failed"}


class Reader(HTMLParser):
    """What a page says, in the order of its text; `said` has no markup in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.language = ""
        self._in_code = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        # Code is in no language, nor is what search engines are told.
        self._in_code = self._in_code or tag in CODE
        if tag == "html":
            self.language = found["lang"] or ""
        # A viewport and a colour scheme are orders to the browser.
        orders = tag == "meta" and found.get("name") != "description"
        spoken = {name for name in found if name in SPOKEN or name.startswith("data-localised")}
        self.texts += [found[name] or "" for name in sorted(spoken) if not orders]

    def handle_endtag(self, tag: str) -> None:
        self._in_code = self._in_code and tag not in CODE

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._in_code:
            self.texts.append(data.strip())


def leaves(value: Any) -> Iterator[str]:
    """Every text of a YAML or JSON value, without its keys."""
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from leaves(item)
    elif isinstance(value, str):
        yield value

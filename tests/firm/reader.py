"""The texts of a page, and of a YAML or JSON value."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

# Attributes whose values readers see or screen readers announce.
ATTRIBUTES = {"content", "alt", "title", "aria-label", "placeholder"}
CODE = {"code", "script"}
ATTRIBUTES |= {"data-loading", "data-none", "data-one", "data-many", "data-failed"}


class Reader(HTMLParser):
    """The texts of a page in document order, including texts of attributes, without markup."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.language = ""
        self._in_code = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        # Code and structured data have no language.
        self._in_code = self._in_code or tag in CODE
        if tag == "html":
            self.language = found["lang"] or ""
        # Other <meta> elements, such as the viewport, are settings for the browser.
        is_setting = tag == "meta" and found.get("name") != "description"
        shown = {name for name in found if name in ATTRIBUTES or name.startswith("data-localised")}
        self.texts += [found[name] or "" for name in sorted(shown) if not is_setting]

    def handle_endtag(self, tag: str) -> None:
        self._in_code = self._in_code and tag not in CODE

    def handle_data(self, data: str) -> None:
        if data.strip() and not self._in_code:
            self.texts.append(data.strip())


def texts_in(value: Any) -> Iterator[str]:
    """Every text of a YAML or JSON value, without keys."""
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from texts_in(item)
    elif isinstance(value, str):
        yield value

"""The pages of a built site: their links and the ids that links lead to."""

from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

# The attributes of HTML that hold an address.
_ADDRESSES = ("href", "src", "action", "poster")
INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class PageLink:
    """An address in a page; `line` and `column` count from 1."""

    address: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class BuiltPage:
    """An HTML file; `path` is relative to the site's folder, with slashes."""

    path: str
    links: tuple[PageLink, ...]
    ids: frozenset[str]


@dataclass(frozen=True)
class BuiltSite:
    """A folder with a built site; its pages are read once."""

    folder: Path

    @cached_property
    def pages(self) -> dict[str, BuiltPage]:
        """Every HTML file by its path."""
        files = sorted(self.folder.rglob("*.html"))
        return {page.path: page for page in (self._read(file) for file in files)}

    def _read(self, file: Path) -> BuiltPage:
        reader = _LinkReader()
        reader.feed(file.read_text("utf-8"))
        path = file.relative_to(self.folder).as_posix()
        return BuiltPage(path, tuple(reader.links), frozenset(reader.ids))


@dataclass
class _LinkReader(HTMLParser):
    links: list[PageLink] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        for name, value in attrs:
            if name in _ADDRESSES and value is not None:
                self.links.append(PageLink(value, line, column + 1))
            elif (name == "id" or (tag == "a" and name == "name")) and value:
                self.ids.add(value)

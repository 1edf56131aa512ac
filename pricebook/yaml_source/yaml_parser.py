"""PyYAML's parser with a report of every anchor, alias, tag and directive."""

from collections.abc import Callable, Iterator
from typing import Any, cast

import yaml
from yaml import events
from yaml.error import Mark
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner

from pricebook.yaml_source.values import Place


def place_of(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1)


def mark_of(mark: object) -> Mark:
    # Both parsers set all fields of their marks.
    return cast(Mark, mark)


class YamlParser(Reader, Scanner, Parser):
    """PyYAML's parser. It calls `add_problem` for each anchor, alias, tag and directive."""

    def __init__(self, text: str, add_problem: Callable[[Place, str], None]) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        self.reported: set[Place] = set()
        self._add_problem = add_problem

    def events(self) -> Iterator[events.Event]:
        while self.check_event():
            yield self.get_event()  # type: ignore[no-untyped-call]

    def fetch_anchor(self) -> None:
        self._report('an anchor ("&")', _IN_FULL)
        super().fetch_anchor()

    def fetch_alias(self) -> None:
        self._report('an alias ("*")', _IN_FULL)
        super().fetch_alias()

    def fetch_tag(self) -> None:
        self._report('a tag ("!")', "remove it, or put the text in quotes")
        super().fetch_tag()

    def fetch_directive(self) -> None:
        self._report('a directive ("%")', "remove the line")
        super().fetch_directive()

    def _report(self, what: str, advice: str) -> None:
        at = place_of(self.get_mark())
        self.reported.add(at)
        self._add_problem(at, f"found {what}, which is not allowed here: {advice}")


class LenientYamlParser(YamlParser):
    """The parser for a file in which anchors, aliases, tags and directives are allowed."""

    def _report(self, what: str, advice: str) -> None:
        """Report nothing."""


_IN_FULL = "write the value in full, or put the text in quotes"


def is_unreadable_value(text: str) -> bool:
    """Whether PyYAML reads an unquoted scalar as a day or a number that does not exist.

    Examples are `2026-02-31` and `0x_`, for which PyYAML raises a plain ValueError.
    """
    try:
        yaml.safe_load(text)
    except (ValueError, OverflowError):
        return True
    except yaml.YAMLError:
        # The text is valid inside its file, but not as a document.
        return False
    return False

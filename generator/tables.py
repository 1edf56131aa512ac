"""Sections of tables as plain text, Markdown and CSV."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from calculator.sheet import inert

WIDTH = 100


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and a table; what a row holds stands under the columns in their order.

    `total` is one more row, which sums the others up.
    """

    id: str
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    total: Sequence[str] | None = None

    @property
    def whole(self) -> Sequence[Sequence[str]]:
        """The rows with the one that sums them up."""
        return [*self.rows, self.total] if self.total else self.rows


def rendered(title: str, sections: Sequence[Section], format: str) -> str:
    """The sections in one of `FORMATS`, ending in a line break."""
    return FORMATS[format](title, sections)


def _text(title: str, sections: Sequence[Section]) -> str:
    """A block of lines for each row, each value under the name of its column."""
    parts = [_underlined(title, "=")]
    for section in sections:
        parts.append(_underlined(f"{section.title} ({len(section.rows)})", "-"))
        parts += ["\n".join(_block(section.columns, row)) for row in section.whole]
    return "\n\n".join(parts) + "\n"


def _underlined(text: str, mark: str) -> str:
    return f"{text}\n{mark * len(text)}"


def _block(columns: Sequence[str], row: Sequence[str]) -> Iterator[str]:
    first, *rest = row
    yield first
    for column, value in zip(columns[1:], rest, strict=True):
        if value:
            yield from wrap(
                f"{column}: {value}",
                WIDTH,
                initial_indent="  ",
                subsequent_indent="    ",
                break_long_words=False,
                break_on_hyphens=False,
            )


def _markdown(title: str, sections: Sequence[Section]) -> str:
    parts = [f"# {_plain(title)}"]
    for section in sections:
        head = _row(section.columns)
        rule = _row(["---"] * len(section.columns))
        rows = map(_row, ([_plain(value) for value in row] for row in section.whole))
        parts += [f"## {_plain(section.title)}", "\n".join([head, rule, *rows])]
    return "\n\n".join(parts) + "\n"


def _row(values: Sequence[str]) -> str:
    return f"| {' | '.join(values)} |"


# What Markdown would take for markup; the texts hold none.
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>#|~"})


def _plain(text: str) -> str:
    return text.translate(_MARKS)


def _csv(_title: str, sections: Sequence[Section]) -> str:
    """A row of columns for each section, then its rows, all of them led by the id of the section.

    A value that a spreadsheet would run as a formula stays text.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for section in sections:
        writer.writerow(["section", *map(inert, section.columns)])
        writer.writerows([section.id, *map(inert, row)] for row in section.whole)
    return out.getvalue()


FORMATS: Mapping[str, Callable[[str, Sequence[Section]], str]] = {
    "text": _text,
    "markdown": _markdown,
    "csv": _csv,
}

"""Formats sections with tables as plain text, Markdown and CSV."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from calculator.export.spreadsheet import sheet
from calculator.pricing.money import Format

MAX_WIDTH = 100


@dataclass(frozen=True, slots=True)
class Section:
    """A title and a table. Each row has a value for each column; `total` is a row of sums."""

    id: str
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    total: Sequence[str] | None = None

    @property
    def all_rows(self) -> Sequence[Sequence[str]]:
        """The rows, and the row of sums if there is one."""
        return [*self.rows, self.total] if self.total else self.rows


def render_sections(
    title: str, sections: Sequence[Section], format: str, number_format: Format
) -> str:
    """The sections in one of `FORMATS`, with a line break at the end.

    `number_format` is the number format of the sections' language. It decides the separator of a
    CSV.
    """
    return FORMATS[format](title, sections, number_format)


def _text(title: str, sections: Sequence[Section], _form: Format) -> str:
    """A block of lines for each row. Each line has the name of a column, then the value."""
    parts = [_underlined(title, "=")]
    for section in sections:
        parts.append(_underlined(f"{section.title} ({len(section.rows)})", "-"))
        parts += ["\n".join(_block(section.columns, row)) for row in section.all_rows]
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
                MAX_WIDTH,
                initial_indent="  ",
                subsequent_indent="    ",
                break_long_words=False,
                break_on_hyphens=False,
            )


def _markdown(title: str, sections: Sequence[Section], _form: Format) -> str:
    parts = [f"# {_plain(title)}"]
    for section in sections:
        head = _row(section.columns)
        rule = _row(["---"] * len(section.columns))
        rows = map(_row, ([_plain(value) for value in row] for row in section.all_rows))
        parts += [f"## {_plain(section.title)}", "\n".join([head, rule, *rows])]
    return "\n\n".join(parts) + "\n"


def _row(values: Sequence[str]) -> str:
    return f"| {' | '.join(values)} |"


# Signs that Markdown reads as markup.
_MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\`*_{}[]<>#|~"})


def _plain(text: str) -> str:
    return text.translate(_MARKS)


def _csv(_title: str, sections: Sequence[Section], number_format: Format) -> str:
    """For each section, a row of column names, then its rows, which start with the section's id."""
    rows: list[Sequence[str]] = []
    for section in sections:
        rows.append(["section", *section.columns])
        rows += [[section.id, *row] for row in section.all_rows]
    return sheet(rows, number_format)


FORMATS: Mapping[str, Callable[[str, Sequence[Section], Format], str]] = {
    "text": _text,
    "markdown": _markdown,
    "csv": _csv,
}

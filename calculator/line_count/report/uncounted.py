"""Parses the files that the tool could not count: the files below the heading Errors."""

import re
from collections.abc import Collection, Sequence

from calculator.line_count.cloc.cloc_rules import MAX_FILE_SIZE, REFERENCE
from calculator.line_count.cloc.tally import File
from calculator.line_count.input.reason import Reason
from calculator.line_count.report.report_row import cells, names_a_module, read_row, without_marks
from calculator.line_count.report.report_rows import Line, ReportRows, is_rule

# The tool's messages for a file that it did not count.
_REASONS = {
    "Syntax Error": Reason("syntax_error"),
    "Max file size exceeded": Reason("too_large", {"most": MAX_FILE_SIZE // 2**20}),
    "Max line size exceeded": Reason("line_too_long", {"most": REFERENCE.max_line_length or 0}),
}
_GAP = re.compile(r" {2,}+|\t")
# An absolute path, or a record of the database.
_BEGINNING = re.compile(r"/|[a-z_.]++/[0-9]++:")
_MAX_PIECES = 4
_MAX_PIECE_LENGTH = 5_000
_LAST_LETTERS = tuple({reason[-1] for reason in _REASONS})


def read_errors(rows: ReportRows, separator: str | None) -> dict[str, list[File]] | Reason:
    """The files by module, in order; a Reason where a file has no module above it.

    A file's line ends in a reason, and a module's line does not. So files and modules are
    recognised even without their indents. Other lines, such as those of a log, are ignored.
    """
    lines = [
        line
        for line in rows.below
        if not is_rule(line.text) and not read_row(line.number, line.text, separator)
    ]
    # If the heading is missing, look for files too.
    if rows.margin is None and not any(_ending(line.text.strip())[0] for line in lines):
        return {}
    return _Errors(rows.margin or 0, {row.name for row in rows.rows}, separator).read(lines)


class _Errors:
    """Reads the lines below the heading; `margin` is the indent of the heading."""

    def __init__(self, margin: int, known: Collection[str], separator: str | None) -> None:
        self._margin, self._known, self._separator = margin, known, separator
        self._module = ""
        self._above: list[Line] = []  # the lines since the last reason
        self._errors: dict[str, list[File]] = {}

    def read(self, lines: Sequence[Line]) -> dict[str, list[File]] | Reason:
        """The files by module."""
        for line in lines:
            text = self._text(line)
            reason, path = _ending(text)
            if not (reason and path and (self._inside(line) or _BEGINNING.match(path))):
                reason, path = self._joined(line) or (reason, path)
            if reason is None:
                self._above.append(line)
                continue
            self._settle()
            if not self._module or not path:
                return Reason("report_error_unplaced", {"line": line.number, "text": line.shown})
            self._errors.setdefault(self._module, []).append(File(path, None, reason=reason))
        self._settle()
        return self._errors

    def _text(self, line: Line) -> str:
        separator = self._separator
        return without_marks("  ".join(cells(line.text, separator)) if separator else line.text)

    def _inside(self, line: Line) -> bool:
        return line.indent > self._margin

    def _of_a_file(self, line: Line) -> bool:
        return self._inside(line) or not names_a_module(self._text(line))

    def _joined(self, line: Line) -> tuple[Reason, str] | None:
        """The reason and the path of a broken line, joined with pieces above it."""
        end = line.text.strip()
        if not end.endswith(_LAST_LETTERS):
            return None
        ends = [end]
        for depth, piece in enumerate(reversed(self._above[-_MAX_PIECES:]), 1):
            text = piece.text.strip()
            if len(text) > _MAX_PIECE_LENGTH:
                break
            # A space at the end of a piece was a space in the name. If these spaces are lost,
            # only the names of records are assumed to have had a space there.
            blank = piece.text[-1:].isspace() or ": " in text
            marks = (" ", "") if blank else ("", " ")
            ends = [f"{text}{mark}{end}" for mark in marks for end in ends]
            if not (self._inside(piece) or _BEGINNING.match(without_marks(text))):
                continue
            for reason, path in map(_ending, ends):
                if reason:
                    del self._above[-depth:]
                    return reason, without_marks(path)
        return None

    def _settle(self) -> None:
        """Set the module for the lines below, and add the files above that have no reason."""
        other = ""
        for line in self._above:
            text = self._text(line)
            if self._of_a_file(line):
                if self._module and (file := _without_reason(text)):
                    self._errors.setdefault(self._module, []).append(file)
            elif text in self._known or (" " not in text and any(map(str.isalnum, text))):
                self._module = text
            else:
                other = text
        # A line that may come from a log is the module's line only if there is no other candidate.
        self._module = self._module or other
        self._above.clear()


def _without_reason(text: str) -> File | None:
    """A file whose reason is damaged or cut off; None for a line that is not from the report."""
    path, *found = _GAP.split(text, maxsplit=1)
    if "/" not in path or (not found and " " in path):
        return None
    return File(path, None, reason=Reason("reason_lost"))


def _ending(text: str) -> tuple[Reason | None, str]:
    """The reason at the end of a line, and the text before the reason."""
    for printed, reason in _REASONS.items():
        if text.endswith(printed):
            return reason, text.removesuffix(printed).strip()
    return None, text

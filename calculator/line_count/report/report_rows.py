"""Parses the parts of one report in order: rows, a rule, the total, excluded files, errors."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from calculator.line_count.input.reason import Reason
from calculator.line_count.report.heading import Heading
from calculator.line_count.report.prefix import Shape
from calculator.line_count.report.report_row import ReportRow, cells, numbers_at_the_end, read_row

_DASHES = frozenset("-—―─━")
_RULE = "-—―─━+|:;, \t\"'"
# The maximum number of pieces of a broken row, and its maximum length.
_MAX_PIECES = 4
_MAX_ROW_LENGTH = 5_000
_EXCLUDED = ["Excluded", "Line"]
# The maximum number of failed attempts to join broken rows.
_MAX_TRIED = 20_000
# Names that people add to the total; the tool prints it without a name.
_TOTALS = frozenset({"total", "totals", "totalt", "summa", "sum"})
_AROUND_A_WORD = " \t#*_`\"'>|:;,"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its prefix; `own` is false where the line lacks the report's prefix."""

    number: int
    text: str
    own: bool = True

    @property
    def shown(self) -> str:
        """The text for a message, with single spaces."""
        return " ".join(self.text.split())

    @property
    def indent(self) -> int:
        """The number of spaces at the start of the line."""
        return len(self.text) - len(self.text.lstrip())


@dataclass(slots=True)
class ReportRows:
    """The parsed rows of a report.

    `unread` are the lines among the rows that are not rows. `broken` are the line numbers of rows
    that may be the end of a path. `below` are the lines below the heading of the errors, and
    `margin` is the indent of that heading. In a report without that heading, `below` are the lines
    below the total.
    """

    rows: list[ReportRow] = field(default_factory=list)
    total: ReportRow | None = None
    unread: list[Line] = field(default_factory=list)
    broken: set[int] = field(default_factory=set)
    below: Sequence[Line] = ()
    margin: int | None = None


def lines_below(lines: Sequence[str], heading: Heading, prefix: Shape, end: int) -> list[Line]:
    """The lines of a report that are not blank, without their prefix and suffix."""
    found = []
    for number, line in enumerate(lines[heading.below : end], heading.below + 1):
        if not line or line.isspace():
            continue
        text = prefix.after(line)
        own = text is not None
        # A line without the prefix, or with an indented prefix, may continue the line above.
        if text is None:
            text = prefix.after(line.lstrip()) or line.strip()
        if not heading.suffix.empty:
            text = heading.suffix.before(text.rstrip()) or text
        found.append(Line(number, text, own))
    return found


def scan(lines: Sequence[Line], separator: str | None) -> ReportRows | Reason:
    """The rows of one report and its total; a Reason where there are rows below the total."""
    return _Scan(lines, separator).read()


class _Scan:
    """Reads the lines of one report from the first one to the last."""

    def __init__(self, lines: Sequence[Line], separator: str | None) -> None:
        self._lines, self._separator = lines, separator
        self._pieces: list[Line] = []  # lines that may be pieces of a broken row
        self._has_rules = False  # whether there was a rule of dashes
        self._below_rule = False  # whether the last rule has no row below it: the total may follow
        self._last: Line | None = None  # the line of the total
        self._tried = 0  # failed attempts to join a broken row
        self.found = ReportRows()

    def read(self) -> ReportRows | Reason:
        """The rows and the total; a Reason where there are rows below the total."""
        at = below = 0
        while at < len(self._lines) and not self._is_end(self._lines[at]):
            self._read_line(self._lines[at])
            at += 1
            if self._last is self._lines[at - 1]:
                below = at
                if self._below_rule:
                    break
        self._leave_pieces_unread()
        end = below if self.found.total else at
        self._name_total()
        return self._read_below_total(end)

    def _name_total(self) -> None:
        """If no total was found, the last row is the total, provided its name is in `_TOTALS`.

        A module may have this name too. Its row is accepted as the total only if the other rows
        add up to it.
        """
        rows = self.found.rows
        if rows and not self.found.total and _bare_word(rows[-1].name) in _TOTALS:
            self.found.total = replace(rows.pop(), name="")

    def _is_end(self, line: Line) -> bool:
        begun = bool(self.found.rows or self.found.total)
        return begun and (is_errors(line) or self._is_excluded(line))

    def _read_line(self, line: Line) -> None:
        if line.own and is_rule(line.text):
            self._below_rule = bool(self.found.rows)
            self._has_rules = True
            self._leave_pieces_unread()
            return
        row = read_row(line.number, line.text, self._separator) if line.own else None
        # Numbers without a name belong to the name above; below a rule they are the total.
        if row is None or (not row.name and not self._below_rule):
            row = self._joined(line) or row
        if row:
            if row.name and any("/" in piece.text for piece in self._pieces):
                self.found.broken.add(row.line)
            self._leave_pieces_unread()
            self._settle(row, line)
        elif line.own and "---" in line.text:
            # A part of a rule, not of a name.
            self._leave_pieces_unread()
            self.found.unread.append(line)
        elif line.own:
            self._pieces.append(line)
            if len(self._pieces) == _MAX_PIECES:
                self.found.unread.append(self._pieces.pop(0))

    def _settle(self, row: ReportRow, line: Line) -> None:
        """Add a row to the rows; a row without a name becomes the total if a total may be here."""
        found = self.found
        if self._last:  # another row follows, so that row was not the total
            found.unread.append(self._last)
            found.total = self._last = None
        if row.name:
            found.rows.append(row)
            self._below_rule = False  # the rule was between two rows of a table
        elif self._may_be_total(row):
            found.total, self._last = row, line
        else:
            found.unread.append(line)

    def _may_be_total(self, row: ReportRow) -> bool:
        """Whether a total may be here: below a rule, if the report has rules.

        A table has a rule only below its heading. An empty report has one rule instead of two.
        """
        ruled = self._has_rules and self._separator is None
        return self._below_rule or not ruled or not (self.found.rows or row.count.total)

    def _joined(self, line: Line) -> ReportRow | None:
        """The row made of the line and pieces above it, joined with or without a space."""
        if self._tried > _MAX_TRIED or not line.text.rstrip()[-1:].isdigit():
            return None
        for first in range(len(self._pieces) - 1, -1, -1):
            pieces = [*self._pieces[first:], line]
            if sum(len(each.text) for each in pieces) > _MAX_ROW_LENGTH:
                return None
            texts = [each.text for each in pieces]
            for text in (" ".join(texts), "".join(texts)):
                row = read_row(pieces[0].number, text)
                # A name that ends in numbers is a damaged row.
                if row and (row.name or self._below_rule) and not numbers_at_the_end(row.name):
                    del self._pieces[first:]
                    return row
        self._tried += 1
        return None

    def _leave_pieces_unread(self) -> None:
        """Add the pieces that are not part of a row to the unread lines."""
        self.found.unread += self._pieces
        self._pieces.clear()

    def _read_below_total(self, at: int) -> ReportRows | Reason:
        """Parse the lines below the total: excluded files, errors, and no other rows."""
        below = self._lines[at:]
        begin = next((place for place, line in enumerate(below) if is_errors(line)), None)
        rules = 0  # how many rules are still to come below the heading of the excluded files
        ruled = False
        for place, line in enumerate(below):
            before, ruled = ruled, line.own and is_rule(line.text)
            # The heading of the excluded files may be broken into one word per line.
            if self._is_excluded(line):
                rules = 2
            elif place == begin:
                rules = 0
            elif before and not ruled:
                rules = max(rules - 1, 0)
            row = None if rules else read_row(line.number, line.text, self._separator)
            # A log line may also end in three numbers, but has several words before the numbers.
            if row and " " not in row.name:
                return Reason("report_after", {"line": line.number, "text": line.shown})
        self.found.below = below
        if begin is not None:
            self.found.below = below[begin + 1 :]
            self.found.margin = below[begin].indent
        return self.found

    def _is_excluded(self, line: Line) -> bool:
        words = cells(line.text, self._separator)[:2]
        return words == _EXCLUDED or (self.found.total is not None and words == _EXCLUDED[:1])


def is_rule(text: str) -> bool:
    """Whether a line is a rule of dashes, as above and below the rows."""
    return not text.strip(_RULE) and sum(map(text.count, _DASHES)) >= 3


def is_errors(line: Line) -> bool:
    """Whether a line is the heading of the files that were not counted."""
    return line.text.strip(_AROUND_A_WORD) == "Errors"


def _bare_word(text: str) -> str:
    return text.strip(_AROUND_A_WORD).casefold()

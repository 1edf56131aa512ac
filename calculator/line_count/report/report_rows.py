"""The rows of one report, in the order of its parts: rows, a rule, the total, what comes after."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from calculator.line_count.input.reason import Reason
from calculator.line_count.report.heading import Heading
from calculator.line_count.report.prefix import Shape
from calculator.line_count.report.report_row import ReportRow, cells, numbers_at_the_end, read_row

_DASHES = frozenset("-—―─━")
_RULE = "-—―─━+|:;, \t\"'"
# A line is broken into no more pieces than this, and no row is longer.
_MAX_PIECES = 4
_MAX_ROW_LENGTH = 5_000
_EXCLUDED = ["Excluded", "Line"]
# A text with more lines that end in a number, but are no rows, is not a report.
_MAX_TRIED = 20_000
# What people write before the total, for which the tool has no word.
_TOTALS = frozenset({"total", "totals", "totalt", "summa", "sum"})
_AROUND_A_WORD = " \t#*_`\"'>|:;,"


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its prefix; `own` is false where it has none of the report's."""

    number: int
    text: str
    own: bool = True

    @property
    def shown(self) -> str:
        """Its text as a sentence can quote it."""
        return " ".join(self.text.split())

    @property
    def indent(self) -> int:
        """How far in it stands."""
        return len(self.text) - len(self.text.lstrip())


@dataclass(slots=True)
class ReportRows:
    """What was read.

    `unread` are the lines among the rows that are none, `broken` the numbers of rows that may be
    the end of a path. `below` are the lines below the heading of the errors, which stands at the
    `margin`; or where there is none, those below the total.
    """

    rows: list[ReportRow] = field(default_factory=list)
    total: ReportRow | None = None
    unread: list[Line] = field(default_factory=list)
    broken: set[int] = field(default_factory=set)
    below: Sequence[Line] = ()
    margin: int | None = None


def lines_below(lines: Sequence[str], heading: Heading, prefix: Shape, end: int) -> list[Line]:
    """The lines of a report that say anything, without what stands before and behind each."""
    found = []
    for number, line in enumerate(lines[heading.below : end], heading.below + 1):
        if not line or line.isspace():
            continue
        text = prefix.after(line)
        own = text is not None
        # A line that lost the prefix, or stands further in than it, may still continue another.
        if text is None:
            text = prefix.after(line.lstrip()) or line.strip()
        if not heading.suffix.empty:
            text = heading.suffix.before(text.rstrip()) or text
        found.append(Line(number, text, own))
    return found


def scan(lines: Sequence[Line], separator: str | None) -> ReportRows | Reason:
    """The rows of one report and its total; or why the text contradicts itself."""
    return _Scan(lines, separator).read()


class _Scan:
    """Reads the lines of one report from the first one to the last."""

    def __init__(self, lines: Sequence[Line], separator: str | None) -> None:
        self._lines, self._separator = lines, separator
        self._pieces: list[Line] = []  # of a row that a line's end has broken
        self._rules = False  # a rule has been seen
        self._under = False  # and no row since, so that the total may follow
        self._last: Line | None = None  # that of the total
        self._tried = 0  # lines that are no end of a broken row
        self.found = ReportRows()

    def read(self) -> ReportRows | Reason:
        """The rows and the total; or why the text contradicts itself."""
        at = below = 0
        while at < len(self._lines) and not self._ends(self._lines[at]):
            self._take(self._lines[at])
            at += 1
            if self._last is self._lines[at - 1]:
                below = at
                if self._under:
                    break
        self._give_up()
        end = below if self.found.total else at
        self._name_total()
        return self._after(end)

    def _name_total(self) -> None:
        """Without a total that has no name, the last row is the total where its name says so.

        A module of such a name does no harm: the rows above would have to add up to its own lines.
        """
        rows = self.found.rows
        if rows and not self.found.total and _bare_word(rows[-1].name) in _TOTALS:
            self.found.total = replace(rows.pop(), name="")

    def _ends(self, line: Line) -> bool:
        begun = bool(self.found.rows or self.found.total)
        return begun and (is_errors(line) or self._is_excluded(line))

    def _take(self, line: Line) -> None:
        if line.own and is_rule(line.text):
            self._under = bool(self.found.rows)
            self._rules = True
            self._give_up()
            return
        row = read_row(line.number, line.text, self._separator) if line.own else None
        # Numbers alone belong to a name on the line above, but below the rule they are the total.
        if row is None or (not row.name and not self._under):
            row = self._joined(line) or row
        if row:
            if row.name and any("/" in piece.text for piece in self._pieces):
                self.found.broken.add(row.line)
            self._give_up()
            self._settle(row, line)
        elif line.own and "---" in line.text:
            # Part of a rule, and no part of a name.
            self._give_up()
            self.found.unread.append(line)
        elif line.own:
            self._pieces.append(line)
            if len(self._pieces) == _MAX_PIECES:
                self.found.unread.append(self._pieces.pop(0))

    def _settle(self, row: ReportRow, line: Line) -> None:
        """Put a row where it belongs: the total is the one without a name that ends the rows."""
        found = self.found
        if self._last:  # and so it was not the total
            found.unread.append(self._last)
            found.total = self._last = None
        if row.name:
            found.rows.append(row)
            self._under = False  # the rule was one between two rows of a table
        elif self._may_be_total(row):
            found.total, self._last = row, line
        else:
            found.unread.append(line)

    def _may_be_total(self, row: ReportRow) -> bool:
        """Whether the numbers stand where a total does: below a rule, where there are any.

        A table has a rule below its heading only; of a report of nothing, both rules are one.
        """
        ruled = self._rules and self._separator is None
        return self._under or not ruled or not (self.found.rows or row.count.total)

    def _joined(self, line: Line) -> ReportRow | None:
        """The row that the line makes with those above it, broken at a blank or within a word."""
        if self._tried > _MAX_TRIED or not line.text.rstrip()[-1:].isdigit():
            return None
        for first in range(len(self._pieces) - 1, -1, -1):
            pieces = [*self._pieces[first:], line]
            if sum(len(each.text) for each in pieces) > _MAX_ROW_LENGTH:
                return None
            texts = [each.text for each in pieces]
            for text in (" ".join(texts), "".join(texts)):
                row = read_row(pieces[0].number, text)
                # A name that ends in numbers is no name but a damaged row.
                if row and (row.name or self._under) and not numbers_at_the_end(row.name):
                    del self._pieces[first:]
                    return row
        self._tried += 1
        return None

    def _give_up(self) -> None:
        """What no row has been made of stays unread."""
        self.found.unread += self._pieces
        self._pieces.clear()

    def _after(self, at: int) -> ReportRows | Reason:
        """Below the total come what is left out and the errors, and no other rows."""
        below = self._lines[at:]
        begin = next((place for place, line in enumerate(below) if is_errors(line)), None)
        rules = 0  # that are still to come below the heading of what is left out
        ruled = False
        for place, line in enumerate(below):
            before, ruled = ruled, line.own and is_rule(line.text)
            # Broken, its heading may have only one word on a line.
            if self._is_excluded(line):
                rules = 2
            elif place == begin:
                rules = 0
            elif before and not ruled:
                rules = max(rules - 1, 0)
            row = None if rules else read_row(line.number, line.text, self._separator)
            # A line of a log may end in three numbers as well, but its name is no word.
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
    """Whether a line is a rule of dashes, as it stands above and below the rows."""
    return not text.strip(_RULE) and sum(map(text.count, _DASHES)) >= 3


def is_errors(line: Line) -> bool:
    """Whether a line is the heading of the files that were not counted."""
    return line.text.strip(_AROUND_A_WORD) == "Errors"


def _bare_word(text: str) -> str:
    return text.strip(_AROUND_A_WORD).casefold()

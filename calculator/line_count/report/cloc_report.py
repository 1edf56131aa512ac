"""The text that `odoo-bin cloc` prints, read back into the modules that it counted."""

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from calculator.line_count.cloc.file_count import NOTHING, Count
from calculator.line_count.cloc.tally import CountedModule, File, Tally, in_order
from calculator.line_count.input.reason import Reason
from calculator.line_count.report.heading import (
    NO_SHAPE,
    Heading,
    bare,
    beginning_of_heading,
    end_of_heading,
    headings,
)
from calculator.line_count.report.pasted import pasted_lines
from calculator.line_count.report.prefix import Shape
from calculator.line_count.report.report_row import ReportRow, names_a_module, numbers_at_the_end
from calculator.line_count.report.report_rows import Line, ReportRows, lines_below, scan
from calculator.line_count.report.uncounted import read_errors

MAX_CHARACTERS = 5_000_000
# A text with more of them is no letter and no log.
MAX_REPORTS = 20


def read_report(text: str) -> Tally | Reason:
    """The modules of a report, printed with or without `-v`, by path or from a database.

    What stands around the report, such as a log, is passed over, and so is what a program has put
    before each of its lines. The report's own total is the authority: a reading of the rows holds
    only where they add up to it. Where none does, the reason names the line that is wrong.
    """
    if len(text) > MAX_CHARACTERS:
        return Reason("report_too_long", {"most": MAX_CHARACTERS})
    lines = pasted_lines(text)
    found = list(islice(headings(lines), MAX_REPORTS + 1))
    if not found:
        return _headless(lines)
    if len(found) <= MAX_REPORTS:
        ends = [*(heading.first for heading in found[1:]), len(lines)]
        read = [_report(lines, heading, end) for heading, end in zip(found, ends, strict=True)]
        # Above the first heading may stand a report that was copied without its own.
        above = bare(lines[: found[0].first])
        if isinstance(more := _report(lines, above, found[0].first), Tally):
            found.insert(0, above)
            read.insert(0, more)
        # One report that stands twice is one; which of two others holds, nobody here can know.
        if all(each == read[0] for each in read):
            return read[0]
    return Reason("report_several", {"line": found[0].first + 1, "other": found[1].first + 1})


def _headless(lines: Sequence[str]) -> Tally | Reason:
    """A report that was copied without its heading, unless what is left of that is damaged."""
    # Where the beginning of the heading is cut off, so is that of each name.
    damaged = end_of_heading(lines)
    if damaged is None:
        found = _report(lines, bare(lines), len(lines))
        if isinstance(found, Tally):
            return found
        damaged = beginning_of_heading(lines)
        if damaged is None:
            return found
    shown = " ".join(lines[damaged - 1].split())
    return Reason("report_heading", {"line": damaged, "text": shown})


def _report(lines: Sequence[str], heading: Heading, end: int) -> Tally | Reason:
    """One report, whose lines go on to before `end`."""
    first = _read(lines, heading, heading.prefix, end)
    if isinstance(first, Tally) or heading.prefix.empty or first.code == "report_error_unplaced":
        return first
    # What stands before the heading may stand there only, such as a prompt.
    second = _read(lines, heading, NO_SHAPE, end)
    return second if isinstance(second, Tally) or first.code == "no_report" else first


def _read(lines: Sequence[str], heading: Heading, prefix: Shape, end: int) -> Tally | Reason:
    found = scan(lines_below(lines, heading, prefix, end), heading.separator)
    if isinstance(found, Reason):
        return found
    errors = read_errors(found, heading.separator)
    if isinstance(errors, Reason):
        return errors
    # Numbers alone are the total of nothing only where nothing else was read.
    if found.total is None or (found.unread and not found.rows):
        return _without_total(found, headed=heading.below > 0)
    return _reconciled(found, found.total, errors)


def _reconciled(
    found: ReportRows, total: ReportRow, errors: Mapping[str, Sequence[File]]
) -> Tally | Reason:
    """The modules whose rows make the total."""
    if not any(row.certain for row in (*found.rows, total)):
        return Reason("report_decimals", {"line": total.line})
    for is_module in _readings(found):
        modules = [row for row in found.rows if is_module(row)]
        # Nothing is the sum of whatever was read, and so shows nothing.
        if not total.count.total and (unread := _damaged(found)):
            return unread
        if _sum(modules) == total.count:
            return _too_many_files(found.rows, is_module) or _tally(modules, errors, total)
    return _contradiction(found, total)


def _tally(
    rows: Sequence[ReportRow], errors: Mapping[str, Sequence[File]], total: ReportRow
) -> Tally | Reason:
    """The modules with their errors; one of which nothing was counted has no row, only errors."""
    counts: dict[str, Count] = dict.fromkeys(errors, NOTHING)
    for row in rows:
        counts[row.name] = counts.get(row.name, NOTHING) + row.count
    if not counts:
        return Reason("report_empty", {"line": total.line})
    return Tally(
        in_order(
            CountedModule(name, "", count, files=tuple(errors.get(name, ())))
            for name, count in counts.items()
        )
    )


def _readings(found: ReportRows) -> Sequence[Callable[[ReportRow], bool]]:
    """The ways to tell a module's row from a file's: how far out it stands, or its name.

    A letter may have lost how far in the rows of the files stand, and broken their names.
    """
    least = min((row.indent for row in found.rows), default=0)
    return (
        lambda row: row.indent == least,
        lambda row: names_a_module(row.name) and row.line not in found.broken,
    )


def _too_many_files(
    rows: Sequence[ReportRow], is_module: Callable[[ReportRow], bool]
) -> Reason | None:
    """The module of which the files have more lines than itself.

    They may have fewer: the tool lists a file once that it was given twice.
    """
    module, left = None, NOTHING
    for row in rows:
        if is_module(row):
            module, left = row, row.count
        elif module:
            left = Count(left.code - row.count.code, left.total - row.count.total)
            if left.code < 0 or left.total < 0:
                return Reason("report_files", {"line": module.line, "module": module.name})
    return None


def _without_total(found: ReportRows, *, headed: bool) -> Reason:
    """Why there is no total: nothing was read, or a line is damaged, or the last one is missing."""
    if (found.rows or headed) and (unread := _damaged(found)):
        return unread
    if not found.rows:
        return _unread(found.unread[0]) if headed and found.unread else Reason("no_report")
    last = found.rows[-1]
    return Reason("report_total_missing", {"line": last.line, "module": last.name})


def _contradiction(found: ReportRows, total: ReportRow) -> Reason:
    """The line for which the rows and the total do not agree."""
    least = min((row.indent for row in found.rows), default=0)
    rows = _sum([row for row in found.rows if row.indent == least])
    by_code = rows.code != total.count.code
    counted, stated = (rows.code, total.count.code) if by_code else (rows.total, total.count.total)
    if counted < stated and (unread := _damaged(found)):
        return unread
    code = "report_more" if counted > stated else "report_less"
    return Reason(code, {"line": total.line, "rows": counted, "total": stated})


def _damaged(found: ReportRows) -> Reason | None:
    """The first line that ends in numbers and still is no row."""
    for line in found.unread:
        if numbers_at_the_end(line.text):
            return _unread(line)
    return None


def _unread(line: Line) -> Reason:
    return Reason("report_unread", {"line": line.number, "text": line.shown})


def _sum(rows: Sequence[ReportRow]) -> Count:
    return sum((row.count for row in rows), NOTHING)

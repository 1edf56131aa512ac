"""Parses the output of `odoo-bin cloc` into modules."""

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from calculator.line_count.cloc.file_count import NOTHING, Count
from calculator.line_count.cloc.tally import CountedModule, File, Tally, in_order
from calculator.line_count.input.reason import Reason
from calculator.line_count.report.heading import (
    NO_SHAPE,
    Heading,
    beginning_of_heading,
    end_of_heading,
    heading_from_rule,
    headings,
)
from calculator.line_count.report.pasted import pasted_lines
from calculator.line_count.report.prefix import Shape
from calculator.line_count.report.report_row import ReportRow, names_a_module, numbers_at_the_end
from calculator.line_count.report.report_rows import Line, ReportRows, lines_below, scan
from calculator.line_count.report.uncounted import read_errors

MAX_CHARACTERS = 5_000_000
# A text with more reports than this is refused.
MAX_REPORTS = 20


def read_report(text: str) -> Tally | Reason:
    """The modules of a report, printed with or without `-v`, for paths or a database.

    The parser ignores text around the report, such as a log, and a prefix or suffix of all lines.
    The rows must add up to the report's own total; otherwise the Reason names the wrong line.
    """
    if len(text) > MAX_CHARACTERS:
        return Reason("report_too_long", {"most": MAX_CHARACTERS})
    lines = pasted_lines(text)
    found = list(islice(headings(lines), MAX_REPORTS + 1))
    if not found:
        return _without_heading(lines)
    if len(found) <= MAX_REPORTS:
        ends = [*(heading.first for heading in found[1:]), len(lines)]
        read = [_report(lines, heading, end) for heading, end in zip(found, ends, strict=True)]
        # Above the first heading there may be another report, copied without its heading.
        above = heading_from_rule(lines[: found[0].first])
        if isinstance(more := _report(lines, above, found[0].first), Tally):
            found.insert(0, above)
            read.insert(0, more)
        # The same report twice is accepted; two different reports are ambiguous.
        if all(each == read[0] for each in read):
            return read[0]
    return Reason("report_several", {"line": found[0].first + 1, "other": found[1].first + 1})


def _without_heading(lines: Sequence[str]) -> Tally | Reason:
    """A report that was copied without its heading; refused where the heading is only damaged."""
    # Where the beginning of the heading is cut off, the names are cut off too.
    damaged = end_of_heading(lines)
    if damaged is None:
        found = _report(lines, heading_from_rule(lines), len(lines))
        if isinstance(found, Tally):
            return found
        damaged = beginning_of_heading(lines)
        if damaged is None:
            return found
    shown = " ".join(lines[damaged - 1].split())
    return Reason("report_heading", {"line": damaged, "text": shown})


def _report(lines: Sequence[str], heading: Heading, end: int) -> Tally | Reason:
    """The report between a heading and the line with index `end`, which is excluded."""
    first = _read(lines, heading, heading.prefix, end)
    if isinstance(first, Tally) or heading.prefix.empty or first.code == "report_error_unplaced":
        return first
    # Only the heading may have this prefix, as after a shell prompt.
    second = _read(lines, heading, NO_SHAPE, end)
    return second if isinstance(second, Tally) or first.code == "no_report" else first


def _read(lines: Sequence[str], heading: Heading, prefix: Shape, end: int) -> Tally | Reason:
    found = scan(lines_below(lines, heading, prefix, end), heading.separator)
    if isinstance(found, Reason):
        return found
    errors = read_errors(found, heading.separator)
    if isinstance(errors, Reason):
        return errors
    # A total without rows is accepted only if every other line could be read.
    if found.total is None or (found.unread and not found.rows):
        return _without_total(found, headed=heading.below > 0)
    return _reconciled(found, found.total, errors)


def _reconciled(
    found: ReportRows, total: ReportRow, errors: Mapping[str, Sequence[File]]
) -> Tally | Reason:
    """The modules whose rows add up to the total."""
    if not any(row.certain for row in (*found.rows, total)):
        return Reason("report_decimals", {"line": total.line})
    for is_module in _readings(found):
        modules = [row for row in found.rows if is_module(row)]
        # A total of 0 confirms no rows, so a damaged line may be a lost module.
        if not total.count.total and (unread := _damaged(found)):
            return unread
        if _sum(modules) == total.count:
            return _too_many_files(found.rows, is_module) or _tally(modules, errors, total)
    return _contradiction(found, total)


def _tally(
    rows: Sequence[ReportRow], errors: Mapping[str, Sequence[File]], total: ReportRow
) -> Tally | Reason:
    """The modules with their errors; a module without a counted file appears only under errors."""
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
    """Two tests that distinguish a module's row from a file's row: by the indent, then by the name.

    A mail program may have removed the indents of the rows, and broken long names.
    """
    least = min((row.indent for row in found.rows), default=0)
    return (
        lambda row: row.indent == least,
        lambda row: names_a_module(row.name) and row.line not in found.broken,
    )


def _too_many_files(
    rows: Sequence[ReportRow], is_module: Callable[[ReportRow], bool]
) -> Reason | None:
    """The reason where a module's files have more lines than the module; else None.

    The files may have fewer lines: the tool may count a file twice, but lists each file once.
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
    """Why there is no total: no rows were found, a line is damaged, or the end is missing."""
    if (found.rows or headed) and (unread := _damaged(found)):
        return unread
    if not found.rows:
        return _unread(found.unread[0]) if headed and found.unread else Reason("no_report")
    last = found.rows[-1]
    return Reason("report_total_missing", {"line": last.line, "module": last.name})


def _contradiction(found: ReportRows, total: ReportRow) -> Reason:
    """The Reason for rows that do not add up to the total. It has a damaged line or both sums."""
    least = min((row.indent for row in found.rows), default=0)
    rows = _sum([row for row in found.rows if row.indent == least])
    by_code = rows.code != total.count.code
    counted, stated = (rows.code, total.count.code) if by_code else (rows.total, total.count.total)
    if counted < stated and (unread := _damaged(found)):
        return unread
    code = "report_more" if counted > stated else "report_less"
    return Reason(code, {"line": total.line, "rows": counted, "total": stated})


def _damaged(found: ReportRows) -> Reason | None:
    """The first line that ends in numbers but is not a row."""
    for line in found.unread:
        if numbers_at_the_end(line.text):
            return _unread(line)
    return None


def _unread(line: Line) -> Reason:
    return Reason("report_unread", {"line": line.number, "text": line.shown})


def _sum(rows: Sequence[ReportRow]) -> Count:
    return sum((row.count for row in rows), NOTHING)

"""The report of a diff: text for a terminal, Markdown for a pull request."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from calculator.pricing.kinds import Sum
from pricebook.editorial.data_diff import CostChange, CustomerCost, DataChange, DataDifference

# GitHub allows 65,536 characters in a comment.
MAX_COMMENT_LENGTH = 60_000

type DiffRows = Sequence[Sequence[str]]  # the rows of a table; the first has the column headings


def render_diff(difference: DataDifference, format: str) -> str:
    """The report in one of `FORMATS`, with a line break at its end."""
    return FORMATS[format](difference)


def _text(difference: DataDifference) -> str:
    if not difference:
        return f"{_NO_CHANGE}\n"
    tables = [f"{title}\n{_text_table(rows)}" for title, rows in _tables(difference)]
    lines = [f"{title}\n{_indented(lines)}" for title, lines in _lists(difference)]
    return "\n\n".join([*tables, *lines]) + "\n"


def _markdown(difference: DataDifference) -> str:
    if not difference:
        return f"{_NO_CHANGE}\n"
    tables = [f"### {title}\n\n{_markdown_table(rows)}" for title, rows in _tables(difference)]
    lists = [
        f"### {title}\n\n```diff\n{_LINE_BREAK.join(lines)}\n```"
        for title, lines in _lists(difference)
    ]
    document = "\n\n".join([*tables, *lists]) + "\n"
    return document if len(document) <= MAX_COMMENT_LENGTH else _shortened(document)


def _tables(difference: DataDifference) -> Iterable[tuple[str, DiffRows]]:
    if difference.amounts:
        rows: list[Sequence[str]] = [("", "before", "after", "change")]
        yield "Amounts and rates", [*rows, *map(_amount_row, difference.amounts)]
    if difference.cost_changes:
        title = f"Costs of example customers a month, {difference.currency} without tax"
        rows = [("", "edition", "before", "after", "change")]
        yield title, [*rows, *map(_cost_change_row, difference.cost_changes)]
    if difference.facts:
        rows = [("", "before", "after")]
        rows += [(each.id, _formatted(each.old), _formatted(each.new)) for each in difference.facts]
        yield "Numbers, days and references", rows


def _lists(difference: DataDifference) -> Iterable[tuple[str, Sequence[str]]]:
    kinds = {
        "Texts added": [each for each in difference.texts if each.old is None],
        "Texts removed": [each for each in difference.texts if each.new is None],
        "Texts reworded": [each for each in difference.texts if None not in (each.old, each.new)],
    }
    for title, changes in kinds.items():
        if changes:
            yield title, [line for each in changes for line in _reworded_lines(each)]
    if difference.stale:
        title = "Stale translations: the original has changed, the translation has not"
        yield title, difference.stale


def _reworded_lines(change: DataChange) -> list[str]:
    before = [f"- {line}" for line in (change.old or "").split("\n") if line]
    after = [f"+ {line}" for line in (change.new or "").split("\n") if line]
    return [f"  {change.id}", *before, *after]


def _amount_row(change: DataChange) -> Sequence[str]:
    return change.id, _formatted(change.old), _formatted(change.new), _percent(change)


def _cost_change_row(change_of_cost: CostChange) -> Sequence[str]:
    old, new = change_of_cost.old, change_of_cost.new
    edition = change_of_cost.edition
    if change_of_cost.before != edition:
        edition += f" (before: {change_of_cost.before or 'none'})"
    month, once = (
        _change(before, after) for before, after in zip(_sums(old), _sums(new), strict=True)
    )
    change = (
        month if once == "none" else f"once {once}" if month == "none" else f"{month}, once {once}"
    )
    return change_of_cost.example, edition, _cost_text(old), _cost_text(new), change


def _sums(cost: CustomerCost | None) -> tuple[Sum | None, Sum | None]:
    return (cost.month, cost.once) if cost else (None, None)


def _change(old: Sum | None, new: Sum | None) -> str:
    """The change of a sum in percent, or a word if the amount is the same."""
    if old and new and old.amount == new.amount and old != new:
        return "wording" if old.starting == new.starting else _STARTING_CHANGED[new.starting]
    return _percent(DataChange("", old and old.amount, new and new.amount))


def _percent(change: DataChange) -> str:
    if change.old == change.new:
        return "none"
    return f"{change.percent:+} %" if change.percent is not None else ""


def _cost_text(cost: CustomerCost | None) -> str:
    """The monthly sum, the one-off sum, and the services without a published price."""
    if cost is None:
        return "no figure"
    sums = [_sum_text(cost.month)] if cost.month else []
    if cost.once and (cost.once.amount or not (sums or cost.unpriced)):
        sums.append(f"{_sum_text(cost.once)} once")
    if not sums:
        return "no figure"
    return ", ".join([" and ".join(sums), *(f"without {id}" for id in cost.unpriced)])


def _sum_text(value: Sum) -> str:
    amount = _formatted(value.amount)
    amount = amount if value.most is None else f"{amount}–{_formatted(value.most)}"
    return f"from {amount}" if value.starting else amount


def _formatted(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:,f}" if isinstance(value, Decimal) else str(value)


def _text_table(rows: DiffRows) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return _indented([line.rstrip() for line in lines])


def _markdown_table(rows: DiffRows) -> str:
    head, *body = rows
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in (head, rule, *body))


def _cell(text: str) -> str:
    """The text of a table cell, with Markdown signs escaped."""
    return "".join(f"\\{sign}" if sign in _MARKDOWN_SIGNS else sign for sign in text).replace(
        "\n", " "
    )


def _indented(lines: Iterable[str]) -> str:
    return "\n".join(f"  {line}".rstrip() for line in lines)


def _shortened(document: str) -> str:
    beginning = document[:MAX_COMMENT_LENGTH].rpartition("\n")[0]
    closing = "\n```" if beginning.count("```") % 2 else ""
    note = "The report is too long for a comment: pricebook diff shows all of it."
    return f"{beginning}{closing}\n\n{note}\n"


_STARTING_CHANGED = {True: "now “from”", False: "no longer “from”"}
_NO_CHANGE = "The data states the same as before."
_LINE_BREAK = "\n"
_MARKDOWN_SIGNS = frozenset("\\`*_[]<>#|~@!")

FORMATS: Mapping[str, Callable[[DataDifference], str]] = {"text": _text, "markdown": _markdown}

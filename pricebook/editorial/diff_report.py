"""How a difference is told: in a terminal, and as Markdown beside a pull request."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from calculator.pricing.kinds import Sum
from pricebook.editorial.data_diff import DataChange, DataDifference, Effect, Pays

# GitHub takes 65 536 characters in a comment.
LONGEST = 60_000

type Rows = Sequence[Sequence[str]]  # a table, its first row the headings of its columns


def told(difference: DataDifference, format: str) -> str:
    """The difference in one of `FORMATS`; ends in a line break."""
    return FORMATS[format](difference)


def _text(difference: DataDifference) -> str:
    if not difference:
        return f"{_NOTHING}\n"
    tables = [f"{title}\n{_columns(rows)}" for title, rows in _tables(difference)]
    lines = [f"{title}\n{_indented(lines)}" for title, lines in _lists(difference)]
    return "\n\n".join([*tables, *lines]) + "\n"


def _markdown(difference: DataDifference) -> str:
    if not difference:
        return f"{_NOTHING}\n"
    tables = [f"### {title}\n\n{_piped(rows)}" for title, rows in _tables(difference)]
    lists = [
        f"### {title}\n\n```diff\n{_LINE.join(lines)}\n```" for title, lines in _lists(difference)
    ]
    whole = "\n\n".join([*tables, *lists]) + "\n"
    return whole if len(whole) <= LONGEST else _cut(whole)


def _tables(difference: DataDifference) -> Iterable[tuple[str, Rows]]:
    if difference.amounts:
        rows: list[Sequence[str]] = [("", "before", "after", "change")]
        yield "Amounts and rates", [*rows, *map(_amount, difference.amounts)]
    if difference.effects:
        title = f"What example customers pay a month, {difference.currency} without tax"
        rows = [("", "edition", "before", "after", "change")]
        yield title, [*rows, *map(_effect, difference.effects)]
    if difference.facts:
        rows = [("", "before", "after")]
        rows += [(each.id, _shown(each.old), _shown(each.new)) for each in difference.facts]
        yield "Numbers, days and references", rows


def _lists(difference: DataDifference) -> Iterable[tuple[str, Sequence[str]]]:
    kinds = {
        "Texts added": [each for each in difference.texts if each.old is None],
        "Texts removed": [each for each in difference.texts if each.new is None],
        "Texts reworded": [each for each in difference.texts if None not in (each.old, each.new)],
    }
    for title, changes in kinds.items():
        if changes:
            yield title, [line for each in changes for line in _worded(each)]
    if difference.stale:
        title = "Translations to look at: the original has changed, and they have not"
        yield title, difference.stale


def _worded(change: DataChange) -> list[str]:
    before = [f"- {line}" for line in (change.old or "").split("\n") if line]
    after = [f"+ {line}" for line in (change.new or "").split("\n") if line]
    return [f"  {change.id}", *before, *after]


def _amount(change: DataChange) -> Sequence[str]:
    return change.id, _shown(change.old), _shown(change.new), _percent(change)


def _effect(effect: Effect) -> Sequence[str]:
    old, new = effect.old, effect.new
    edition = effect.edition
    if effect.before != edition:
        edition += f" (before: {effect.before or 'none'})"
    month, once = (
        _change(before, after) for before, after in zip(_sums(old), _sums(new), strict=True)
    )
    change = (
        month if once == "none" else f"once {once}" if month == "none" else f"{month}, once {once}"
    )
    return effect.example, edition, _pays(old), _pays(new), change


def _sums(found: Pays | None) -> tuple[Sum | None, Sum | None]:
    return (found.month, found.once) if found else (None, None)


def _change(old: Sum | None, new: Sum | None) -> str:
    """How much more one part of a total is, or what else of it has changed."""
    if old and new and old.amount == new.amount and old != new:
        return "wording" if old.starting == new.starting else _FROM[new.starting]
    return _percent(DataChange("", old and old.amount, new and new.amount))


def _percent(change: DataChange) -> str:
    if change.old == change.new:
        return "none"
    return f"{change.percent:+} %" if change.percent is not None else ""


def _pays(found: Pays | None) -> str:
    """The sum of a month, apart from it what is paid once, and what has no published price."""
    if found is None:
        return "no figure"
    sums = [_sum(found.month)] if found.month else []
    if found.once and (found.once.amount or not (sums or found.unpriced)):
        sums.append(f"{_sum(found.once)} once")
    if not sums:
        return "no figure"
    return ", ".join([" and ".join(sums), *(f"without {id}" for id in found.unpriced)])


def _sum(value: Sum) -> str:
    amount = _shown(value.amount)
    amount = amount if value.most is None else f"{amount}–{_shown(value.most)}"
    return f"from {amount}" if value.starting else amount


def _shown(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:,f}" if isinstance(value, Decimal) else str(value)


def _columns(rows: Rows) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in rows
    )
    return _indented([line.rstrip() for line in lines])


def _piped(rows: Rows) -> str:
    head, *body = rows
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in (head, rule, *body))


def _cell(text: str) -> str:
    """A cell that no text can leave, and in which no sign of Markdown means anything."""
    return "".join(f"\\{sign}" if sign in _SIGNS else sign for sign in text).replace("\n", " ")


def _indented(lines: Iterable[str]) -> str:
    return "\n".join(f"  {line}".rstrip() for line in lines)


def _cut(whole: str) -> str:
    kept = whole[:LONGEST].rpartition("\n")[0]
    closing = "\n```" if kept.count("```") % 2 else ""
    return f"{kept}{closing}\n\nAnd more than a comment can hold: pricebook diff shows all.\n"


_FROM = {True: "now “from”", False: "no more “from”"}
_NOTHING = "Nothing that the data says has changed."
_LINE = "\n"
_SIGNS = frozenset("\\`*_[]<>#|~@!")

FORMATS: Mapping[str, Callable[[DataDifference], str]] = {"text": _text, "markdown": _markdown}

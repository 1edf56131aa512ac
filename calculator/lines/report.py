"""The text that `odoo-bin cloc` prints, read back into the modules that it counted."""

from collections.abc import Iterable, Iterator

from calculator.lines.count import NOTHING, Count
from calculator.lines.prefix import without_prefix
from calculator.lines.reason import Reason
from calculator.lines.tally import File, Module, Tally, in_order

MOST_CHARACTERS = 5_000_000
MOST_DIGITS = 12

_HEAD = "Odoo cloc"
_EXCLUDED = "Excluded"
_ERRORS = "Errors"
# What the tool prints beside a file that it did not count.
_REASONS = {
    "Syntax Error": "syntax_error",
    "Max file size exceeded": "too_large",
    "Max line size exceeded": "line_too_long",
}


def read_report(text: str) -> Tally | Reason:
    """The modules of a report, printed with or without `-v`, by path or from a database.

    What stands around the report, such as a log, is passed over, and so is the name of a container
    before each line. The report's own total is held against its rows: where they do not add up,
    rows are missing.
    """
    if len(text) > MOST_CHARACTERS:
        return Reason("report_too_long", {"most": MOST_CHARACTERS})
    parts = _parts(text)
    rows = [row for line in parts[_HEAD] if (row := _row(line))]
    indents = [indent for name, _, indent in rows if name]
    if not indents:
        return Reason("no_report")
    # The whole may have been pasted some way in; the files of a module stand further in than it.
    least = min(indents)
    modules: dict[str, Count] = {}
    total: Count | None = None
    for name, found, indent in rows:
        if not name:
            total = found
        elif indent == least:
            modules[name] = modules.get(name, NOTHING) + found
    whole = sum(modules.values(), NOTHING)
    errors = _errors(parts[_ERRORS])
    return Tally(
        modules=in_order(
            Module(name, "", found, files=tuple(errors.get(name, ())))
            for name, found in modules.items()
        ),
        cut=total is None or (total.code, total.total) != (whole.code, whole.total),
    )


def _parts(text: str) -> dict[str, list[str]]:
    """The lines under each of the report's headings. Without a heading, all are rows."""
    parts: dict[str, list[str]] = {_HEAD: [], _EXCLUDED: [], _ERRORS: []}
    part = _HEAD
    for line in without_prefix(text.splitlines()):
        words = line.split()
        if words[:2] == _HEAD.split():
            part = _HEAD
            for above in parts.values():
                above.clear()  # What stood above it was no report, or an older one.
        elif words[:1] == [_EXCLUDED] and len(words) == 4:
            part = _EXCLUDED
        elif words == [_ERRORS]:
            part = _ERRORS
        else:
            parts[part].append(line)
    return parts


def _row(line: str) -> tuple[str, Count, int] | None:
    """A name, its lines, and how far in it stands."""
    words = line.rsplit(None, 3)
    numbers = [_number(word) for word in words[-3:]]
    if len(numbers) < 3 or None in numbers:
        return None
    total, other, code = (number for number in numbers if number is not None)
    if total - other != code:
        return None
    name = words[0] if len(words) == 4 else ""
    indent = len(line) - len(line.lstrip())
    return name.strip(), Count(code, total), indent


def _number(word: str) -> int | None:
    digits = word.removeprefix("-")
    return (
        int(word) if digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS else None
    )


def _errors(lines: Iterable[str]) -> dict[str, list[File]]:
    """The files that the tool did not count, by module."""
    errors: dict[str, list[File]] = {}
    module = ""
    for line in lines:
        if not line[:1].isspace() and line.strip():
            module = line.strip()
        else:
            errors.setdefault(module, []).extend(_error(line))
    return errors


def _error(line: str) -> Iterator[File]:
    for said, code in _REASONS.items():
        if line.rstrip().endswith(said):
            yield File(line.rstrip().removesuffix(said).strip(), None, reason=Reason(code))

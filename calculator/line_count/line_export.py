"""A count of lines as plain text, JSON and CSV."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from calculator.export.spreadsheet import inert
from calculator.line_count.cloc.file_count import Count
from calculator.line_count.cloc.tally import CountedModule, File, Tally
from calculator.line_count.line_text import LineCountLocaliser
from calculator.pricing.quote import Quote
from calculator.text.estimate_text import steps
from calculator.text.visible_text import escape_invisible

_COLUMNS = ("module", "folder", "file", "language", "code", "total", "status", "why")


def text(tally: Tally, version: str, localiser: LineCountLocaliser) -> str:
    """The count as plain text: each module with the files that were not counted, then the sum."""
    everything = range(len(tally.modules))
    total = [localiser.summary(tally, everything)]
    for one in _quotes(tally, localiser):
        total += [
            localiser.general.title(one),
            *(f"  {step}" for step in steps(one, localiser.general)),
        ]
    blocks = [
        [localiser.basis(version)],
        *([*_module(module, cells, localiser)] for module, cells in _rows(tally, localiser)),
        _outside(tally, localiser),
        [*total, *localiser.warnings(tally, everything)],
        [localiser.text("agreement")] if localiser.edition else [],
    ]
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def as_json(tally: Tally, version: str, localiser: LineCountLocaliser) -> str:
    """The count as JSON: `code` in total and by the module's name; amounts are text.

    Without an edition, the edition and the currency are null, and there are no prices.

    Modules with the same name share an entry, as in Odoo's own report; the `folders` of the
    entry has one item per module.
    """
    modules: dict[str, Any] = {}
    for module in tally.modules:
        entry = modules.setdefault(module.name, {"code": 0, "total": 0, "folders": []})
        entry["code"] += module.count.code
        entry["total"] += module.count.total
        entry["folders"].append(_folder(module, localiser))
    found, edition = localiser.priced(tally, range(len(tally.modules))), localiser.edition
    return json.dumps(
        {
            **_counted(tally.count),
            "partial": tally.partial,
            "server_python": tally.older_python,
            "warnings": localiser.warnings(tally, range(len(tally.modules))),
            "version": version or None,
            "blocks": found.blocks.count if found.blocks else None,
            "edition": edition.id if edition else None,
            "currency": localiser.general.book.currency if edition else None,
            "prices": {
                one.rows[0].service.id: _priced(one)
                for one in found.quotes
                if one.month or one.once
            },
            "modules": modules,
            "outside": tally.outside,
            "not_opened": _not_counted(tally.skipped, localiser),
            "refused": _not_counted(tally.refused, localiser),
        },
        indent=2,
    )


def as_csv(tally: Tally, localiser: LineCountLocaliser) -> str:
    """The count as CSV: a row per file, per module of a pasted report, and per refused path."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for module in tally.modules:
        writer.writerows([_cell(each) for each in row] for row in _csv_rows(module, localiser))
    for file in tally.refused:
        row = ("", file.path, "", "", 0, 0, "not_counted", localiser.file_reason(file))
        writer.writerow([_cell(each) for each in row])
    return table.getvalue()


def _rows(tally: Tally, localiser: LineCountLocaliser) -> Iterator[tuple[CountedModule, list[str]]]:
    return zip(tally.modules, localiser.cells(tally, range(len(tally.modules))), strict=True)


def _module(
    module: CountedModule, cells: list[str], localiser: LineCountLocaliser
) -> Iterator[str]:
    names = localiser.general.book.quantities[localiser.quantity].names
    code = localiser.general.counted(module.count.code, names)
    shown = cells if localiser.edition else cells[:1]
    yield f"{escape_invisible(module.name)}: {code} · {' · '.join(shown)}"
    if module.path and module.path != module.name:
        yield f"  {localiser.folder(module)}"
    if languages := localiser.languages(module):
        yield f"  {languages}"
    for stop in localiser.stops(module):
        yield f"  {stop}"
    if unmatched := localiser.unmatched(module):
        yield f"  {unmatched}"
    for heading, files in localiser.lists(module):
        yield f"  {heading}"
        yield from (
            f"    {escape_invisible(file.path)}: {localiser.file_reason(file)}" for file in files
        )


def _outside(tally: Tally, localiser: LineCountLocaliser) -> list[str]:
    lines = [localiser.outside(tally)] if tally.outside else []
    beside = (*tally.skipped, *tally.refused)
    return lines + [
        f"{escape_invisible(file.path)}: {localiser.file_reason(file)}" for file in beside
    ]


def _quotes(tally: Tally, localiser: LineCountLocaliser) -> Iterator[Quote]:
    found = localiser.priced(tally, range(len(tally.modules)))
    return (one for one in found.quotes if one.month or one.once)


def _priced(quote: Quote) -> dict[str, Any]:
    """The sum per month, and the sum paid once, if there is one."""
    sums = {"month": quote.month, "once": quote.once}
    amounts = {name: str(each.amount) for name, each in sums.items() if each}
    return {**amounts, "starting": any(each.starting for each in sums.values() if each)}


def _folder(module: CountedModule, localiser: LineCountLocaliser) -> dict[str, Any]:
    return {
        "folder": module.path,
        **_counted(module.count),
        "languages": {name: _counted(count) for name, count in module.languages.items()},
        "files": {
            file.path: {"language": file.language, **_counted(file.count)}
            for file in module.files
            if file.count
        },
        "excluded": {file.path: file.pattern for file in module.excluded},
        "not_counted": _not_counted(module.failed, localiser),
        "unsure": {file.path: localiser.file_reason(file) for file in module.unsure},
        "unmatched": list(module.unmatched),
        "stops": [
            {"reason": reason.code, "text": localiser.reason(reason)} for reason in module.stops
        ],
    }


def _not_counted(files: Iterable[File], localiser: LineCountLocaliser) -> dict[str, Any]:
    return {
        file.path: {"reason": file.reason.code, "text": localiser.file_reason(file)}
        for file in files
        if file.reason
    }


def _counted(count: Count) -> dict[str, int]:
    return {"code": count.code, "total": count.total}


def _csv_rows(
    module: CountedModule, localiser: LineCountLocaliser
) -> Iterator[tuple[str | int, ...]]:
    if not any(file.count for file in module.files):
        code, total = module.count.code, module.count.total
        yield module.name, module.path, "", "", code, total, "counted", ""
    for file in module.files:
        language = file.language or ""
        if file.count:
            counted = file.count.code, file.count.total
            why = localiser.file_reason(file) if file.count.unsure else ""
            yield module.name, module.path, file.path, language, *counted, "counted", why
        else:
            status = "excluded" if file.pattern else "not_counted"
            yield (
                module.name,
                module.path,
                file.path,
                language,
                0,
                0,
                status,
                localiser.file_reason(file),
            )


def _cell(value: str | int) -> str | int:
    return value if isinstance(value, int) else inert(escape_invisible(value))

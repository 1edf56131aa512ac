"""A count of lines as plain text, JSON and CSV."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from calculator.export.spreadsheet import inert
from calculator.line_count.cloc.file_count import Count
from calculator.line_count.cloc.tally import CountedModule, File, Tally
from calculator.line_count.line_price import priced
from calculator.line_count.line_text import LinesWording
from calculator.pricing.quote import Quote
from calculator.text.estimate_text import steps
from calculator.text.visible_text import visible

_COLUMNS = ("module", "folder", "file", "language", "code", "total", "status", "why")


def text(tally: Tally, version: str, words: LinesWording) -> str:
    """The count for a terminal: each module, what of it is left out or not counted, and the sum."""
    everything = range(len(tally.modules))
    total = [words.heard(tally, everything)]
    for one in _quotes(tally, words):
        total += [words.wording.title(one), *(f"  {step}" for step in steps(one, words.wording))]
    blocks = [
        [words.basis(version)],
        *([*_module(module, cells, words)] for module, cells in _rows(tally, words)),
        _outside(tally, words),
        [*total, *words.warnings(tally, everything)],
        [words.say("agreement")],
    ]
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def as_json(tally: Tally, version: str, words: LinesWording) -> str:
    """The total as `code`, each module's as `code` under its name; amounts as text.

    Modules of one name are one entry, as in Odoo's own report, with a folder each in `folders`.
    """
    modules: dict[str, Any] = {}
    for module in tally.modules:
        entry = modules.setdefault(module.name, {"code": 0, "total": 0, "folders": []})
        entry["code"] += module.count.code
        entry["total"] += module.count.total
        entry["folders"].append(_folder(module, words))
    found = priced(tally.count.code, words.quantity, words.edition, words.wording.book)
    return json.dumps(
        {
            **_counted(tally.count),
            "partial": tally.partial,
            "server_python": tally.older_python,
            "warnings": words.warnings(tally, range(len(tally.modules))),
            "version": version or None,
            "blocks": found.blocks.count if found.blocks else None,
            "edition": words.edition.id,
            "currency": words.wording.book.currency,
            "prices": {
                one.rows[0].service.id: _priced(one)
                for one in found.quotes
                if one.month or one.once
            },
            "modules": modules,
            "outside": tally.outside,
            "not_opened": _not_counted(tally.skipped, words),
            "refused": _not_counted(tally.refused, words),
        },
        indent=2,
    )


def as_csv(tally: Tally, words: LinesWording) -> str:
    """A row a file; a module of a pasted report has one row, and so has a refused path."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for module in tally.modules:
        writer.writerows([_cell(each) for each in row] for row in _csv_rows(module, words))
    for file in tally.refused:
        row = ("", file.path, "", "", 0, 0, "not_counted", words.why(file))
        writer.writerow([_cell(each) for each in row])
    return table.getvalue()


def _rows(tally: Tally, words: LinesWording) -> Iterator[tuple[CountedModule, list[str]]]:
    return zip(tally.modules, words.cells(tally, range(len(tally.modules))), strict=True)


def _module(module: CountedModule, cells: list[str], words: LinesWording) -> Iterator[str]:
    names = words.wording.book.quantities[words.quantity].names
    code = words.wording.counted(module.count.code, names)
    yield f"{visible(module.name)}: {code} · {' · '.join(cells)}"
    if module.path and module.path != module.name:
        yield f"  {words.folder(module)}"
    if languages := words.languages(module):
        yield f"  {languages}"
    for stop in words.stops(module):
        yield f"  {stop}"
    if unmatched := words.unmatched(module):
        yield f"  {unmatched}"
    for heading, files in words.lists(module):
        yield f"  {heading}"
        yield from (f"    {visible(file.path)}: {words.why(file)}" for file in files)


def _outside(tally: Tally, words: LinesWording) -> list[str]:
    lines = [words.outside(tally)] if tally.outside else []
    beside = (*tally.skipped, *tally.refused)
    return lines + [f"{visible(file.path)}: {words.why(file)}" for file in beside]


def _quotes(tally: Tally, words: LinesWording) -> Iterator[Quote]:
    found = priced(tally.count.code, words.quantity, words.edition, words.wording.book)
    return (one for one in found.quotes if one.month or one.once)


def _priced(quote: Quote) -> dict[str, Any]:
    """The sum of a month, and where there is one that of what is paid once."""
    sums = {"month": quote.month, "once": quote.once}
    amounts = {name: str(each.amount) for name, each in sums.items() if each}
    return {**amounts, "starting": any(each.starting for each in sums.values() if each)}


def _folder(module: CountedModule, words: LinesWording) -> dict[str, Any]:
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
        "not_counted": _not_counted(module.failed, words),
        "unsure": {file.path: words.why(file) for file in module.unsure},
        "unmatched": list(module.unmatched),
        "stops": [{"reason": reason.code, "text": words.reason(reason)} for reason in module.stops],
    }


def _not_counted(files: Iterable[File], words: LinesWording) -> dict[str, Any]:
    return {
        file.path: {"reason": file.reason.code, "text": words.why(file)}
        for file in files
        if file.reason
    }


def _counted(count: Count) -> dict[str, int]:
    return {"code": count.code, "total": count.total}


def _csv_rows(module: CountedModule, words: LinesWording) -> Iterator[tuple[str | int, ...]]:
    if not any(file.count for file in module.files):
        code, total = module.count.code, module.count.total
        yield module.name, module.path, "", "", code, total, "counted", ""
    for file in module.files:
        language = file.language or ""
        if file.count:
            counted = file.count.code, file.count.total
            why = words.why(file) if file.count.unsure else ""
            yield module.name, module.path, file.path, language, *counted, "counted", why
        else:
            status = "excluded" if file.pattern else "not_counted"
            yield module.name, module.path, file.path, language, 0, 0, status, words.why(file)


def _cell(value: str | int) -> str | int:
    return value if isinstance(value, int) else inert(visible(value))

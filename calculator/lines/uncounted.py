"""What a report lists under Errors: the files that the tool could not count, by module."""

import re
from collections.abc import Sequence

from calculator.lines.reason import Reason
from calculator.lines.row import cells, names_a_module, read_row
from calculator.lines.rows import Rows, is_rule
from calculator.lines.rules import LARGEST_FILE, REFERENCE
from calculator.lines.tally import File

# What the tool prints beside a file that it did not count.
_REASONS = {
    "Syntax Error": Reason("syntax_error"),
    "Max file size exceeded": Reason("too_large", {"most": LARGEST_FILE // 2**20}),
    "Max line size exceeded": Reason("line_too_long", {"most": REFERENCE.longest_line or 0}),
}
_GAP = re.compile(r" {2,}+|\t")


def read_errors(rows: Rows, separator: str | None) -> dict[str, list[File]] | Reason:
    """The files by module, in order; or which file has no module above it.

    A file's line ends in its reason and a module's does not, so that they are told apart even where
    a letter has lost how far in each stands. Other lines, such as those of a log, are passed over.
    """
    margin = rows.margin or 0
    lines = [
        line
        for line in rows.below
        if not is_rule(line.text) and not read_row(line.number, line.text, separator)
    ]
    # Their heading may be lost. The files are not.
    if rows.margin is None and not any(_ending(line.text.strip())[0] for line in lines):
        return {}
    errors: dict[str, list[File]] = {}
    module = ""
    above: list[tuple[str, bool]] = []  # lines without a reason, and whether each is of a file
    for line in lines:
        text = "  ".join(cells(line.text, separator)) if separator else line.text.strip()
        inside = line.indent > margin
        reason, path = _ending(text)
        # A line that was broken: the path or its beginning stands above, or some of the reason.
        if above and above[-1][1] and not (reason and path and inside):
            begun = above[-1][0]
            joined = (_ending(f"{begun}{mark}{text}") for mark in _marks(begun))
            reason, path = next((each for each in joined if each[0]), (reason, path))
            if reason:
                above.pop()
        if reason is None:
            above.append((text, inside or not names_a_module(text)))
            continue
        module = _settle(above, module, errors)
        above.clear()
        if not module or not path:
            return Reason("report_error_unplaced", {"line": line.number, "text": text})
        errors.setdefault(module, []).append(File(path, None, reason=reason))
    _settle(above, module, errors)
    return errors


def _marks(begun: str) -> tuple[str, str]:
    """What may have stood where a line was broken: records have names with blanks, paths none."""
    return (" ", "") if ": " in begun else ("", " ")


def _settle(above: Sequence[tuple[str, bool]], module: str, errors: dict[str, list[File]]) -> str:
    """The module that holds below these lines. A file among them has lost its reason."""
    for text, inside in above:
        if not inside:
            module = text
        elif module and (file := _without_reason(text)):
            errors.setdefault(module, []).append(file)
    return module


def _without_reason(text: str) -> File | None:
    """A file whose reason is damaged or cut off; None for a line that is none of the report's."""
    path, *found = _GAP.split(text, maxsplit=1)
    if "/" not in path or (not found and " " in path):
        return None
    return File(path, None, reason=Reason("reason_lost"))


def _ending(text: str) -> tuple[Reason | None, str]:
    """The reason at the end of a line, and what stands before it."""
    for said, reason in _REASONS.items():
        if text.endswith(said):
            return reason, text.removesuffix(said).strip()
    return None, text

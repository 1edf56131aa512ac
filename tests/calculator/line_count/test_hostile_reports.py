"""Hostile texts in place of a report: the time to read them is linear."""

import re
import sys

import pytest

from calculator.line_count.report import heading, pasted, prefix, uncounted
from calculator.line_count.report import report_row as row
from calculator.line_count.report.cloc_report import read_report
from calculator.line_count.report.prefix import MAX_SHAPE_LENGTH, Shape

HEAD = "Odoo cloc  Line   Other    Code\n"
BODY = f"{HEAD}a 3 1 2\n---\n 3 1 2\n\nErrors\n\n"
# The beginning of each text, and the part that is repeated.
TEXTS = {
    "empty lines": ("", "\n"),
    "lines of one number": (HEAD, "1\n"),
    "lines that are nearly rows": (HEAD, "x 1 2\n"),
    "rows without a total": (HEAD, "sale 3 1 2\n"),
    "names without numbers": (HEAD, "sale\n"),
    "names, then numbers": (HEAD, "a/b\n1\n"),
    "rules": (HEAD, "---\n"),
    "headings": ("", HEAD),
    "pieces of headings": ("", "Odoo cloc Line Other "),
    "headings with a prefix": ("", f"{'a1 ' * 90}{HEAD}"),
    "long lines of one word": (HEAD, "y" * 300 + " 1\n"),
    "one line": (HEAD, "1 "),
    "bars": ("| Odoo cloc | Line | Other | Code |\n", "| "),
    "quotes in a table": ("Odoo cloc,Line,Other,Code\n", '"'),
    "colours": ("", "\x1b["),
    "titles": ("", "\x1b]"),
    "entities": ("", "&amp;"),
    "errors without a reason": (BODY, "  /a\n"),
    "errors": (BODY, "m\n  /a Syntax Error\n"),
    "ends of errors": (BODY, "/a/b\nr\n"),
    "quotations": (f"> {HEAD}", "> > \n"),
}


def work(text: str) -> int:
    """The number of function calls to read a text, also of functions in C."""
    calls = 0

    def counts(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counts)
    try:
        read_report(text)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("name", TEXTS)
def test_the_work_is_linear_in_the_length(name):
    first, more = TEXTS[name]
    once, twice = (work(first + more * count) for count in (600, 1200))
    assert twice <= 2.1 * once + 100


def patterns():
    """Every pattern that is applied to a pasted text, and one made from a long prefix."""
    modules = (heading, pasted, prefix, row, uncounted)
    named = [value for module in modules for value in vars(module).values()]
    yield from (each.pattern for each in named if isinstance(each, re.Pattern))
    yield Shape("2026-11-30 12:00:00,000 12 INFO db: | "[:MAX_SHAPE_LENGTH])._pattern.pattern


def test_no_pattern_backtracks():
    """Every repetition without a limit is possessive."""
    found = [*patterns()]
    assert len(found) > 8
    for pattern in found:
        bare = re.sub(r"\\.|\[\^?\]?(?:\\.|[^\]])*\]", "x", pattern)
        bare = re.sub(r"\{[0-9,]+\}\+?", "", bare)
        assert not re.search(r"(?<![*+])[*+](?!\+)", bare), pattern

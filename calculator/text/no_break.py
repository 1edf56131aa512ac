"""No-break spaces: they keep a number with its unit, and a month with its year, on one line."""

import re

_NO_BREAK = "\N{NO-BREAK SPACE}"

# Each alternative finds one space. Four digits without a thousands mark are a year, which belongs
# to the word before it; any other number belongs to the word after it.
_SPACES = re.compile(
    r"""
      (?<=\d)(?<!\b[12]\d{3})[ ](?=[^\W\d_]|%)  # 12 months, 25 %
    | (?<=[^\W\d_])[ ](?=[12]\d{3}(?![\d\w]))   # January 2026
    | (?<=[^\W\d_]\.)[ ](?=[a-z\d]|[A-Z]{2})    # excl. VAT: not the end of a sentence
    | (?<=[×=+→])[ ]                            # × 180: no line break after a sign
    | [ ](?=[·–][ ])                            # no line begins with a dash
    """,
    re.VERBOSE,
)
_NUMBERED = re.compile(r"\b([A-Z]\w*) (?=\d)")  # a name and its number: Version 14
_OPTION = re.compile(r" (-\w)\b")  # cloc -d


def with_no_break_spaces(html: str) -> str:
    """Replace spaces of escaped text by no-break spaces, such as between a number and its unit.

    An option of a command, such as `-d`, is put into an element that does not wrap.
    """
    if " " not in html:
        return html
    kept = _NUMBERED.sub(rf"\1{_NO_BREAK}", _SPACES.sub(_NO_BREAK, html))
    # The browser would wrap after the hyphen. A word joiner would prevent that too, but would be
    # copied with the command.
    return _OPTION.sub(rf'{_NO_BREAK}<span class="unbroken">\1</span>', kept)

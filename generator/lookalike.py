"""Knows which unquoted words one YAML reader or another takes for something other than text."""

import re

_NUMBER = r"[-+]?(\d[\d_]*(\.[\d_]*)?|\.[\d_]+)(e[-+]?\d+)?"
_BASED = r"[-+]?0(b[01_]+|o[0-7_]+|x[\da-f_]+)"
_SIXTIES = r"[-+]?\d[\d_]*(:[0-5]?\d)+(\.[\d_]*)?"
_ENDLESS = r"[-+]?\.(inf|nan)"
_DAY = r"\d{4}-\d\d?-\d\d?"
_CLOCK = r"\d\d?:\d\d:\d\d(\.\d*)?\s*(z|[-+]\d\d?(:?\d\d)?)?"

# The digits are ASCII's: no YAML reader knows any other.
_FLAGS = re.ASCII | re.IGNORECASE
_KINDS = {
    "nothing": re.compile(r"|~|null", _FLAGS),
    "true or false": re.compile(r"y|n|yes|no|on|off|true|false", _FLAGS),
    "a number": re.compile(f"{_NUMBER}|{_BASED}|{_ENDLESS}", _FLAGS),
    "a time or a number": re.compile(_SIXTIES, _FLAGS),
    "a date": re.compile(rf"{_DAY}((t|\s+){_CLOCK})?", _FLAGS),
    "a merge or a default": re.compile(r"<<|="),
}


def lookalike(text: str) -> str | None:
    """What the unquoted text may be taken for, or None where every reader sees text."""
    return next((kind for kind, words in _KINDS.items() if words.fullmatch(text)), None)


def is_nothing(text: str) -> bool:
    """Whether the unquoted text is how YAML writes that there is no value."""
    return _KINDS["nothing"].fullmatch(text) is not None

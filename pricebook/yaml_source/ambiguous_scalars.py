"""Knows which unquoted words one YAML reader or another takes for something other than text."""

import re
from functools import lru_cache

_NUMBER = r"[-+]?(\d[\d_]*(\.[\d_]*)?|\.[\d_]+)(e[-+]?\d+)?"
_BASED = r"[-+]?0(b[01_]+|o[0-7_]+|x[\da-f_]+)"
_SIXTIES = r"[-+]?\d[\d_]*(:[0-5]?\d)+(\.[\d_]*)?"
_ENDLESS = r"[-+]?\.(inf|nan)"
_DAY = r"\d{4}-\d\d?-\d\d?"
_CLOCK = r"\d\d?:\d\d:\d\d(\.\d*)?\s*(z|[-+]\d\d?(:?\d\d)?)?"

NOTHING = "nothing"

# The digits are ASCII's: no YAML reader knows any other. The first kind that fits is told.
_KINDS = {
    NOTHING: r"|~|null",
    "true or false": r"y|n|yes|no|on|off|true|false",
    "a number": f"{_NUMBER}|{_BASED}|{_ENDLESS}",
    "a time or a number": _SIXTIES,
    "a date": rf"{_DAY}((t|\s+){_CLOCK})?",
    "a merge or a default": r"<<|=",
}
_NAMES = {f"kind{at}": kind for at, kind in enumerate(_KINDS)}
_FLAGS = re.ASCII | re.IGNORECASE
_ANY = re.compile("|".join(f"(?P<{n}>{_KINDS[kind]})" for n, kind in _NAMES.items()), _FLAGS)
_NOTHING = re.compile(_KINDS[NOTHING], _FLAGS)


@lru_cache(1024)  # A file has few keys, and each of them many times.
def lookalike(text: str) -> str | None:
    """What the unquoted text may be taken for, or None where every reader sees text."""
    if found := _ANY.fullmatch(text):
        return next(kind for name, kind in _NAMES.items() if found[name] is not None)
    return None


def is_nothing(text: str) -> bool:
    """Whether the unquoted text is how YAML writes that there is no value."""
    return _NOTHING.fullmatch(text) is not None

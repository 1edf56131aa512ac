"""Ambiguous scalars: unquoted words that some YAML readers do not read as text."""

import re
from functools import lru_cache

_NUMBER = r"[-+]?(\d[\d_]*(\.[\d_]*)?|\.[\d_]+)(e[-+]?\d+)?"
_OTHER_BASE = r"[-+]?0(b[01_]+|o[0-7_]+|x[\da-f_]+)"
_SEXAGESIMAL = r"[-+]?\d[\d_]*(:[0-5]?\d)+(\.[\d_]*)?"
_NOT_FINITE = r"[-+]?\.(inf|nan)"
_DATE = r"\d{4}-\d\d?-\d\d?"
_TIME = r"\d\d?:\d\d:\d\d(\.\d*)?\s*(z|[-+]\d\d?(:?\d\d)?)?"

NULL = "nothing"

# Only ASCII digits, as in YAML. The first type that matches is reported.
_TYPES = {
    NULL: r"|~|null",
    "true or false": r"y|n|yes|no|on|off|true|false",
    "a number": f"{_NUMBER}|{_OTHER_BASE}|{_NOT_FINITE}",
    "a time or a number": _SEXAGESIMAL,
    "a date": rf"{_DATE}((t|\s+){_TIME})?",
    "a merge or a default": r"<<|=",
}
_TYPE_BY_GROUP = {f"kind{at}": kind for at, kind in enumerate(_TYPES)}
_FLAGS = re.ASCII | re.IGNORECASE
_ANY_TYPE = re.compile(
    "|".join(f"(?P<{n}>{_TYPES[kind]})" for n, kind in _TYPE_BY_GROUP.items()), _FLAGS
)
_NULL = re.compile(_TYPES[NULL], _FLAGS)


@lru_cache(1024)  # A file has few different keys, and each occurs many times.
def other_type(text: str) -> str | None:
    """The type that some YAML readers give the unquoted text; None if all readers give text."""
    if match := _ANY_TYPE.fullmatch(text):
        return next(kind for name, kind in _TYPE_BY_GROUP.items() if match[name] is not None)
    return None


def is_null(text: str) -> bool:
    """Whether the unquoted text is null in YAML."""
    return _NULL.fullmatch(text) is not None

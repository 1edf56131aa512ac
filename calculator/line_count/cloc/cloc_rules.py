"""What Odoo's count leaves out and refuses, and how that differs between its versions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

LARGEST_FILE = 25 * 2**20  # bytes; a larger file is not counted
MAX_LINE_LENGTH = 100_000  # characters; a script with a longer line is not counted

MANIFESTS = ("__manifest__.py", "__openerp__.py")

_OLD = {".py": "python", ".js": "javascript", ".xml": "xml"}
_STYLED = {**_OLD, ".css": "css", ".scss": "scss"}
_EXCLUDED = (
    "__manifest__.py",
    "__openerp__.py",
    "tests/**/*",
    "static/lib/**/*",
    "static/tests/**/*",
    "migrations/**/*",
)
_UPGRADED = (*_EXCLUDED, "upgrades/**/*")


@dataclass(frozen=True, slots=True)
class Rules:
    """One version's rules.

    `languages` has the language of each suffix that counts; `manifests` are the files that may say
    what to leave out; `excluded` is left out wherever there is one of them. `longest_line` is None
    where a line may have any length. `python` is the version that the server's image brings. The
    last two say which patterns stop the whole tool.
    """

    version: str
    languages: Mapping[str, str]
    manifests: tuple[str, ...]
    excluded: tuple[str, ...]
    longest_line: int | None
    python: tuple[int, int]
    stops_at_empty: bool
    stops_at_parent: bool


_NEWEST = Rules(
    version="19.0",
    languages=_STYLED,
    manifests=MANIFESTS[:1],
    excluded=_UPGRADED,
    longest_line=MAX_LINE_LENGTH,
    python=(3, 12),
    stops_at_empty=False,
    stops_at_parent=True,
)
_18 = replace(_NEWEST, version="18.0", manifests=MANIFESTS)
# The images: Debian 9 to 11, Ubuntu 22.04 and 24.04, each with the Python of its system.
_17 = replace(_18, version="17.0", python=(3, 10), stops_at_parent=False)
_16 = replace(_17, version="16.0", python=(3, 9))
_15 = replace(_16, version="15.0", languages=_OLD)
# Only the first states of 14 stop at an empty pattern.
_14 = replace(_15, version="14.0", python=(3, 7))
_13 = replace(_14, version="13.0", excluded=_EXCLUDED, longest_line=None, stops_at_empty=True)

# Each version as its newest release counts, the newest version first.
VERSIONS: Mapping[str, Rules] = {
    rules.version: rules
    for rules in (
        _NEWEST,
        _18,
        _17,
        _16,
        _15,
        _14,
        _13,
        replace(_13, version="12.0", python=(3, 5)),
    )
}
REFERENCE = _NEWEST

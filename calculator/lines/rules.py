"""What Odoo's count leaves out and refuses, and how that differs between its versions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

LARGEST_FILE = 25 * 2**20  # bytes; a larger file is not counted
LONGEST_LINE = 100_000  # characters; a script with a longer line is not counted

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
    where a line may have any length. The last two say which patterns stop the whole tool.
    """

    version: str
    languages: Mapping[str, str]
    manifests: tuple[str, ...]
    excluded: tuple[str, ...]
    longest_line: int | None
    stops_at_empty: bool
    stops_at_parent: bool


_NEWEST = Rules(
    version="19.0",
    languages=_STYLED,
    manifests=MANIFESTS[:1],
    excluded=_UPGRADED,
    longest_line=LONGEST_LINE,
    stops_at_empty=False,
    stops_at_parent=True,
)
_18 = replace(_NEWEST, version="18.0", manifests=MANIFESTS)
_17 = replace(_18, version="17.0", stops_at_parent=False)
_15 = replace(_17, version="15.0", languages=_OLD, stops_at_empty=True)
_13 = replace(_15, version="13.0", excluded=_EXCLUDED, longest_line=None)

# Each version as its newest release counts, the newest version first.
VERSIONS: Mapping[str, Rules] = {
    rules.version: rules
    for rules in (
        _NEWEST,
        _18,
        _17,
        replace(_17, version="16.0"),
        _15,
        replace(_15, version="14.0"),
        _13,
        replace(_13, version="12.0"),
    )
}
REFERENCE = _NEWEST

"""The rules of Odoo's `cloc` on excluded and refused files, for each version of Odoo."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

MAX_FILE_SIZE = 25 * 2**20  # bytes; a larger file is not counted
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
    """The rules of one version.

    `languages` maps each counted suffix to its language. `manifests` are the file names of
    manifests, which may exclude files; where a module has one, the patterns of `excluded` apply
    too. `max_line_length` is None where a line may have any length. `python` is the Python of the
    server's image. `stops_at_empty` is true where an empty pattern stops Odoo's tool, and
    `stops_at_parent` where a pattern with ".." stops the tool.
    """

    version: str
    languages: Mapping[str, str]
    manifests: tuple[str, ...]
    excluded: tuple[str, ...]
    max_line_length: int | None
    python: tuple[int, int]
    stops_at_empty: bool
    stops_at_parent: bool


_NEWEST = Rules(
    version="19.0",
    languages=_STYLED,
    manifests=MANIFESTS[:1],
    excluded=_UPGRADED,
    max_line_length=MAX_LINE_LENGTH,
    python=(3, 12),
    stops_at_empty=False,
    stops_at_parent=True,
)
_18 = replace(_NEWEST, version="18.0", manifests=MANIFESTS)
# The images: Debian 9 to 11, Ubuntu 22.04 and 24.04, each with the Python of its system.
_17 = replace(_18, version="17.0", python=(3, 10), stops_at_parent=False)
_16 = replace(_17, version="16.0", python=(3, 9))
_15 = replace(_16, version="15.0", languages=_OLD)
# Only early releases of 14.0 stop at an empty pattern.
_14 = replace(_15, version="14.0", python=(3, 7))
_13 = replace(_14, version="13.0", excluded=_EXCLUDED, max_line_length=None, stops_at_empty=True)

# The rules of each version's newest release; the newest version is first.
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

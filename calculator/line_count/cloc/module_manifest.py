"""The files that a module's manifest excludes from the count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from calculator.line_count.cloc.cloc_rules import Rules
from calculator.line_count.cloc.count_python import literal
from calculator.line_count.cloc.globs import Globs, stop_reason
from calculator.line_count.input.reason import Reason

_OWN = "cloc_exclude"
_LISTS = (_OWN, "demo", "demo_xml")


@dataclass(frozen=True, slots=True)
class Exclusions:
    """The patterns of a module's excluded files.

    `stops` has a reason for each pattern at which Odoo's tool stops. `globs` does not contain
    these patterns, so they exclude no files. `own` are the patterns of `globs` from the module's
    own `cloc_exclude`.
    """

    globs: Globs
    stops: tuple[Reason, ...]
    own: tuple[str, ...] = ()


def exclusions(manifests: Mapping[str, bytes], rules: Rules) -> Exclusions:
    """The exclusions of a module; `manifests` maps the name of each manifest to its content.

    A module without a manifest of `rules.manifests` has no exclusions: even its tests are counted.
    """
    patterns: list[object] = []
    own: list[object] = []
    for name in rules.manifests:
        if name in manifests:
            patterns += rules.excluded
            if _read(manifests[name], patterns, own):
                break
    kept, stops = [], []
    for each in _once(patterns):
        if reason := stop_reason(each, rules):
            stops.append(reason)
        elif each and isinstance(each, str):
            kept.append(each)
    named = frozenset(each for each in own if isinstance(each, str))
    return Exclusions(Globs(kept), tuple(stops), tuple(each for each in kept if each in named))


def _read(manifest: bytes, patterns: list[object], own: list[object]) -> bool:
    """Add the lists of a manifest to `patterns`, and `cloc_exclude` also to `own`.

    Returns False if the manifest is invalid. Ignores errors, like Odoo's tool.
    """
    try:
        value = literal(manifest.decode("latin-1"))
        if not isinstance(value, dict):
            return False
        for name in _LISTS:
            listed = value.get(name, ())
            # If there is a text instead of a list, Odoo's tool uses each letter as a pattern.
            entries = [*(dict.fromkeys(listed) if isinstance(listed, str) else listed)]
            patterns += entries
            own += entries if name == _OWN else ()
    except Exception:
        return False
    return True


def _once(patterns: Iterable[object]) -> list[object]:
    """Each text once, then all other values, which may be unhashable."""
    texts = dict.fromkeys(each for each in patterns if isinstance(each, str))
    return [*texts, *(each for each in patterns if not isinstance(each, str))]

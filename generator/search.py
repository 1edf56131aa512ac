"""The search index: one for all languages as MkDocs makes it, one for each as readers need it."""

from collections.abc import Mapping, Set
from typing import Any

# Norwegian has two written languages and one stemmer, which goes by the code of neither.
_STEMMED_AS = {"nb": "no", "nn": "no"}
# The search's own language: it needs no stemmer's file.
_PLAIN = "en"


def split_index(
    index: Mapping[str, Any], roots: Mapping[str, str], stemmers: Set[str]
) -> dict[str, dict[str, Any]]:
    """The index of each language by its root folder ("" or "en/"), addresses as seen from there.

    `roots` maps each language to its root folder; `stemmers` are the languages that the search has
    a stemmer for: a page that asked for another one would have no search at all.
    """
    split: dict[str, dict[str, Any]] = {
        root: {"config": {**index["config"], "lang": [_stemmer(code, stemmers)]}, "docs": []}
        for code, root in roots.items()
    }
    deepest_first = sorted(split, key=len, reverse=True)
    for entry in index["docs"]:
        root = next(root for root in deepest_first if entry["location"].startswith(root))
        local = {**entry, "location": entry["location"].removeprefix(root)}
        split[root]["docs"].append(local)
    return split


def _stemmer(code: str, stemmers: Set[str]) -> str:
    name = _STEMMED_AS.get(code, code)
    return name if name in stemmers else _PLAIN

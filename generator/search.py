"""The search index: one for all languages as MkDocs makes it, one for each as readers need it."""

from collections.abc import Mapping
from typing import Any


def split_index(index: Mapping[str, Any], roots: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """The index of each language by its root folder ("" or "en/"), addresses as seen from there.

    `roots` maps each language to its root folder; the words are stemmed as its language has them.
    """
    split: dict[str, dict[str, Any]] = {
        root: {"config": {**index["config"], "lang": [code]}, "docs": []}
        for code, root in roots.items()
    }
    deepest_first = sorted(split, key=len, reverse=True)
    for entry in index["docs"]:
        root = next(root for root in deepest_first if entry["location"].startswith(root))
        local = {**entry, "location": entry["location"].removeprefix(root)}
        split[root]["docs"].append(local)
    return split

"""The search index: one for all languages as MkDocs makes it, one for each as readers need it."""

import json
import re
from collections.abc import Iterable, Mapping, Set
from html import unescape
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

# Norwegian has two written languages and one stemmer, which goes by the code of neither.
_STEMMER_CODES = {"nb": "no", "nn": "no"}
# The index holds HTML; a word is what theme/assets/scripts/search.js takes for one.
_TAG = re.compile("<[^>]*>")
_WORD = re.compile(r"[^\W_]+")
# The search's own language: it needs no stemmer's file.
_PLAIN = "en"


def search_indexes(site: Path, roots: Mapping[str, str]) -> Mapping[str, str]:
    """The index of each language as the text of its file, by the path of that from the site's root.

    They are made from the one index for all languages that lies in the folder `site`; none where
    the site has no search. `roots` maps each language to its root folder.
    """
    common_index = site / "search" / "search_index.json"
    if not common_index.is_file():
        return {}
    scripts = site.glob("assets/javascripts/lunr/min/lunr.*.min.js")
    stemmers = {file.name.split(".")[1] for file in scripts}
    index = json.loads(common_index.read_text("utf-8"))
    return {
        f"{root}search/search_index.json": json.dumps(
            part, ensure_ascii=False, separators=(",", ":")
        )
        for root, part in split_index(index, roots, stemmers).items()
    }


def split_index(
    index: Mapping[str, Any], roots: Mapping[str, str], stemmers: Set[str]
) -> dict[str, dict[str, Any]]:
    """The index of each language by its root folder ("" or "en/"), addresses as seen from there.

    `roots` maps each language to its root folder; `stemmers` are the languages that the search has
    a stemmer for: a page that asked for another one would have no search at all. `accented` of an
    index are the words that somebody may type without their accents and dots.
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
    for part in split.values():
        part["accented"] = _accented(part["docs"])
    return split


def _accented(entries: Iterable[Mapping[str, Any]]) -> list[str]:
    """Every word of titles, texts and keywords that has a letter with an accent or with dots."""
    accented = set[str]()
    for entry in entries:
        plain_text = _TAG.sub(" ", f"{entry['title']} {entry['text']}")
        text = normalize("NFC", unescape(" ".join([plain_text, *entry.get("tags", ())])).lower())
        accented |= {word for word in _WORD.findall(text) if word != _without_accents(word)}
    return sorted(accented)


def _without_accents(word: str) -> str:
    return "".join(each for each in normalize("NFD", word) if not combining(each))


def _stemmer(code: str, stemmers: Set[str]) -> str:
    name = _STEMMER_CODES.get(code, code)
    return name if name in stemmers else _PLAIN

"""Splits the search index of MkDocs, which has all languages, into one index for each language."""

import json
import re
from collections.abc import Iterable, Mapping, Set
from html import unescape
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

# lunr has one stemmer, `no`, for both written forms of Norwegian.
_STEMMER_CODES = {"nb": "no", "nn": "no"}
# The index holds HTML. Words are defined as in pricebook/theme/assets/scripts/search.js.
_TAG = re.compile("<[^>]*>")
_WORD = re.compile(r"[^\W_]+")
# lunr's default language, which needs no stemmer file.
_PLAIN = "en"


def search_indexes(site: Path, roots: Mapping[str, str]) -> Mapping[str, str]:
    """Path relative to the site's root → JSON of one language's index.

    `site` is the folder of the built site. If the folder has no search index, the result is empty.
    `roots` maps each language to its root folder ("" or "en/").
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
    """Root folder ("" or "en/") → index of its language, with addresses relative to that folder.

    `roots` maps each language to its root folder. `stemmers` are the languages with a stemmer file;
    other languages use English, because the search fails to start without a stemmer. The key
    `accented` of an index lists its words with accents, which readers may type without the accents.
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
    """Every accented word of titles, texts and keywords, sorted."""
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

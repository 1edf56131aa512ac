"""The search index of each language, split from MkDocs' index of all languages."""

import json
from pathlib import Path

from pricebook.site.search_index import search_indexes, split_index

INDEX = {
    "config": {"lang": ["en"], "separator": "[\\s]+"},
    "docs": [
        {
            "location": "tjanst/",
            "title": "Kodvård &amp; hjälp",
            "text": "<p>Vi hjälper på en kväll, med cre&#768;me i vas</p>",
            "tags": ["Överenskommelse"],
        },
        {"location": "en/service/", "title": "Care", "text": "<p>Over a café</p>"},
    ],
}
ROOTS = {"sv": "", "en": "en/"}


def test_each_index_lists_its_words_with_accents() -> None:
    found = split_index(INDEX, ROOTS, {"sv"})
    assert found[""]["accented"] == [
        "crème",
        "hjälp",
        "hjälper",
        "kodvård",
        "kväll",
        "på",
        "överenskommelse",
    ]
    assert found["en/"]["accented"] == ["café"]


def test_the_indexed_texts_keep_their_accents() -> None:
    found = split_index(INDEX, ROOTS, {"sv"})
    assert found[""]["docs"] == [INDEX["docs"][0]]
    assert found["en/"]["docs"] == [{**INDEX["docs"][1], "location": "service/"}]
    assert [part["config"]["lang"] for part in found.values()] == [["sv"], ["en"]]


def test_a_site_with_search_has_one_index_per_language(tmp_path: Path) -> None:
    assert search_indexes(tmp_path, ROOTS) == {}
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text(json.dumps(INDEX), "utf-8")
    found = search_indexes(tmp_path, ROOTS)
    assert [*found] == ["search/search_index.json", "en/search/search_index.json"]
    assert json.loads(found["en/search/search_index.json"])["accented"] == ["café"]

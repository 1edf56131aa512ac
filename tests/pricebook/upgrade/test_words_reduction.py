"""Reduces words.yaml to the texts that differ from the tool's texts: cases/words_reduction.yaml."""

import json
from codecs import BOM_UTF8
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pricebook.interface_words.default_words import FILE, PARSED, default_words
from pricebook.upgrade.words_reduction import reduced

CASES = [
    pytest.param(case, id=case["name"])
    for case in yaml.safe_load(
        (Path(__file__).parents[1] / "cases" / "words_reduction.yaml").read_text("utf-8")
    )
]
DEFAULTS = {
    "price": {"from_word": {"sv": "från", "en": "from"}, "range": {"sv": "A", "en": "B"}},
    "home": {"title": {"sv": "C", "en": "D"}},
}
TEXTS = [
    (section, key, language)
    for section, keys in default_words().items()
    for key, languages in keys.items()
    for language in languages
]


@pytest.mark.parametrize("case", CASES)
def test_only_words_that_differ_from_the_tool_s_stay(case: dict[str, Any]) -> None:
    assert reduced(case["file"].encode(), DEFAULTS).decode() == case["result"]


def test_a_byte_order_mark_stays() -> None:
    data = "price:\n  from_word: {sv: från, en: X}\n".encode()
    assert reduced(BOM_UTF8 + data, DEFAULTS) == BOM_UTF8 + b"price:\n  from_word: {en: X}\n"


def test_a_file_with_a_problem_is_refused() -> None:
    with pytest.raises(ValueError, match=r"words.yaml:2:1: expected"):
        reduced(b"price: [\n", DEFAULTS)


def test_the_tool_s_own_file_becomes_empty() -> None:
    assert reduced(FILE.read_bytes(), default_words()) == b""


@settings(max_examples=min(15, settings().max_examples // 3))
@given(changed=st.sets(st.sampled_from(TEXTS), min_size=1, max_size=20))
def test_of_a_whole_file_with_changed_texts_only_those_stay(changed: set[tuple[str, ...]]) -> None:
    whole = json.loads(PARSED.read_text("utf-8"))
    for section, key, language in changed:
        whole[section][key][language] += " X"
    written = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False, width=10_000)
    left = yaml.safe_load(reduced(written.encode(), default_words()))
    found = {(s, k, code) for s, keys in left.items() for k, each in keys.items() for code in each}
    assert found == changed
    assert all(left[s][k][code] == whole[s][k][code] for s, k, code in changed)

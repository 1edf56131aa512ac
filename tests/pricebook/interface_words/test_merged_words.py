"""A firm's words override the tool's words: which text is used, and the places of its problems."""

import pytest

from pricebook.interface_words.default_words import FILE, default_words
from pricebook.interface_words.merged_words import MergedWords, merge_words
from pricebook.yaml_source.source import read
from pricebook.yaml_source.values import KeyPath, Scalar, Value

OWN = """\
price:
  from_word: {sv: fr o m}
  starting:
    de: ab {amount}
    en: starting at {amount}
"""


def merged(*languages: str, own: str = OWN) -> MergedWords:
    source, problems = read(own.encode(), "data/words.yaml")
    assert not problems
    return merge_words(source, "data/words.yaml", "tool/words.yaml", languages)


def texts(words: MergedWords, section: str, key: str) -> dict[str, str]:
    value: Value = words.value
    for step in (section, key):
        assert isinstance(value, dict)
        value = value[step]
    assert isinstance(value, dict)
    return {code: each.text for code, each in value.items() if isinstance(each, Scalar)}


def test_without_a_file_of_the_firm_every_text_is_the_tool_s() -> None:
    words = merge_words(None, "data/words.yaml", "tool/words.yaml", ("sv", "en"))
    for section, keys in default_words().items():
        for key, default in keys.items():
            assert texts(words, section, key) == default


def test_a_text_in_one_language_leaves_the_others_to_the_tool() -> None:
    assert texts(merged("sv", "en"), "price", "from_word") == {"sv": "fr o m", "en": "from"}


def test_a_language_that_the_tool_does_not_have_is_in_english() -> None:
    words = merged("de", "fr", own="price:\n  range: {fr: X}\n")
    assert texts(words, "price", "from_word") == {"de": "from", "fr": "from"}
    assert texts(words, "addresses", "prices") == {"de": "price-list", "fr": "price-list"}


def test_it_is_in_the_english_of_the_firm_where_the_firm_has_its_own() -> None:
    found = texts(merged("en", "de", "fr"), "price", "starting")
    assert found == {
        "en": "starting at {amount}",
        "de": "ab {amount}",
        "fr": "starting at {amount}",
    }


def test_a_language_that_the_catalogue_does_not_have_stays_to_be_reported() -> None:
    assert "de" in texts(merged("sv", "en"), "price", "starting")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("price", "from_word", "sv"), "data/words.yaml:2:19"),
        (("price", "from_word", "en"), "data/words.yaml:2:14"),
        (("price", "starting", "de"), "data/words.yaml:4:9"),
        (("price",), "data/words.yaml:2:3"),
    ],
    ids=lambda value: ".".join(value) if isinstance(value, tuple) else "",
)
def test_a_text_that_the_firm_has_in_any_language_has_its_place_in_the_firm_s_file(
    path: KeyPath, expected: str
) -> None:
    assert str(merged("sv", "en").problem(path, "x")) == f"{expected}: x"


def test_any_other_text_has_its_place_in_the_tool_s_file() -> None:
    problem = merged("sv", "en").problem(("home", "title", "en"), "x")
    assert problem.path == "tool/words.yaml"
    lines = FILE.read_text("utf-8").splitlines()
    found = merged("sv", "en").problem(("home", "offers", "en"), "x")
    assert lines[found.line - 1][found.column - 1 :].startswith("What it costs}")

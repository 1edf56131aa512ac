"""The lines of one file, compared with counts that were made by hand from the rules."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.line_count.cloc.cloc_rules import REFERENCE, VERSIONS
from calculator.line_count.cloc.file_count import Count, count, language_of
from calculator.line_count.input.reason import Reason


@pytest.mark.cases("lines/files/*.yaml")
def test_file(case, content):
    rules = VERSIONS[case.get("version", "19.0")]
    found = count(content(case), language_of(case["path"], rules), rules)
    if "reason" in case:
        assert isinstance(found, Reason)
        assert found.code == case["reason"]
    else:
        assert found == Count(case["code"], case["total"])


LANGUAGES = sorted(set(REFERENCE.languages.values()))
TRICKY = st.lists(
    st.sampled_from(
        ["<!--", "-->", "/*", "*/", "//", "'", '"', "\\", "\n", "\r", " ", "a", "(", ")", ":", "="]
    )
)


@given(st.binary() | TRICKY.map("".join).map(str.encode), st.sampled_from(LANGUAGES))
@settings(max_examples=5 * settings().max_examples, deadline=None)
def test_any_bytes_give_a_count_or_a_reason(data, language):
    assert isinstance(count(data, language, REFERENCE), Count | Reason)


@given(TRICKY.map("".join), st.sampled_from(["javascript", "css", "scss"]))
@settings(max_examples=5 * settings().max_examples, deadline=None)
def test_the_pattern_agrees_with_a_scan_by_character(text, language):
    kept = slow_scan(text.strip(), language)
    expected = sum(bool(line.strip()) for line in kept.split("\n"))
    assert count(text.encode(), language, REFERENCE).code == expected


def slow_scan(text, language):
    """The rules as a scan by character: at each position the first matching rule applies."""
    kept, at = "", 0
    while at < len(text):
        if language != "css" and text.startswith("//", at):
            end = text.find("\n", at)
            kept, at = kept + " ", len(text) if end < 0 else end
        elif text.startswith("/*", at) and "*/" in text[at + 2 :] and opens(text, at, language):
            kept, at = kept + " ", text.index("*/", at + 2) + 2
        elif text[at] in "'\"" and (end := closing(text, at)):
            kept, at = kept + text[at:end], end
        else:
            kept, at = kept + text[at], at + 1
    return kept


def opens(text, at, language):
    return language != "javascript" or text[at - 1 : at] != "\\"


def closing(text, at):
    end = at + 1
    while end < len(text):
        if text[end] == text[at]:
            return end + 1
        end += 2 if text[end] == "\\" else 1
    return 0

"""The syntax of an order's link; the page's script reads the same table (tests/browser)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculator.share.fragment import MARK, MAX_FRAGMENT_LENGTH, Entries, entries_of


@pytest.mark.cases("links.yaml")
def test_the_entries_of_a_fragment(case):
    found = entries_of(case["fragment"])
    if "entries" in case:
        assert found == Entries(
            case["entries"] or {}, tuple(case.get("left", ())), case["entries"] is not None
        )
    else:
        assert not found.is_known


@given(text=st.text() | st.from_regex(r"(%[0-9A-F]{2}|[o1:~.a-z-]){0,40}", fullmatch=True))
def test_no_text_raises_an_error(text):
    entries_of(text)


@given(names=st.lists(st.from_regex(r"[a-z][a-z-]{0,9}[a-z]", fullmatch=True), unique=True))
def test_damage_around_a_link_changes_nothing(names):
    link = MARK + "~".join(f"{name}.{len(name)}" for name in names)
    whole = entries_of(link)
    assert entries_of(f"#{link.upper()}).") == whole
    assert entries_of(link.replace(":", "%3A").replace("~", "%7E").replace(".", "%2e")) == whole


def test_a_fragment_of_a_million_characters_is_cut_between_two_entries():
    found = entries_of(f"#{MARK}users.7~" + "x" * 1_000_000)
    assert found.values == {"users": "7"}
    assert found.left == ("x" * 1_000_000,)
    assert entries_of("#o1:users.7" + ")" * 1_000_000).values == {"users": "7"}
    assert not entries_of("#o1:" + "9" * (MAX_FRAGMENT_LENGTH + 1)).values

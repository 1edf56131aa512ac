"""Places where a line of text may or may not break."""

import pytest

from calculator.html.markup import Markup, join
from calculator.text.no_break import with_no_break_spaces


@pytest.mark.parametrize(
    "set_text",
    [
        pytest.param("minst 12~månader", id="a number and its unit"),
        pytest.param("4,321~lines or 25~% more", id="a percentage"),
        pytest.param("Priser från januari~2026.", id="a year and the word before it"),
        pytest.param("Sedan~2025 gäller annat", id="but not a year and the word after it"),
        pytest.param("tiden för Tundra~14.", id="a name and its number"),
        pytest.param("exkl.~moms och excl.~VAT", id="an abbreviation and the next word"),
        pytest.param("Ditt avtal gäller. Be om offert.", id="but not two sentences"),
        pytest.param("25~users ×~180 =~4,500 +~tax", id="a sign and the text after it"),
        pytest.param("exkl.~moms~· ingen~– fråga", id="a dash and the text before it"),
        pytest.param("–", id="a dash alone"),
        pytest.param("as 90/48, or", id="but not every number"),
    ],
)
def test_no_break_spaces(set_text):
    kept = set_text.replace("~", "\N{NO-BREAK SPACE}")
    assert with_no_break_spaces(set_text.replace("~", " ")) == kept
    assert with_no_break_spaces(kept) == kept


def test_an_option_does_not_wrap_and_has_no_character_that_would_be_copied():
    source = 'the report of cloc\N{NO-BREAK SPACE}<span class="unbroken">-d</span> has it'
    assert with_no_break_spaces("the report of cloc -d has it") == source
    assert with_no_break_spaces(source) == source


def test_join_adds_no_break_spaces_to_text_but_not_to_markup():
    assert join(["5 < 6 users", Markup("5 users")]) == "5 &lt; 6\N{NO-BREAK SPACE}users5 users"

"""The tool's own interface words: complete, neutral, and the same in words.yaml and words.json."""

import json
import re
from pathlib import Path

from pricebook.checks.amounts_in_text import Amounts
from pricebook.interface_words.default_words import (
    FALLBACK,
    LANGUAGES,
    PARSED,
    default_words,
    parsed_words,
)
from pricebook.interface_words.merged_words import merge_words
from pricebook.model.fields.strict_model import build
from pricebook.model.words.words_file import COUNTING, Words
from pricebook.site.library import open_library

VALID = Path(__file__).parents[1] / "cases" / "checks" / "valid"
TEXTS = [
    (f"{section}.{key}", texts)
    for section, keys in default_words().items()
    for key, texts in keys.items()
]
# Words of a firm, a trade, a country, a tax or a currency.
FOREIGN = re.compile(
    r"linserv|odoo|support\b|maintenance|underhåll|lines? of (custom )?code|egen kod|swedish|svensk"
    r"|\bvat\b|\bmoms\b|sales representative|säljare|password|lösenord|backup|\busers?\b|användare"
    r"|\bsek\b|\bkr\b|kronor",
    re.IGNORECASE,
)


def test_the_parsed_file_is_up_to_date() -> None:
    assert PARSED.read_text("utf-8") == parsed_words(), "run `pricebook schema`"
    assert default_words() == json.loads(parsed_words())


def test_every_text_is_in_both_languages() -> None:
    assert [id for id, texts in TEXTS if [*texts] != [*LANGUAGES]] == []
    assert FALLBACK in LANGUAGES


def test_the_words_are_all_that_the_interface_needs() -> None:
    words, problems = build(Words, merge_words(None, "words.yaml", "default.yaml"))
    assert words, problems


def test_both_languages_have_the_same_placeholders() -> None:
    def placeholders(text: str) -> list[str]:
        return sorted(re.findall(r"\{[a-z_]+\}", text))

    differing = [
        id for id, texts in TEXTS if placeholders(texts["sv"]) != placeholders(texts["en"])
    ]
    assert differing == []


def test_no_text_has_a_word_of_one_firm_trade_or_country() -> None:
    # The words about counting may name Odoo, because they describe the rules of Odoo's own tool.
    counting = (*(f"{section}." for section in (*COUNTING, "count")), "order.count")
    found = [
        f"{id}: {match[0]}"
        for id, texts in TEXTS
        if not id.startswith(counting)
        for text in texts.values()
        if (match := FOREIGN.search(re.sub(r"\{[a-z_]+\}", "", text)))
    ]
    assert found == []


def test_no_text_has_an_amount() -> None:
    library, problems = open_library(VALID / "services.yaml")
    assert library, problems
    amounts = Amounts(library.catalogue)
    assert [id for id, each in TEXTS for text in each.values() if [*amounts.within(text)]] == []

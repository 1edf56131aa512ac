"""The tool's own interface words, in Swedish and English."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from pricebook.yaml_source.source import read_file
from pricebook.yaml_source.values import Scalar, Source, Value

FILE = Path(__file__).with_name("words.yaml")
# The words of FILE without their places. Reading this file takes a tenth of the time.
PARSED = FILE.with_suffix(".json")
# The languages that the words are complete in.
LANGUAGES = ("sv", "en")
# The language of a text that a catalogue's language has no words for.
FALLBACK = "en"

type DefaultWords = Mapping[str, Mapping[str, Mapping[str, str]]]  # section → key → language → text


@cache
def default_words() -> DefaultWords:
    """The words by section, key and language."""
    words: DefaultWords = json.loads(PARSED.read_bytes())
    return words


def default_engine_words(language: str) -> dict[str, Mapping[str, str]]:
    """Section → key → template, for the engine; English where the tool lacks the language."""
    words = {
        section: {key: texts.get(language, texts[FALLBACK]) for key, texts in keys.items()}
        for section, keys in default_words().items()
    }
    # Without data, nobody knows whether the firm has contact details (`Firm.next_step`).
    next_step = {"next_step": words["preparation"]["next_step"]}
    return {**words, "estimate": words["estimate"] | next_step}


@cache
def default_source(display_path: str) -> Source:
    """The words with their places in FILE, under the path that problems show."""
    source, problems = read_file(FILE, display_path)
    assert source, "\n".join(map(str, problems))
    return source


def parsed_words() -> str:
    """The text that the file PARSED must contain."""
    plain = _plain(default_source(FILE.name).value)
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def _plain(value: Value) -> object:
    assert isinstance(value, Scalar | dict), "the words have no lists"
    if isinstance(value, Scalar):
        return value.text
    return {key: _plain(item) for key, item in value.items()}

"""A firm's interface words over the tool's, text by text and language by language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pricebook.interface_words.default_words import (
    FALLBACK,
    LANGUAGES,
    default_source,
    default_words,
)
from pricebook.problems.problem import Problem
from pricebook.yaml_source.values import KeyPath, Place, Scalar, Source, Value


@dataclass(frozen=True, slots=True, eq=False)
class MergedWords(Source):
    """The merged words as a source: a problem has its place in the file that the text is from.

    `path` is the firm's file, which need not exist. `own` has the words of the firm's file.
    `default_path` is the tool's file as problems show it.
    """

    own: Source | None = None
    default_path: str = ""

    def place(self, path: KeyPath) -> Place:
        return self._file_of(path).place(path)

    def key_place(self, path: KeyPath) -> Place:
        return self._file_of(path).key_place(path)

    def problem(self, path: KeyPath, message: str, *, key: bool = False) -> Problem:
        return self._file_of(path).problem(path, message, key=key)

    def is_own(self, path: KeyPath) -> bool:
        """Whether the firm's file has a value at the path."""
        return self.own is not None and path in self.own.places

    def _file_of(self, path: KeyPath) -> Source:
        """The firm's file if it has the text in any language, else the tool's."""
        if self.own and self.is_own(path[:2]):
            return self.own
        return default_source(self.default_path)


@lru_cache(16)
def merge_words(
    own: Source | None, path: str, default_path: str, languages: tuple[str, ...] = LANGUAGES
) -> MergedWords:
    """The words for `languages`: the firm's text, else the tool's text, else the English text.

    All other content of `own` stays, so that building the model reports it. `path` and
    `default_path` are the paths of the two files as problems show them.
    """
    firm = own.value if own and isinstance(own.value, dict) else {}
    value: dict[str, Value] = {
        section: _section(firm.get(section), texts, languages)
        for section, texts in default_words().items()
    }
    value |= {section: texts for section, texts in firm.items() if section not in value}
    reported = own.reported if own else frozenset[KeyPath]()
    return MergedWords(path, value, {}, reported=reported, own=own, default_path=default_path)


def _section(
    own: Value | None, defaults: Mapping[str, Mapping[str, str]], languages: Sequence[str]
) -> Value:
    if not isinstance(own, dict | None):
        return own
    own = own or {}
    section: dict[str, Value] = {
        key: _text(own.get(key), texts, languages) for key, texts in defaults.items()
    }
    return section | {key: text for key, text in own.items() if key not in section}


def _text(own: Value | None, default: Mapping[str, str], languages: Sequence[str]) -> Value:
    if not isinstance(own, dict | None):
        return own
    own = own or {}
    english = own.get(FALLBACK)
    if not isinstance(english, Scalar):
        english = Scalar(default[FALLBACK], plain=False)
    text: dict[str, Value] = {
        code: Scalar(default[code], plain=False) if code in default else english
        for code in languages
    }
    return text | own

"""Detects the language of a text by the words of the catalogue's other texts.

A catalogue has about a thousand texts in each language. This sample suits the texts better than
general word lists, and exists for every language.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from math import log

from pricebook.derived.texts import CatalogueText

_WORD = re.compile(r"[^\W\d_]+")
# Not counted: placeholders, and quoted words, which may be names in another language.
_NOT_COUNTED = re.compile(r"\{[a-z_]+\}|[“”\"«][^“”\"«»]*[”\"»]")
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n")
# A sentence counts as foreign if another language is at least e^7 times as likely.
_THRESHOLD = 7.0
# A text with at most this number of words is a name if it is equal in all languages.
_MAX_NAME_WORDS = 4


class LanguageDetector:
    """Detects sentences in another language, by word frequencies."""

    def __init__(self, texts: Iterable[CatalogueText], languages: Sequence[str]) -> None:
        self._languages = languages
        self._counts: Mapping[str, Counter[str]] = {code: Counter() for code in languages}
        for text in texts:
            for code in (each for each in languages if each not in text.fallbacks):
                self._counts[code].update(_words(text.by_language[code]))
        self._sizes = {code: max(sum(each.values()), 1) for code, each in self._counts.items()}

    def foreign_sentences(self, text: CatalogueText) -> Iterator[tuple[str, str, str]]:
        """Each foreign sentence, as (expected language, apparent language, sentence)."""
        if _is_name(text, self._languages):
            return
        own = {
            code: Counter(() if code in text.fallbacks else _words(text.by_language[code]))
            for code in self._languages
        }
        for code in (each for each in self._languages if each not in text.defaults):
            for sentence in _SENTENCE.split(text.by_language[code]):
                words = _words(sentence)
                for other in self._languages:
                    if other != code and self._log_odds(words, other, code, own) > _THRESHOLD:
                        yield code, other, sentence
                        break

    def _log_odds(
        self, words: Iterable[str], other: str, code: str, own: Mapping[str, Counter[str]]
    ) -> float:
        """The natural logarithm of the odds that the words are in `other`, not in `code`.

        `own` are the words of the text itself, which the calculation subtracts from the sample.
        """
        return sum(
            self._log_frequency(each, other, own) - self._log_frequency(each, code, own)
            for each in words
        )

    def _log_frequency(self, word: str, code: str, own: Mapping[str, Counter[str]]) -> float:
        count = self._counts[code][word] - own[code][word]
        return log((count + 0.5) / self._sizes[code])


# A cache, because the check reads each text three times: for the sample, as a whole, and by
# sentences.
@lru_cache(8192)
def _words(text: str) -> tuple[str, ...]:
    return tuple(each[0].lower() for each in _WORD.finditer(_NOT_COUNTED.sub(" ", text)))


def _is_name(text: CatalogueText, languages: Sequence[str]) -> bool:
    """Whether the text is short and equal in all languages, such as a product's name."""
    strings = {text.by_language[code] for code in languages}
    return len(strings) == 1 and len(_words(next(iter(strings)))) <= _MAX_NAME_WORDS

"""Finds the language of a text by the words of the catalogue's other texts.

A catalogue has about a thousand texts in each language. Their words are a better sample of these
languages than general word lists, and they exist for every language.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log

from pricebook.derived.texts import Text

_WORD = re.compile(r"[^\W\d_]+")
# Not counted: quoted words, which may be names in any language, and placeholders.
_NOT_COUNTED = re.compile(r"\{[a-z_]+\}|[“”\"«][^“”\"«»]*[”\"»]")
_SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n")
# How much likelier the other language must be: e to this power.
_THRESHOLD = 7.0
# Of so many words a text that is alike in all languages is taken for a name.
_MAX_NAME_WORDS = 4


class LanguageDetector:
    """The words of each language, each as often as a text of it has them."""

    def __init__(self, texts: Iterable[Text], languages: Sequence[str]) -> None:
        self._languages = languages
        self._counts: Mapping[str, Counter[str]] = {code: Counter() for code in languages}
        for text in texts:
            for code in languages:
                self._counts[code].update(_words(text.says[code]))
        self._sizes = {code: max(sum(each.values()), 1) for code, each in self._counts.items()}

    def foreign_sentences(self, text: Text) -> Iterator[tuple[str, str, str]]:
        """Each language whose text has a sentence in another one: both, and the sentence."""
        if _is_name(text, self._languages):
            return
        own = {code: Counter(_words(text.says[code])) for code in self._languages}
        for code in self._languages:
            for sentence in _SENTENCE.split(text.says[code]):
                words = [*_words(sentence)]
                for other in self._languages:
                    if other != code and self._log_odds(words, other, code, own) > _THRESHOLD:
                        yield code, other, sentence
                        break

    def _log_odds(
        self, words: Iterable[str], other: str, code: str, own: Mapping[str, Counter[str]]
    ) -> float:
        """The logarithm of how much likelier the words are in the other language.

        What the text itself says is no evidence of its language.
        """
        return sum(
            self._log_frequency(each, other, own) - self._log_frequency(each, code, own)
            for each in words
        )

    def _log_frequency(self, word: str, code: str, own: Mapping[str, Counter[str]]) -> float:
        count = self._counts[code][word] - own[code][word]
        return log((count + 0.5) / self._sizes[code])


def _words(text: str) -> Iterator[str]:
    return (each[0].lower() for each in _WORD.finditer(_NOT_COUNTED.sub(" ", text)))


def _is_name(text: Text, languages: Sequence[str]) -> bool:
    """Whether all languages say the same few words, as they do of a product."""
    strings = {text.says[code] for code in languages}
    return len(strings) == 1 and len([*_words(next(iter(strings)))]) <= _MAX_NAME_WORDS

"""The texts of the interface that a catalogue's site uses."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pricebook.derived.texts import CatalogueText, texts_in
from pricebook.interface_words.default_words import FALLBACK, LANGUAGES, default_words
from pricebook.interface_words.merged_words import MergedWords
from pricebook.model.catalogue import Catalogue
from pricebook.model.words.words_file import Words
from pricebook.yaml_source.values import KeyPath

# The sections and the address that only a site with a count of lines uses.
_COUNTING: frozenset[KeyPath] = frozenset(
    {("lines",), ("reasons",), ("count",), ("addresses", "count"), ("order", "count")}
)


def interface_texts(
    words: Words, source: MergedWords, catalogue: Catalogue
) -> Iterator[CatalogueText]:
    """The texts of the words, with the languages of each text in which the tool's text is used."""
    languages = [each.code for each in catalogue.languages]
    counts = any(each.counter for each in catalogue.quantities)
    for text in texts_in(words, source, "words", languages):
        section, key = map(str, text.path)
        own = {code for code in languages if source.is_own((section, key, code))}
        is_used = counts or _COUNTING.isdisjoint({(section,), (section, key)})
        if is_used or own:
            defaults = frozenset(languages) - own
            yield replace(
                text,
                defaults=defaults,
                fallbacks=defaults - {*LANGUAGES},
                english=text.by_language.get(FALLBACK) or default_words()[section][key][FALLBACK],
            )


def untranslated_notes(texts: Iterable[CatalogueText]) -> Iterator[str]:
    """A sentence for each language that has English interface texts, with their number."""
    texts = [*texts]
    counts = Counter(code for each in texts for code in each.fallbacks)
    for code in (each for each in texts[0].by_language if each in counts):
        yield (
            f"{code}: {counts[code]} of {len(texts)} interface texts are in English:"
            f" `pricebook translations out {code} {code}.csv` writes the table for a translator"
        )

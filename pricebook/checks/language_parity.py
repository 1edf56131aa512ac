"""Checks that all languages of a text state the same thing, with the words of parity.yaml."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pricebook.checks.text_language import LanguageDetector
from pricebook.derived.texts import CatalogueText
from pricebook.model.catalogue import LanguageModel
from pricebook.model.files.parity_file import Concept, Parity, Patterns
from pricebook.problems.message_parts import did_you_mean, quoted
from pricebook.problems.problem import Problem
from pricebook.yaml_source.values import Source

NUMBERS, NAMES, ITEMS = "numbers", "names", "items"
PLACEHOLDERS, LANGUAGE = "placeholders", "language"

# The marks between groups of digits and before decimals, by their names in the data.
_GROUPS = {"space": " \N{NO-BREAK SPACE}", "comma": ",", "point": ".", "apostrophe": "’'"}
_DECIMALS = {"comma": ",", "point": "."}
_WORD = re.compile(r"[^\W_]+")
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_BRACKETS = re.compile(r"\(([^()]*)\)")

type Terms = list[str]  # sorted, with repetitions


def check_parity(
    texts: Iterable[CatalogueText],
    languages: Sequence[LanguageModel],
    parity: Parity,
    source: Source,
) -> tuple[Problem, ...]:
    """Problems: texts whose languages differ, forbidden words, and unused waivers.

    Only the firm's texts are compared. English text in place of another language is not compared. A
    text that lacks a language is not compared. `source` is the source of `parity`.
    """
    if message := _other_languages(languages, parity):
        return (source.problem((), message),)
    languages = compared_languages(languages, parity)
    problems = [*_parity_problems(parity, languages, source)]
    if problems:
        return tuple(sorted(problems))
    readers = [_TextReader(each, parity.concepts) for each in languages]
    waived = {(each.text, each.of): at for at, each in enumerate(parity.waivers)}
    texts = [*texts]
    known = {each.id for each in texts}
    incomplete = {each.id for each in texts if not all(each.by_language.values())}
    unused = {(id, of) for id, of in waived if id not in incomplete}
    texts = [
        each for each in texts if not (each.listed or _is_address(each) or each.id in incomplete)
    ]
    detector = LanguageDetector(texts, [each.code for each in languages])
    for text in (each for each in texts if each.is_own):
        for of, problem in (*_differences(text, readers), *_foreign_sentences(text, detector)):
            if (text.id, of) in waived:
                unused.discard((text.id, of))
            else:
                problems.append(problem)
        problems += _forbidden(text, readers)
    for id, of in unused:
        at = waived[id, of]
        if id in known:
            message = f"expected a text that differs in {of}, found none: remove the waiver"
        else:
            message = f"expected the id of a text, found {quoted(id)}{did_you_mean(id, known)}"
        problems.append(source.problem(("waivers", at, "text"), message))
    return tuple(sorted(set(problems)))


def compared_languages(
    languages: Sequence[LanguageModel], parity: Parity
) -> Sequence[LanguageModel]:
    """The languages that a concept has words for. A language without words is not compared."""
    known = _languages_of(parity)
    return [each for each in languages if each.code in known or not known]


def _other_languages(languages: Sequence[LanguageModel], parity: Parity) -> str | None:
    """A message if all words of parity.yaml are in languages that the catalogue does not have."""
    if compared_languages(languages, parity):
        return None
    expected = f"expected words in {', '.join(each.code for each in languages)}"
    found = f"found words in {', '.join(_languages_of(parity))} only"
    return (
        f"{expected}, the languages of the data, {found}: translate the words, or remove the file"
    )


def _languages_of(parity: Parity) -> Sequence[str]:
    """The languages in which concepts have words, in the order of the file."""
    return [*dict.fromkeys(code for each in parity.concepts for code in each.words or ())]


@dataclass(slots=True)
class _TextReader:
    """Finds concepts, numbers, names and lists in texts of one language."""

    language: LanguageModel
    concepts: Iterable[Concept]
    use: Mapping[str, str] = field(init=False)  # concept → the words to use, for a message
    _known: re.Pattern[str] = field(init=False)
    _never: Iterable[tuple[Concept, re.Pattern[str]]] = field(init=False)
    _ids: list[str] = field(init=False)
    _group: re.Pattern[str] = field(init=False)
    _decimal: re.Pattern[str] = field(init=False)
    # A cache, because services share texts, and each text is compared in both directions.
    _found: dict[str, Mapping[str, str]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        code = self.language.code
        patterns = [
            (each.id, pattern)
            for each in self.concepts
            for pattern in _patterns_in(each.words, code)
        ]
        self._ids, self._known = _search_pattern(patterns)
        self._never = [
            (each, re.compile(_regex(pattern), re.IGNORECASE))
            for each in self.concepts
            for pattern in _patterns_in(each.never, code)
        ]
        number_format = self.language.format
        group, decimal = _GROUPS[number_format.group], _DECIMALS[number_format.decimal]
        self._group = re.compile(rf"(?<=\d)[{re.escape(group)}](?=\d{{3}}(?!\d))")
        self._decimal = re.compile(rf"(?<=\d){re.escape(decimal)}(?=\d)")
        self.use = {each.id: ", ".join(each.words[code]) for each in self.concepts if each.words}

    @property
    def code(self) -> str:
        return self.language.code

    def concepts_in(self, text: str) -> Mapping[str, str]:
        """Concept → the first word of the text that expresses the concept."""
        if text not in self._found:
            self._found[text] = self._concepts_in(text)
        return self._found[text]

    def _concepts_in(self, text: str) -> Mapping[str, str]:
        words: dict[str, str] = {}
        for match in self._known.finditer(text.lower()):
            assert match.lastindex, "every alternative has a group"
            words.setdefault(self._ids[match.lastindex - 1], text[slice(*match.span())])
        return words

    def forbidden_in(self, text: str) -> Iterator[tuple[Concept, str]]:
        for concept, pattern in self._never:
            if match := pattern.search(text):
                yield concept, match[0]

    def numbers_in(self, text: str) -> Terms:
        """The numbers of the text, in the same notation for all languages."""
        if not _DIGIT.search(text):
            return []
        text = self._decimal.sub(".", self._group.sub("", text))
        return sorted(_NUMBER.findall(text))

    def names_in(self, text: str, concepts: Mapping[str, str]) -> Terms:
        """Words with several capitals, such as OCR, which translators leave as they are."""
        if text.islower():
            return []
        words = {*_WORD.findall(text)}
        # Fast path: in most words, all letters after the first are in lower case.
        named = {
            word for word in words if not word[1:].islower() and sum(map(str.isupper, word)) > 1
        }
        return sorted(named - {*_WORD.findall(" ".join(concepts.values()))}) if named else []

    def items_in(self, text: str) -> Terms:
        """The number of items in each pair of brackets."""
        return sorted(str(listed.count(",") + 1) for listed in _BRACKETS.findall(text))


def _patterns_in(patterns: Patterns | None, code: str) -> Sequence[str]:
    return patterns[code] if patterns and code in patterns else ()


def _regex(pattern: str) -> str:
    begins = "" if pattern.startswith("*") else r"(?<!\w)"
    ends = r"\w*" if pattern.endswith("*") else r"(?!\w)"
    words = (re.escape(word) for word in pattern.strip("*").split())
    return begins + r"\s+".join(words) + ends


def _search_pattern(all_patterns: Iterable[tuple[str, str]]) -> tuple[list[str], re.Pattern[str]]:
    """One regular expression for all pairs (concept, pattern), and the concept of each group.

    The text must be in lower case.

    Longer patterns come first, so that "at least" is not found as "least". Grouping the patterns
    by their first letter makes the search several times as fast.
    """
    by_letter: dict[str, list[tuple[str, str]]] = {}
    for id, pattern in sorted(all_patterns, key=lambda one: -len(one[1])):
        by_letter.setdefault(pattern.strip("*")[0].lower(), []).append((id, pattern.lower()))
    any_of = "|".join(
        re.escape(letter)
        + "(?:"
        + "|".join(_after_letter(letter, one) for _, one in patterns)
        + ")"
        for letter, patterns in by_letter.items()
    )
    return [id for patterns in by_letter.values() for id, _ in patterns], re.compile(
        any_of or "(?!)"
    )


def _after_letter(letter: str, pattern: str) -> str:
    """A regular expression for a pattern after its first letter, as a group."""
    begins = "" if pattern.startswith("*") else rf"(?<!\w{re.escape(letter)})"
    expression = _regex("*" + pattern.lstrip("*"))
    return f"{begins}({expression.removeprefix(re.escape(letter))})"


def _differences(text: CatalogueText, readers: list[_TextReader]) -> Iterator[tuple[str, Problem]]:
    """The kind and the problem of each difference between the first language and another."""
    readers = [each for each in readers if each.code not in text.fallbacks]
    if not readers:
        return
    first, *others = readers
    first_text = _without_placeholders(text.by_language[first.code])
    for other in others:
        other_text = _without_placeholders(text.by_language[other.code])
        first_concepts = first.concepts_in(first_text)
        other_concepts = other.concepts_in(other_text)
        yield from _differing_concepts(text, (first, first_concepts), (other, other_concepts))
        for of, expected, found in (
            (NUMBERS, first.numbers_in(first_text), other.numbers_in(other_text)),
            (
                NAMES,
                first.names_in(first_text, first_concepts),
                other.names_in(other_text, other_concepts),
            ),
            (ITEMS, first.items_in(first_text), other.items_in(other_text)),
            (
                PLACEHOLDERS,
                _placeholders_in(text.by_language[first.code]),
                _placeholders_in(text.by_language[other.code]),
            ),
        ):
            if expected != found:
                message = (
                    f"expected the same {_KIND_NAMES[of]} as in {first.code} ({_listed(expected)}),"
                    f" found {_listed(found)}"
                )
                yield of, text.source.problem((*text.path, other.code), message)


_KIND_NAMES = {
    NUMBERS: "numbers",
    NAMES: "names",
    ITEMS: "number of items in brackets",
    PLACEHOLDERS: "placeholders",
}


def _foreign_sentences(
    text: CatalogueText, detector: LanguageDetector
) -> Iterator[tuple[str, Problem]]:
    """Sentences that are not in the language of their key."""
    for code, other, sentence in detector.foreign_sentences(text):
        found = f"found {quoted(sentence)}, which seems to be {other}"
        message = f"expected text in {code}, {found}: translate it, or add a waiver"
        yield LANGUAGE, text.source.problem((*text.path, code), message)


def _differing_concepts(
    text: CatalogueText,
    one: tuple[_TextReader, Mapping[str, str]],
    two: tuple[_TextReader, Mapping[str, str]],
) -> Iterator[tuple[str, Problem]]:
    for (reader, concepts), (other, other_concepts) in ((one, two), (two, one)):
        for id, word in concepts.items():
            if id not in other_concepts:
                message = (
                    f"expected a word for {quoted(word)} in {reader.code} ({other.use[id]}), found"
                    f" none: the languages differ in {id}"
                )
                yield id, text.source.problem((*text.path, other.code), message)


def _forbidden(text: CatalogueText, readers: Iterable[_TextReader]) -> Iterator[Problem]:
    for reader in readers:
        if reader.code in text.defaults:
            continue
        for concept, word in reader.forbidden_in(
            _without_placeholders(text.by_language[reader.code])
        ):
            use = reader.use.get(concept.id, "another word")
            message = f"expected {use} for {concept.id}, found {quoted(word)}"
            yield text.source.problem((*text.path, reader.code), message)


def _parity_problems(
    parity: Parity, languages: Iterable[LanguageModel], source: Source
) -> Iterator[Problem]:
    """Problems of parity.yaml itself: missing words, repeated ids, unknown concepts."""
    seen: set[str] = {NUMBERS, NAMES, ITEMS, PLACEHOLDERS, LANGUAGE}
    for heading in ("scope", "units", "conditions", "terms"):
        for at, concept in enumerate(getattr(parity, heading)):
            path = (heading, at)
            if concept.id in seen:
                message = f"expected a unique id, found {quoted(concept.id)} for the second time"
                yield source.problem((*path, "id"), message)
            seen.add(concept.id)
            for language in languages:
                if concept.words and language.code not in concept.words:
                    message = f"expected words in every language, found none in {language.code}"
                    yield source.problem((*path, "words"), message)
            if not (concept.words or concept.never):
                yield source.problem(path, "expected the key words or never, found neither")
    for at, waiver in enumerate(parity.waivers):
        if waiver.of not in seen:
            meant = did_you_mean(waiver.of, seen)
            message = f"expected the id of a concept, found {quoted(waiver.of)}{meant}"
            yield source.problem(("waivers", at, "of"), message)


def _is_address(text: CatalogueText) -> bool:
    return "slug" in text.path[-1:] or text.id.startswith("words.addresses.")


def _without_placeholders(text: str) -> str:
    """The text with a blank in place of each placeholder."""
    return _PLACEHOLDER.sub(" ", text) if "{" in text else text


def _placeholders_in(text: str) -> Terms:
    """The placeholders of the text, sorted, with repetitions."""
    return sorted(_PLACEHOLDER.findall(text)) if "{" in text else []


def _listed(terms: Terms) -> str:
    return ", ".join(terms) or "none"

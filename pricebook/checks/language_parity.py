"""Checks that the languages of a text state the same, with the agreed words."""

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

type Terms = list[str]  # in order, each as often as it is there


def check_parity(
    texts: Iterable[CatalogueText],
    languages: Sequence[LanguageModel],
    parity: Parity,
    source: Source,
) -> tuple[Problem, ...]:
    """Problems: texts whose languages differ, forbidden words, and unused waivers.

    `source` is the source of `parity`.
    """
    languages = _compared_languages(languages, parity)
    problems = [*_parity_problems(parity, languages, source)]
    if problems:
        return tuple(sorted(problems))
    readers = [_TextReader(each, parity.concepts) for each in languages]
    waived = {(each.text, each.of): at for at, each in enumerate(parity.waivers)}
    texts = [*texts]
    known, unused = {each.id for each in texts}, {*waived}
    texts = [each for each in texts if not (each.listed or _is_address(each))]
    detector = LanguageDetector(texts, [each.code for each in languages])
    for text in texts:
        for of, problem in (*_differences(text, readers), *_foreign_sentences(text, detector)):
            if (text.id, of) in waived:
                unused.discard((text.id, of))
            else:
                problems.append(problem)
        problems += _forbidden(text, readers)
    for id, of in unused:
        at = waived[id, of]
        if id in known:
            message = f"expected texts that differ in {of}, found none: take the waiver away"
        else:
            message = f"expected the id of a text, found {quoted(id)}{did_you_mean(id, known)}"
        problems.append(source.problem(("waivers", at, "text"), message))
    return tuple(sorted(set(problems)))


def _compared_languages(
    languages: Sequence[LanguageModel], parity: Parity
) -> Sequence[LanguageModel]:
    """The languages that any concept has words in; a new language is not compared yet."""
    known = {code for each in parity.concepts for code in each.words or ()}
    return [each for each in languages if each.code in known or not known]


@dataclass(slots=True)
class _TextReader:
    """Finds what can be compared in the texts of one language: concepts, numbers, names, lists."""

    language: LanguageModel
    concepts: Iterable[Concept]
    use: Mapping[str, str] = field(init=False)  # concept → the words to use, for a message
    _known: re.Pattern[str] = field(init=False)
    _never: Iterable[tuple[Concept, re.Pattern[str]]] = field(init=False)
    _ids: list[str] = field(init=False)
    _group: re.Pattern[str] = field(init=False)
    _decimal: re.Pattern[str] = field(init=False)
    # A cache: services share texts, and each text is compared both ways.
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
        """Concept → the word for it that the text has."""
        if text not in self._found:
            self._found[text] = self._concepts_in(text)
        return self._found[text]

    def _concepts_in(self, text: str) -> Mapping[str, str]:
        words: dict[str, str] = {}
        for match in self._known.finditer(text.lower()):
            assert match.lastindex, "every alternative is a group"
            words.setdefault(self._ids[match.lastindex - 1], text[slice(*match.span())])
        return words

    def forbidden_in(self, text: str) -> Iterator[tuple[Concept, str]]:
        for concept, pattern in self._never:
            if match := pattern.search(text):
                yield concept, match[0]

    def numbers_in(self, text: str) -> Terms:
        """The numbers, in a notation that is the same for all languages."""
        if not _DIGIT.search(text):
            return []
        text = self._decimal.sub(".", self._group.sub("", text))
        return sorted(_NUMBER.findall(text))

    def names_in(self, text: str, concepts: Mapping[str, str]) -> Terms:
        """Words with several capitals, which no language translates, such as OCR."""
        if text.islower():
            return []
        words = {*_WORD.findall(text)}
        # A fast path: in most words all letters after the first are small.
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
    """The concept of each group, and one expression for all (concept, pattern), in small letters.

    The longest pattern comes first, as "at least" is not "least". Grouping by first letter makes
    the expression several times as fast.
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
    """An expression for the rest of a pattern, as a group, after its first letter."""
    begins = "" if pattern.startswith("*") else rf"(?<!\w{re.escape(letter)})"
    expression = _regex("*" + pattern.lstrip("*"))
    return f"{begins}({expression.removeprefix(re.escape(letter))})"


def _differences(text: CatalogueText, readers: list[_TextReader]) -> Iterator[tuple[str, Problem]]:
    """Differences between the first language and each other one, each with its kind."""
    first, *others = readers
    mine = _without_placeholders(text.by_language[first.code])
    for other in others:
        theirs = _without_placeholders(text.by_language[other.code])
        ours, others_own = first.concepts_in(mine), other.concepts_in(theirs)
        yield from _differing_concepts(text, (first, ours), (other, others_own))
        for of, here, there in (
            (NUMBERS, first.numbers_in(mine), other.numbers_in(theirs)),
            (NAMES, first.names_in(mine, ours), other.names_in(theirs, others_own)),
            (ITEMS, first.items_in(mine), other.items_in(theirs)),
            (
                PLACEHOLDERS,
                _placeholders_in(text.by_language[first.code]),
                _placeholders_in(text.by_language[other.code]),
            ),
        ):
            if here != there:
                message = (
                    f"expected the same {_KIND_NAMES[of]} as in {first.code} ({_listed(here)}),"
                    f" found {_listed(there)}"
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
    """Sentences in another language than the one they are under."""
    for code, other, sentence in detector.foreign_sentences(text):
        found = f"found what seems to be {other}, {quoted(sentence)}"
        message = f"expected text in {code}, {found}: translate it, or let it off under waivers"
        yield LANGUAGE, text.source.problem((*text.path, code), message)


def _differing_concepts(
    text: CatalogueText,
    one: tuple[_TextReader, Mapping[str, str]],
    two: tuple[_TextReader, Mapping[str, str]],
) -> Iterator[tuple[str, Problem]]:
    for (here, mine), (there, theirs) in ((one, two), (two, one)):
        for id, word in mine.items():
            if id not in theirs:
                message = (
                    f"expected {there.use[id]} for {quoted(word)} in {here.code}, found neither:"
                    f" the languages differ in {id}"
                )
                yield id, text.source.problem((*text.path, there.code), message)


def _forbidden(text: CatalogueText, readers: Iterable[_TextReader]) -> Iterator[Problem]:
    for reader in readers:
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
                message = (
                    f"expected an id of its own, found {quoted(concept.id)} for something else"
                )
                yield source.problem((*path, "id"), message)
            seen.add(concept.id)
            for language in languages:
                if concept.words and language.code not in concept.words:
                    message = f"expected words in every language, found none in {language.code}"
                    yield source.problem((*path, "words"), message)
            if not (concept.words or concept.never):
                yield source.problem(path, "expected words or never, found neither")
    for at, waiver in enumerate(parity.waivers):
        if waiver.of not in seen:
            meant = did_you_mean(waiver.of, seen)
            message = f"expected the id of a concept, found {quoted(waiver.of)}{meant}"
            yield source.problem(("waivers", at, "of"), message)


def _is_address(text: CatalogueText) -> bool:
    return "slug" in text.path[-1:] or text.id.startswith("words.addresses.")


def _without_placeholders(text: str) -> str:
    """The text without its placeholders."""
    return _PLACEHOLDER.sub(" ", text) if "{" in text else text


def _placeholders_in(text: str) -> Terms:
    """The placeholders of the text, sorted, repeated ones too."""
    return sorted(_PLACEHOLDER.findall(text)) if "{" in text else []


def _listed(terms: Terms) -> str:
    return ", ".join(terms) or "none"

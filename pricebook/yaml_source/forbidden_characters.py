"""Knows which characters have no place in a text, by the properties that Unicode gives them."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Takes the place of a refused character: one for one, so that every column after it stays right,
# and harmless to the parser, so that the rest of the file is read in the same run.
STAND_IN = "\N{REPLACEMENT CHARACTER}"

# Two properties that `unicodedata` lacks, from Unicode's PropList.txt (Bidi_Control) and
# DerivedCoreProperties.txt (Default_Ignorable_Code_Point, its reserved ranges included).
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_IGNORABLE = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# By its properties a symbol, but blank on the screen.
_BLANK = "\N{BRAILLE PATTERN BLANK}"
_BY_CATEGORY = {
    "Cc": "a control character",
    "Cf": "an invisible character",
    "Cn": "a character that Unicode does not have",
    "Co": "a character of private use, which has no meaning of its own",
    "Cs": "half of a surrogate pair",
    "Zl": "a line or paragraph separator",
    "Zp": "a line or paragraph separator",
}
# Variants of ASCII's letters and digits; those of mathematics have "<font>".
_VARIANTS = ("<wide>", "<narrow>", "<font>")
_LIGATURES = "\ufb00-\ufb06"
# Alphabets with letters that look like letters of another alphabet in this list.
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU")
# Greek letters for quantities and units, which any language may use, as in kΩ.
_SYMBOLS = "ΔΠΣΩδθλμπσφω"
_MAX_MARKS = 4
_WORD = re.compile(r"[^\W\d_]+")


def forbidden_pattern(text: str) -> re.Pattern[str] | None:
    """What finds each character of the text that may not be in it; None where there is none.

    Line feeds are no fault. Most texts are ASCII, and hold few different characters otherwise.
    """
    wrong = [sign for sign in {*text} if sign != "\n" and why_forbidden(sign)]
    return re.compile(f"[{re.escape(''.join(wrong))}]") if wrong else None


@lru_cache(4096)
def why_forbidden(character: str) -> str | None:
    """What is wrong with the character wherever it stands; None where nothing is."""
    if character == STAND_IN:
        return "a mark left by a damaged conversion"
    if _BIDI.match(character):
        return "a character that changes the direction of the text"
    if ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef":
        return "not a character"
    if _IGNORABLE.match(character) or character == _BLANK:
        return "an invisible character"
    return _BY_CATEGORY.get(unicodedata.category(character)) or _variant(character)


def is_variant(character: str) -> bool:
    """Whether something else is to stand in its place."""
    return _variant(character) is not None


def _variant(character: str) -> str | None:
    """A letter or digit that only looks like one that the keyboard has."""
    plain = unicodedata.normalize("NFKC", character)
    if plain == character or not (plain.isascii() and plain.isalnum()):
        return None
    of_letter = unicodedata.decomposition(character).startswith(_VARIANTS)
    if of_letter or re.match(f"[{_LIGATURES}]", character):
        return f'which stands for "{plain}"'
    return None


def misplaced_characters(line: str) -> Iterator[tuple[int, str]]:
    """Where (counted from 0) a character does not fit its neighbours, and what to do.

    The line holds no refused character.
    """
    if line.isascii():
        return
    yield from _misplaced_marks(line)
    for word in _WORD.finditer(line):
        if not word[0].isascii():
            yield from _mixed_alphabets(word)


def _misplaced_marks(line: str) -> Iterator[tuple[int, str]]:
    """Accents on nothing, or on top of one another, as far as letters and marks go together."""
    on_letter, marks = False, 0
    for at, character in enumerate(line):
        if not _is_mark(character):
            on_letter, marks = character.isalpha() or character.isnumeric(), 0
            continue
        marks += 1
        if not on_letter:
            yield at, f"found {character_name(character)}, on no letter: remove it"
        elif marks == _MAX_MARKS + 1:
            most = f"more than {_MAX_MARKS} marks on one letter"
            yield (
                at,
                f"found {character_name(character)}, with {most}: remove those that are too many",
            )


@lru_cache(4096)
def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def _mixed_alphabets(word: re.Match[str]) -> Iterator[tuple[int, str]]:
    """The first letter of a word whose alphabet is not that of most of the word's letters."""
    alphabets = [_alphabet(letter) for letter in word[0]]
    present = {each for each in alphabets if each}
    if len(present) > 1:
        usual = max(sorted(present, reverse=True), key=alphabets.count)
        at = next(at for at, each in enumerate(alphabets) if each and each != usual)
        yield (
            word.start() + at,
            f"found {character_name(word[0][at])} in a word of {usual.capitalize()} letters:"
            " type the word again",
        )


@lru_cache(4096)
def _alphabet(letter: str) -> str | None:
    """The alphabet by the letter's name, which begins with it; None for one that is not listed."""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return name if name in _ALPHABETS and letter not in _SYMBOLS else None


def character_name(character: str) -> str:
    """The code point, with its name where it has one."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}{f' {name}' if name else ''}"

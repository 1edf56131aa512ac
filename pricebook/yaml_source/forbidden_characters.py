"""Forbidden characters, by their Unicode properties."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Replaces a forbidden character. The length is one, so that columns stay correct. The parser
# accepts this character, so that the rest of the file can be read.
STAND_IN = "\N{REPLACEMENT CHARACTER}"

# Two properties that `unicodedata` lacks, from Unicode's PropList.txt (Bidi_Control) and
# DerivedCoreProperties.txt (Default_Ignorable_Code_Point, its reserved ranges included).
_BIDI = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_IGNORABLE = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
# A symbol by its Unicode properties, but blank on the screen.
_BLANK = "\N{BRAILLE PATTERN BLANK}"
_BY_CATEGORY = {
    "Cc": "a control character",
    "Cf": "an invisible character",
    "Cn": "a code point without a character",
    "Co": "a character of private use, without a defined meaning",
    "Cs": "half of a surrogate pair",
    "Zl": "a line or paragraph separator",
    "Zp": "a line or paragraph separator",
}
# Unicode's tags for variants of letters and digits; mathematical letters have "<font>".
_VARIANTS = ("<wide>", "<narrow>", "<font>")
_LIGATURES = "\ufb00-\ufb06"
# Alphabets that have letters with the same shape as letters of another one.
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC", "LISU")
# Greek letters for quantities and units, which any language may use, as in kΩ.
_SYMBOLS = "ΔΠΣΩδθλμπσφω"
_MAX_MARKS = 4
_WORD = re.compile(r"[^\W\d_]+")


def forbidden_pattern(text: str) -> re.Pattern[str] | None:
    """A pattern of the forbidden characters in the text; None if there are none.

    Line feeds are allowed. The pattern is fast to make: most texts have few different characters.
    """
    wrong = [sign for sign in {*text} if sign != "\n" and why_forbidden(sign)]
    return re.compile(f"[{re.escape(''.join(wrong))}]") if wrong else None


@lru_cache(4096)
def why_forbidden(character: str) -> str | None:
    """Why the character is forbidden; None if it is allowed."""
    if character == STAND_IN:
        return "a sign of a failed conversion"
    if _BIDI.match(character):
        return "a character that changes the direction of the text"
    if ord(character) & 0xFFFE == 0xFFFE or "\ufdd0" <= character <= "\ufdef":
        return "not a character"
    if _IGNORABLE.match(character) or character == _BLANK:
        return "an invisible character"
    return _BY_CATEGORY.get(unicodedata.category(character)) or _variant(character)


def is_variant(character: str) -> bool:
    """Whether the character is a variant of an ASCII letter or digit."""
    return _variant(character) is not None


def _variant(character: str) -> str | None:
    """The reason if the character is a variant of an ASCII letter or digit, else None."""
    plain = unicodedata.normalize("NFKC", character)
    if plain == character or not (plain.isascii() and plain.isalnum()):
        return None
    of_letter = unicodedata.decomposition(character).startswith(_VARIANTS)
    if of_letter or re.match(f"[{_LIGATURES}]", character):
        return f'which stands for "{plain}"'
    return None


def misplaced_characters(line: str) -> Iterator[tuple[int, str]]:
    """The column, from 0, of each character that does not fit its neighbours, and a message.

    The line must not contain forbidden characters.
    """
    if line.isascii():
        return
    yield from _misplaced_marks(line)
    for word in _WORD.finditer(line):
        if not word[0].isascii():
            yield from _mixed_alphabets(word)


def _misplaced_marks(line: str) -> Iterator[tuple[int, str]]:
    """Combining marks without a letter, and more than `_MAX_MARKS` on one letter."""
    on_letter, marks = False, 0
    for at, character in enumerate(line):
        if not _is_mark(character):
            on_letter, marks = character.isalpha() or character.isnumeric(), 0
            continue
        marks += 1
        if not on_letter:
            yield at, f"found {character_name(character)} without a letter: remove it"
        elif marks == _MAX_MARKS + 1:
            expected = f"expected at most {_MAX_MARKS} marks on a letter"
            found = f"found {character_name(character)} as mark {marks}"
            yield at, f"{expected}, {found}: remove some of them"


@lru_cache(4096)
def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] == "M"


def _mixed_alphabets(word: re.Match[str]) -> Iterator[tuple[int, str]]:
    """The first letter of a word that is not in the alphabet of most of the word's letters."""
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
    """The first word of the letter's Unicode name if it is in `_ALPHABETS`, else None."""
    name = unicodedata.name(letter, "").partition(" ")[0]
    return name if name in _ALPHABETS and letter not in _SYMBOLS else None


def character_name(character: str) -> str:
    """The code point, and the Unicode name if the character has one."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}{f' {name}' if name else ''}"

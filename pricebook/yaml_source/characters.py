"""Decodes files that people edit, and finds forbidden characters in them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from pricebook.problems.message_parts import code_point, quoted
from pricebook.yaml_source import forbidden_characters as signs

# The longest marks come first: a mark of UTF-32 starts with a mark of UTF-16.
_BYTE_ORDER_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32 (little-endian)",
    b"\x00\x00\xfe\xff": "UTF-32 (big-endian)",
    b"\xff\xfe": "UTF-16 (little-endian)",
    b"\xfe\xff": "UTF-16 (big-endian)",
}
# Without a mark, the zero bytes of the first two ASCII characters show the encoding.
_ZERO_BYTES = {
    re.compile(rb"[^\0]\0\0\0[^\0]\0\0\0", re.DOTALL): "UTF-32 (little-endian)",
    re.compile(rb"\0\0\0[^\0]\0\0\0[^\0]", re.DOTALL): "UTF-32 (big-endian)",
    re.compile(rb"[^\0]\0[^\0]\0", re.DOTALL): "UTF-16 (little-endian)",
    re.compile(rb"\0[^\0]\0[^\0]", re.DOTALL): "UTF-16 (big-endian)",
}


@dataclass(frozen=True, slots=True)
class CharacterProblem:
    """A forbidden character: its line and column from 1, and a message."""

    line: int
    column: int
    message: str


def foreign_encoding(data: bytes) -> str | None:
    """The encoding's name if the bytes are UTF-16 or UTF-32, else None."""
    for mark, name in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return name
    return next((name for zeros, name in _ZERO_BYTES.items() if zeros.match(data)), None)


def decoded(data: bytes) -> str:
    """The text of UTF-8 bytes. A byte that is not UTF-8 becomes a lone surrogate, which
    `character_problems` reports.
    """
    return data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape")


def cleaned(text: str) -> str:
    """The text with every forbidden character replaced by `STAND_IN`, and a tab by a space."""
    forbidden = signs.forbidden_pattern(text)
    return text if forbidden is None else _pattern_in_file(forbidden).sub(_stand_in, text)


def _stand_in(match: re.Match[str]) -> str:
    return " " if match[0] == "\t" else signs.STAND_IN


def _pattern_in_file(forbidden: re.Pattern[str]) -> re.Pattern[str]:
    # In a file, a carriage return is allowed before a line feed.
    return re.compile(f"(?!\r\n){forbidden.pattern}")


def character_problems(text: str) -> Iterator[CharacterProblem]:
    """Every forbidden or misplaced character.

    Only the first character of each line that is not in the composed form is reported.
    """
    forbidden = signs.forbidden_pattern(text)
    if forbidden is None and text.isascii():
        return
    refused = _pattern_in_file(forbidden) if forbidden else None
    encoding_reported = False
    for number, line in enumerate(re.split(r"\r?\n", text), 1):
        if line.isascii() and not (refused and refused.search(line)):
            continue
        for match in refused.finditer(line) if refused else ():
            byte = _stray_byte(match[0])
            if byte is not None and encoding_reported:
                continue
            encoding_reported = encoding_reported or byte is not None
            message = _not_utf8(byte) if byte is not None else _refusal(line, match)
            yield CharacterProblem(number, match.start() + 1, message)
        if not unicodedata.is_normalized("NFC", line):
            yield _decomposed(number, line)
        else:
            for at, message in signs.misplaced_characters(cleaned(line)):
                yield CharacterProblem(number, at + 1, message)


def escape_problems(text: str) -> Iterator[str]:
    """A message for each forbidden character in a text that was written with escapes."""
    forbidden = signs.forbidden_pattern(text)
    for character in sorted({*forbidden.findall(text)} - {signs.STAND_IN}) if forbidden else ():
        yield f"found an escape for {_described(character)}: {_advice(character)}"
    if not unicodedata.is_normalized("NFC", text):
        yield _decomposed(1, text).message
    else:
        for _, message in signs.misplaced_characters(cleaned(text)):
            yield message


def indented_by_tab(text: str) -> int | None:
    """The number of the first line with a tab in its indentation, or None.

    The parser's structure is unreliable after that line.
    """
    match = re.search(r"^ *\t[ \t]*[^\s#]", text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else None


def _stray_byte(character: str) -> int | None:
    return ord(character) - 0xDC00 if "\udc80" <= character <= "\udcff" else None


def _not_utf8(byte: int) -> str:
    in_latin_1 = bytes([byte]).decode("cp1252", "replace")
    is_letter = in_latin_1.isprintable() and in_latin_1 != signs.STAND_IN
    guess = f' ("{in_latin_1}" in Latin-1)' if is_letter else ""
    return f"expected UTF-8, found the byte 0x{byte:02X}{guess}: save the file as UTF-8"


def _refusal(line: str, match: re.Match[str]) -> str:
    if match[0] != "\t":
        return f"found {_described(match[0])}: {_advice(match[0])}"
    if line[: match.start()].isspace() or match.start() == 0:
        return "found a tab in the indentation: use spaces"
    return "found a tab: use spaces"


def _advice(character: str) -> str:
    return "type the letter or digit itself" if signs.is_variant(character) else "remove it"


def _described(character: str) -> str:
    if character == "\t":
        return "a tab"
    return f"{signs.character_name(character)}, {signs.why_forbidden(character)}"


def _decomposed(number: int, line: str) -> CharacterProblem:
    composed = unicodedata.normalize("NFC", line)
    # There is a difference: both decompose to the same text, so neither is a prefix of the other.
    at = next(at for at, (a, b) in enumerate(zip(line, composed, strict=False)) if a != b)
    expected, found = _cluster(composed, at), _cluster(line, at)
    return CharacterProblem(
        number,
        at + 1,
        f"expected {quoted(expected)} as {_code_points(expected)} (composed form, NFC),"
        f" found {_code_points(found)}: type it again",
    )


def _cluster(text: str, at: int) -> str:
    end = at + 1
    while end < len(text) and unicodedata.combining(text[end]):
        end += 1
    return text[at:end]


def _code_points(text: str) -> str:
    # The first four: a cluster may have any number of marks.
    return " ".join(map(code_point, text[:4]))

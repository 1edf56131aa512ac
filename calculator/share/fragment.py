"""The syntax of an order's link: splits a fragment into entries, without the ids of a book.

The page's script reads the same syntax (pricebook/browser/calculator/link.js), so that it can fill
in the form before Python has started. The cases of
tests/calculator/cases/links.yaml test both parsers.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

MARK = "o1:"
# The links that the calculator writes are far shorter.
MAX_FRAGMENT_LENGTH = 2000

_ESCAPES = re.compile("(?:%[0-9A-Fa-f]{2})+")
# Some programs percent-encode a link more than once. A link is decoded up to this many times.
_MAX_ENCODED = 3
# Word processors replace a hyphen by one of these.
_HYPHENS = re.compile("[\N{HYPHEN}-\N{HORIZONTAL BAR}\N{MINUS SIGN}]")
# Chats and mail programs insert these into a link as places for a line break.
_INVISIBLE = re.compile("[\N{SOFT HYPHEN}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_CAPITALS = re.compile("[A-Z]+")
_MARKED = re.compile("o1(?::|$)")


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a fragment: `values` maps an entry's name to the text after it.

    `left` has the entries that are not used: entries without a name, entries that repeat a name
    with another value, and everything beyond the maximum length. `is_known` is False where the
    fragment has another version of the syntax.
    """

    values: Mapping[str, str]
    left: tuple[str, ...] = ()
    is_known: bool = True


def entries_of(fragment: str) -> Entries:
    """The entries of a link's fragment; no text raises an error.

    Ids are lower case and end in a letter or digit. So capitals are lowered, percent-encoding is
    decoded, and punctuation after the link is removed.
    """
    text = _repaired(fragment)
    if not _MARKED.match(text):
        return Entries({}, (text,), is_known=False)
    text = text.removeprefix("o1").removeprefix(":")
    # Cut between two entries, because the first half of a number is a different number.
    end = (
        len(text)
        if len(text) <= MAX_FRAGMENT_LENGTH
        else max(text.rfind("~", 0, MAX_FRAGMENT_LENGTH + 1), 0)
    )
    values: dict[str, str] = {}
    left: list[str] = []
    for entry in filter(None, text[:end].split("~")):
        name, _, value = entry.partition(".")
        if name and name not in values:
            values[name] = value
        elif values.get(name) != value:  # the same entry twice is not a contradiction
            left.append(entry)
    if beyond := text[end:].removeprefix("~"):
        left.append(beyond)
    return Entries(values, tuple(left))


def _repaired(fragment: str) -> str:
    """Repair a fragment that mail, a chat or the punctuation of a sentence has damaged."""
    text = fragment
    for _ in range(_MAX_ENCODED):
        text = _ESCAPES.sub(_decoded, text)
    text = _INVISIBLE.sub("", text).strip().removeprefix("#")
    text = _HYPHENS.sub("-", text)
    text = _CAPITALS.sub(lambda found: found[0].lower(), text)
    end = len(text)
    while end and not ("a" <= text[end - 1] <= "z" or "0" <= text[end - 1] <= "9"):
        end -= 1
    return text[:end]


def _decoded(escapes: re.Match[str]) -> str:
    return bytes.fromhex(escapes[0].replace("%", "")).decode("utf-8", "replace")

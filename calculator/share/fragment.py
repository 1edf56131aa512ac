"""The syntax of an order's link: a fragment split into entries, without knowing any id.

The page's script reads the same syntax (pricebook/browser/calculator/link.js), so that it can fill
in the form before Python has started. One table of cases holds both:
tests/calculator/cases/links.yaml.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

MARK = "o1:"
# The calculator writes no link that comes near this many characters.
MAX_FRAGMENT_LENGTH = 2000

_ESCAPES = re.compile("(?:%[0-9A-Fa-f]{2})+")
# A link that was encoded twice is read as well; nobody encodes one four times.
_MAX_ENCODED = 3
# Word processors write these in place of a hyphen.
_HYPHENS = re.compile("[\N{HYPHEN}-\N{HORIZONTAL BAR}\N{MINUS SIGN}]")
# Chats and mail put these between any two characters of a link, to break its line there.
_INVISIBLE = re.compile("[\N{SOFT HYPHEN}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_CAPITALS = re.compile("[A-Z]+")
_MARKED = re.compile("o1(?::|$)")


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries of a fragment: `values` maps an entry's name to the text after it.

    `left` has the entries that are not used: one without a name, a second one of the same name
    with another value, and all that exceeds the longest link. `is_known` is False where the
    fragment is of another version of the syntax.
    """

    values: Mapping[str, str]
    left: tuple[str, ...] = ()
    is_known: bool = True


def entries_of(fragment: str) -> Entries:
    """The entries of a fragment that is a link; no text raises.

    Ids are lower case and end in a letter or digit, so capitals and closing signs around a link
    are taken for damage, and so is percent-encoding.
    """
    text = _mended(fragment)
    if not _MARKED.match(text):
        return Entries({}, (text,), is_known=False)
    text = text.removeprefix("o1").removeprefix(":")
    # Cut between two entries: half a number would be another one.
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
        elif values.get(name) != value:  # the same entry twice says nothing else
            left.append(entry)
    if beyond := text[end:].removeprefix("~"):
        left.append(beyond)
    return Entries(values, tuple(left))


def _mended(fragment: str) -> str:
    """A fragment without the damage that mail, chats and the end of a sentence do to a link."""
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

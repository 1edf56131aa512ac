"""Words that the edition defines, where a page uses them: linked once a section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from calculator.html.markup import Markup, element, join

# What is a link or a name already, or is pressed: no link is put into it.
_QUIET = frozenset(
    ["a", "button", "caption", "dt", "label", "legend", "nav", "option", "summary", "th"]
    + [f"h{rank}" for rank in range(1, 7)]
)
_SECTIONS = frozenset(["article", "aside", "header", "section", "table"])
_TAG = re.compile("(<[^<>]*>)")
_NAME = re.compile("</?([a-z0-9]+)")


@dataclass(frozen=True, slots=True)
class Word:
    """A defined word: the id and the name of its definition, its address, and its forms."""

    id: str
    term: str
    url: str
    forms: tuple[str, ...]


def linked(html: Markup, words: Sequence[Word]) -> Markup:
    """Finished HTML with the first use of each word in a section linked to its definition."""
    return join(part for part, _ in _parts(html, words))


def used(html: Markup, words: Sequence[Word]) -> list[Word]:
    """The words that `linked` would link, in the order of their first use."""
    return [*{word.id: word for _, word in _parts(html, words) if word}.values()]


def _parts(html: Markup, words: Sequence[Word]) -> Iterator[tuple[Markup | str, Word | None]]:
    """The HTML in pieces, and the word of each piece that became a link.

    Every text and attribute in it is escaped, so that nothing but a tag is between < and >.
    """
    forms = {_plain(form): word for word in words for form in (word.term, *word.forms)}
    pattern = _pattern(forms)
    quiet, seen = 0, set[str]()
    for piece in _TAG.split(html):
        if name := _NAME.match(piece):
            quiet += (-1 if piece[1] == "/" else 1) * (name[1] in _QUIET)
            if name[1] in _SECTIONS:
                seen = set()
        if not pattern or quiet or piece.startswith("<"):
            yield Markup(piece), None
            continue
        for at, text in enumerate(pattern.split(unescape(piece))):
            word = forms[_plain(text)] if at % 2 else None
            if word and word.id not in seen:
                seen.add(word.id)
                yield element("a", {"class": "defined", "href": word.url}, text), word
            else:
                yield text, None


def _pattern(forms: dict[str, Word]) -> re.Pattern[str] | None:
    """Any of the forms as whole words, the longest first, whatever the space between its words."""
    longest = sorted(forms, key=len, reverse=True)
    any_form = "|".join(r"\s+".join(map(re.escape, form.split())) for form in longest if form)
    return re.compile(rf"(?<!\w)({any_form})(?!\w)", re.IGNORECASE) if any_form else None


def _plain(form: str) -> str:
    return " ".join(form.split()).lower()

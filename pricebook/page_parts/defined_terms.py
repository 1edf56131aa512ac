"""Links terms in finished HTML to the edition's definitions, once in each section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape

from calculator.html.markup import Markup, element, join

# Elements in which terms are not linked: links, controls, headings and names.
_UNLINKED = frozenset(
    ["a", "button", "caption", "dt", "label", "legend", "nav", "option", "summary", "th"]
    + [f"h{rank}" for rank in range(1, 7)]
)
_SECTIONS = frozenset(["article", "aside", "header", "section", "table"])
_TAG = re.compile("(<[^<>]*>)")
_NAME = re.compile("</?([a-z0-9]+)")


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """A term that an edition defines, with a link to its definition.

    `forms` are the inflected forms under which the term occurs in texts.
    """

    id: str
    term: str
    url: str
    forms: tuple[str, ...]


def linked(html: Markup, terms: Sequence[DefinedTerm]) -> Markup:
    """The HTML with the first use of each term in a section linked to its definition.

    All text and attributes in the HTML must be escaped, so that < and > occur only in tags.
    """
    return join(part for part, _ in _parts(html, terms))


def used(html: Markup, terms: Sequence[DefinedTerm]) -> list[DefinedTerm]:
    """The terms that `linked` would link, in the order of their first use."""
    return [*{term.id: term for _, term in _parts(html, terms) if term}.values()]


def _parts(
    html: Markup, terms: Sequence[DefinedTerm]
) -> Iterator[tuple[Markup | str, DefinedTerm | None]]:
    """The HTML in pieces, each with the term that it links, or None."""
    forms = {_plain(form): term for term in terms for form in (term.term, *term.forms)}
    pattern = _pattern(forms)
    unlinked_depth, seen = 0, set[str]()
    for piece in _TAG.split(html):
        if name := _NAME.match(piece):
            unlinked_depth += (-1 if piece[1] == "/" else 1) * (name[1] in _UNLINKED)
            if name[1] in _SECTIONS:
                seen = set()
        if not pattern or unlinked_depth or piece.startswith("<"):
            yield Markup(piece), None
            continue
        for at, text in enumerate(pattern.split(unescape(piece))):
            term = forms[_plain(text)] if at % 2 else None
            if term and term.id not in seen:
                seen.add(term.id)
                yield element("a", {"class": "defined", "href": term.url}, text), term
            else:
                yield text, None


def _pattern(forms: dict[str, DefinedTerm]) -> re.Pattern[str] | None:
    """A pattern that finds forms as whole words, longer forms first, with any white space."""
    longest = sorted(forms, key=len, reverse=True)
    any_form = "|".join(r"\s+".join(map(re.escape, form.split())) for form in longest if form)
    return re.compile(rf"(?<!\w)({any_form})(?!\w)", re.IGNORECASE) if any_form else None


def _plain(form: str) -> str:
    return " ".join(form.split()).lower()

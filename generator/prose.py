"""An editor's prose, and the figures that it fetches by name: {price first-line}, {edition}."""

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape, unescape
from pathlib import Path

from generator import characters
from generator.library import shown_path
from generator.problem import Problem
from generator.site import Site
from generator.wording import did_you_mean, shown

# HTML as Markdown passes it on; an address in angle brackets is none.
_ADDRESS = r"https?://[^\s<>]*>|[^\s<>@/\"']+@[^\s<>@/\"']+>"
_HTML = re.compile(rf"<(?!{_ADDRESS})[A-Za-z/!?][^\s<>]*")
# Where a link or an image leads to, in its own place or at the end of the text; and what it begins
# with, once all that Markdown and browsers look through is gone: entities, backslashes and blanks.
_TARGET = re.compile(r"\]\(\s*<?([^)]*)|\]:\s*<?(\S+)")
_PASSED_OVER = re.compile(r"[\\\s\x00-\x1f]")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_SCHEMES = ("https", "http", "mailto", "tel")
_NAMED = re.compile(r"\{([^{}\n]*)\}")
# Characters that mean nothing to Markdown or HTML stand for a figure on its way.
_OPEN, _CLOSE = "\ue000", "\ue001"
_TOKEN = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")


def figures(site: Site, language: str) -> Mapping[str, str]:
    """Every figure that prose in a language can fetch: its name → its text at today's edition."""
    wording, edition = site.wording(language), site.edition
    found = {"edition": edition.name[language], "tax": wording.tax_status()}
    for service in site.book.services.values():
        if offer := service.offers.get(edition.id):
            found[f"name {service.id}"] = service.name[language]
            found[f"price {service.id}"] = ", ".join(map(wording.price, offer.prices))
            if offer.minimum_term is not None:
                found[f"term {service.id}"] = wording.minimum_term(offer.minimum_term)
    return found


def marked(markdown: str, known: Mapping[str, str]) -> str:
    """The prose with a token for each figure, which Markdown leaves alone.

    A name that is not known stays as it is: `check_prose` has told it.
    """
    places = {name: f"{_OPEN}{at}{_CLOSE}" for at, name in enumerate(known)}
    return _NAMED.sub(lambda found: places.get(found[1], found[0]), markdown)


def filled(html: str, known: Mapping[str, str]) -> str:
    """The finished HTML of marked prose with the figures in it, every one of them escaped."""
    texts = [*known.values()]
    return _TOKEN.sub(lambda found: escape(texts[int(found[1])]), html)


def check_prose(folder: Path, site: Site, root: Path | None = None) -> tuple[Problem, ...]:
    """What the prose of `folder` (a folder a language) must not hold.

    That is what is no text in UTF-8, or cannot be seen; HTML, for prose is Markdown; a link that
    runs a program; every name that no figure has.
    """
    return tuple(
        problem
        for language in site.languages
        for file in sorted((folder / language).rglob("*.md"))
        for problem in _faults(file, figures(site, language), root)
    )


def _faults(file: Path, known: Mapping[str, str], root: Path | None) -> Iterator[Problem]:
    path, data = shown_path(file, root), file.read_bytes()
    if encoding := characters.foreign_encoding(data):
        message = f"expected UTF-8, found {encoding}: save the file as UTF-8"
        yield Problem(path, 1, 1, message)
        return
    text = characters.decoded(data)
    # A tab is Markdown's own.
    for fault in characters.faults(text.replace("\t", " ")):
        yield Problem(path, fault.line, fault.column, fault.message)
    for found in _TARGET.finditer(text):
        leads_to, start = found[found.lastindex or 0], found.start(found.lastindex or 0)
        scheme = _SCHEME.match(_PASSED_OVER.sub("", unescape(leads_to)))
        if scheme and scheme[1].lower() not in _SCHEMES:
            place = text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
            message = f"expected a link to a page, or one that begins with {_one_of(_SCHEMES)}"
            yield Problem(path, *place, f"{message}, found {shown(leads_to)}")
    for number, line in enumerate(text.split("\n"), 1):
        for found in _NAMED.finditer(line):
            if found[1] not in known:
                yield Problem(path, number, found.start() + 1, _message(found[0], known))
        for found in _HTML.finditer(line):
            message = f"expected text or Markdown, found HTML, {shown(found[0])}"
            yield Problem(path, number, found.start() + 1, f"{message}: write &lt; for a sign")


def _one_of(schemes: Sequence[str]) -> str:
    return ", ".join(f"{each}:" for each in schemes[:-1]) + f" or {schemes[-1]}:"


def _message(name: str, known: Mapping[str, str]) -> str:
    names = [f"{{{each}}}" for each in known]
    advice = did_you_mean(name, names) or f"; there are {', '.join(names)}"
    return f"expected the name of a figure, found {shown(name)}{advice}"

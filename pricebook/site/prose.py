"""Replaces names such as {price first-line} or {edition} in editors' prose with figures."""

import re
from collections.abc import Mapping, Sequence
from html import escape

from pricebook.model.catalogue import Catalogue
from pricebook.site.site import Site

FIGURE_NAME = re.compile(r"\{([^{}\n]*)\}")
# Delimiters of a token; neither Markdown nor HTML changes these characters.
_OPEN, _CLOSE = "\ue000", "\ue001"
_TOKEN = re.compile(f"{_OPEN}([0-9]+){_CLOSE}")


def figures(site: Site, language: str) -> Mapping[str, str]:
    """Name → text of every figure for prose in a language, from the site's edition."""
    localiser, edition = site.localiser(language), site.edition
    texts = {"edition": edition.name[language], "tax": localiser.tax_status()}
    for service in site.book.services.values():
        if offer := service.offers.get(edition.id):
            texts[f"name {service.id}"] = service.name[language]
            texts[f"price {service.id}"] = ", ".join(map(localiser.price, offer.prices))
            if offer.minimum_term is not None:
                texts[f"term {service.id}"] = localiser.minimum_term(offer.minimum_term)
    return texts


def figure_names(catalogue: Catalogue, edition: str) -> Sequence[str]:
    """The names of `figures`, from the catalogue alone. Every language has the same names."""
    names = ["edition", "tax"]
    for service in catalogue.services:
        if offer := service.offer(edition):
            names += [f"name {service.id}", f"price {service.id}"]
            if offer.minimum_term is not None:
                names.append(f"term {service.id}")
    return names


def insert_tokens(markdown: str, names: Mapping[str, str]) -> str:
    """The prose with a token in place of each figure's name. Markdown does not change tokens.

    Unknown names stay in the prose: `check_prose` reports them.
    """
    places = {name: f"{_OPEN}{at}{_CLOSE}" for at, name in enumerate(names)}
    return FIGURE_NAME.sub(lambda found: places.get(found[1], found[0]), markdown)


def replace_tokens(html: str, by_name: Mapping[str, str]) -> str:
    """The HTML with each token replaced by the escaped text of its figure."""
    texts = [*by_name.values()]
    return _TOKEN.sub(lambda found: escape(texts[int(found[1])]), html)

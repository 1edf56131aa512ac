"""The catalogue as machines read it: the price book, and the calculator's words."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from calculator.book import Texts
from generator.model.catalogue import Assumption, Catalogue, Firm, Language, Quantity
from generator.model.comparison import Row
from generator.model.edition import Edition
from generator.model.guide import Advice
from generator.model.price import Included, Price
from generator.model.relation import Replaced
from generator.model.service import Offer, Service
from generator.model.words import COUNTING, ENGINE, Words

_MARKS = {
    "comma": ",",
    "point": ".",
    "space": "\N{NO-BREAK SPACE}",
    "apostrophe": "\N{RIGHT SINGLE QUOTATION MARK}",
}
_OF_EVERY_PRICE = {"kind", "starting", "assumptions", "source"}


def price_book(catalogue: Catalogue) -> str:
    """The price book as JSON: amounts and rates as text, so that no float is ever made of them."""
    named = _named(catalogue)
    return _json(
        {
            "currency": catalogue.currency.code,
            "decimals": catalogue.currency.decimals,
            "tax": catalogue.tax.model_dump(),
            "languages": [_language(each) for each in catalogue.languages],
            "quantities": [_quantity(each) for each in catalogue.quantities],
            "editions": [_edition(each) for each in catalogue.editions],
            "services": [_service(each, named) for each in catalogue.services],
            "assumptions": [_assumption(each, catalogue) for each in catalogue.assumptions],
            "not_included": {
                each.id: _not_included(each.id, catalogue) for each in catalogue.editions
            },
            "advice": {
                guide.edition: [_advice(each) for each in guide.rows] for guide in catalogue.guides
            },
            "compared": {
                each.edition: [_compared(row) for row in each.rows]
                for each in catalogue.comparisons
            },
            "firm": _firm(catalogue.firm),
            "start": list(catalogue.start),
            "examples": [each.model_dump() for each in catalogue.worked_examples],
            "replaced": [
                each.model_dump(include={"one", "other", "since", "partly"})
                for each in catalogue.relations
                if isinstance(each, Replaced)
            ],
        }
    )


def engine_words(words: Words, language: str) -> str:
    """The engine's words in one language as JSON: section → key → template."""
    return _json(words_in(words, language, ENGINE))


def counting_words(words: Words, language: str) -> str:
    """The engine's words in one language with those of counting lines, likewise."""
    return _json(words_in(words, language, (*ENGINE, *COUNTING)))


def words_in(words: Words, language: str, sections: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Sections of the words in one language."""
    raw: Mapping[str, Mapping[str, Mapping[str, str]]] = words.model_dump(include=set(sections))
    return {
        section: {key: texts[language] for key, texts in raw[section].items()}
        for section in sections
    }


def _language(language: Language) -> dict[str, Any]:
    form = language.format
    return {
        "code": language.code,
        "name": language.name,
        "format": {
            "decimal": _MARKS[form.decimal],
            "group": _MARKS[form.group],
            # The currency never stands alone at the start of a line.
            "money": form.money.replace(" ", _MARKS["space"]),
        },
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return quantity.model_dump(exclude={"sizes"})


def _edition(edition: Edition) -> dict[str, Any]:
    return edition.model_dump(include={"id", "name", "valid_from"})


def _service(service: Service, named: Mapping[str, Texts]) -> dict[str, Any]:
    return {
        "id": service.id,
        "name": dict(service.name),
        "option_of": service.option_of,
        "offers": [_offer(each, named) for each in service.offers],
    }


def _offer(offer: Offer, named: Mapping[str, Texts]) -> dict[str, Any]:
    return {
        "edition": offer.edition,
        "name": offer.name and dict(offer.name),
        "minimum_term": offer.minimum_term and offer.minimum_term.months,
        "prices": [_price(each, named) for each in offer.prices],
        "requires": [{"text": dict(one.text), "service": one.service} for one in offer.requires],
        "includes": [dict(one.text) for one in offer.includes],
        "excludes": [dict(one.text) for one in offer.excludes],
    }


def _price(price: Price, named: Mapping[str, Texts]) -> dict[str, Any]:
    whole = price.model_dump()
    terms = {key: term for key, term in whole.items() if key not in _OF_EVERY_PRICE}
    if isinstance(price, Included):
        terms["name"] = named[price.within]
    shared = {key: whole[key] for key in sorted(_OF_EVERY_PRICE)}
    return {**shared, "source": _places(price.source), "terms": terms}


def _named(catalogue: Catalogue) -> Mapping[str, Texts]:
    """What each thing is called that a customer may have already."""
    named = {each.id: dict(each.name) for each in catalogue.named}
    return named | {each.id: dict(each.name) for each in catalogue.services}


def _assumption(assumption: Assumption, catalogue: Catalogue) -> dict[str, Any]:
    named = {document.id: dict(document.name) for document in catalogue.sources}
    source = assumption.source
    return {
        "id": assumption.id,
        "text": dict(assumption.text),
        "source": source and _places(source),
        "source_name": named[source[0].partition(":")[0]] if source else None,
    }


def _places(source: Sequence[str]) -> str:
    """Every document and line, such as "S0:39, S1:39"."""
    return ", ".join(source)


def _advice(advice: Advice) -> dict[str, Any]:
    return advice.model_dump(include={"id", "trait", "situation", "recommends"})


def _compared(row: Row) -> dict[str, Any]:
    return row.model_dump(include={"name", "cells"})


def _firm(firm: Firm) -> list[str]:
    """Its name, then what else somebody has said of it."""
    known = (firm.name, firm.organisation_number, firm.address, firm.email, firm.phone)
    return [each for each in known if each]


def _not_included(edition: str, catalogue: Catalogue) -> list[dict[str, str]]:
    """What no estimate holds; an edition may say itself what the catalogue says of every one."""
    separate = [
        item.name for each in catalogue.separate if each.edition == edition for item in each.items
    ]
    always = [dict(texts) for texts in catalogue.not_calculated]
    return always + [dict(texts) for texts in separate if dict(texts) not in always]


def _json(value: Any) -> str:
    """JSON in which amounts and days are the text that the file has."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)

"""The catalogue as machines read it: the price book, and the calculator's words."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from calculator.pricing.offer_clauses import by_part
from calculator.pricing.price_book import Texts
from pricebook.model.catalogue import AssumptionModel, Catalogue, Firm, LanguageModel
from pricebook.model.clause import ItemModel
from pricebook.model.price import COMMON, Included, PriceModel
from pricebook.model.service import OfferModel, ServiceModel
from pricebook.model.words.words_file import COUNTING, ENGINE, Words

_MARKS = {
    "comma": ",",
    "point": ".",
    "space": "\N{NO-BREAK SPACE}",
    "apostrophe": "\N{RIGHT SINGLE QUOTATION MARK}",
}
# A part of the catalogue as keys and values.
type _Dumped = Mapping[str, Any]


def price_book(catalogue: Catalogue) -> str:
    """The price book as JSON: amounts and rates as text, so that no float is ever made of them."""
    named = _named(catalogue)
    # At once: each part by itself would be given a schema of its own first.
    dumped = catalogue.model_dump()
    return _json(
        {
            "currency": catalogue.currency.code,
            "decimals": catalogue.currency.decimals,
            "tax": dumped["tax"],
            "languages": [_language(each) for each in catalogue.languages],
            "quantities": [_quantity(each) for each in dumped["quantities"]],
            "editions": [_only(each, "id", "name", "valid_from") for each in dumped["editions"]],
            "services": [
                _service(each, whole, named)
                for each, whole in zip(catalogue.services, dumped["services"], strict=True)
            ],
            "assumptions": [_assumption(each, catalogue) for each in catalogue.assumptions],
            "not_included": {
                each.id: _not_included(each.id, catalogue) for each in catalogue.editions
            },
            "advice": {
                guide["edition"]: [
                    _only(each, "id", "trait", "situation", "recommends") for each in guide["rows"]
                ]
                for guide in dumped["guides"]
            },
            "compared": {
                each["edition"]: [_only(row, "name", "cells") for row in each["rows"]]
                for each in dumped["comparisons"]
            },
            "firm": _firm(catalogue.firm),
            "start": list(catalogue.start),
            "examples": dumped["worked_examples"],
            "replaced": [
                _only(each, "one", "other", "since", "partly")
                for each in dumped["relations"]
                if each["kind"] == "replaced_by"
            ],
        }
    )


def engine_words(words: Words, firm: Firm, language: str) -> str:
    """The engine's words in one language as JSON: section → key → template."""
    return _json(spoken_words(words, firm, language))


def counting_words(words: Words, firm: Firm, language: str) -> str:
    """The engine's words in one language with those of counting lines, likewise."""
    return _json(spoken_words(words, firm, language, COUNTING))


def spoken_words(
    words: Words, firm: Firm, language: str, more: tuple[str, ...] = ()
) -> dict[str, dict[str, str]]:
    """The sections that the engine speaks with, and `more`, in one language.

    An estimate ends in the next step that the firm's contact details allow.
    """
    by_section = words_in(words, language, (*ENGINE, *more, firm.next_step))
    by_section["estimate"]["next_step"] = by_section.pop(firm.next_step)["next_step"]
    return by_section


def words_in(words: Words, language: str, sections: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Sections of the words in one language."""
    raw: Mapping[str, Mapping[str, Mapping[str, str]]] = words.model_dump(include=set(sections))
    return {
        section: {key: texts[language] for key, texts in raw[section].items()}
        for section in sections
    }


def _language(language: LanguageModel) -> dict[str, Any]:
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


def _quantity(quantity: _Dumped) -> _Dumped:
    return {key: value for key, value in quantity.items() if key != "sizes"}


def _only(part: _Dumped, *keys: str) -> _Dumped:
    """What a part says under some of its keys, in its own order."""
    return {key: value for key, value in part.items() if key in keys}


def _service(service: ServiceModel, whole: _Dumped, named: Mapping[str, Texts]) -> dict[str, Any]:
    return {
        "id": service.id,
        "name": dict(service.name),
        "option_of": service.option_of,
        "offers": [
            _offer(each, dumped["prices"], named)
            for each, dumped in zip(service.offers, whole["offers"], strict=True)
        ],
    }


def _offer(
    offer: OfferModel, prices: Sequence[_Dumped], named: Mapping[str, Texts]
) -> dict[str, Any]:
    return {
        "edition": offer.edition,
        "name": offer.name and dict(offer.name),
        "minimum_term": offer.minimum_term and offer.minimum_term.months,
        "prices": [
            _price(each, whole, named) for each, whole in zip(offer.prices, prices, strict=True)
        ],
        "requires": [
            {"text": dict(one.text), "service": one.service, "of": one.of} for one in offer.requires
        ],
        "includes": _texts(by_part(offer.includes)[0]),
        "excludes": _texts(by_part(offer.excludes)[0]),
        "parts": [_part(each, offer) for each in offer.parts],
    }


def _part(part: ItemModel, offer: OfferModel) -> dict[str, Any]:
    """What is said of a part alone; what it requires stands among the other requirements."""
    return {
        "id": part.id,
        "name": part.name and dict(part.name),
        "text": dict(part.text),
        "includes": _texts(by_part(offer.includes)[1].get(part.id, ())),
        "excludes": _texts(by_part(offer.excludes)[1].get(part.id, ())),
    }


def _texts(items: Iterable[ItemModel]) -> list[dict[str, str]]:
    return [dict(each.text) for each in items]


def _price(price: PriceModel, whole: _Dumped, named: Mapping[str, Texts]) -> dict[str, Any]:
    terms = {key: term for key, term in whole.items() if key not in COMMON}
    if isinstance(price, Included):
        terms["name"] = named[price.within]
    shared = {key: whole[key] for key in sorted(COMMON)}
    return {**shared, "source": _places(price.source), "terms": terms}


def _named(catalogue: Catalogue) -> Mapping[str, Texts]:
    """What each thing is called that a customer may have already."""
    named = {each.id: dict(each.name) for each in catalogue.named}
    return named | {each.id: dict(each.name) for each in catalogue.services}


def _assumption(assumption: AssumptionModel, catalogue: Catalogue) -> dict[str, Any]:
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

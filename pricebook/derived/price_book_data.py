"""The price book and the engine's words as JSON, made from the catalogue and the words."""

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
    """The price book as JSON. Amounts and rates are text, so that they never become floats."""
    named = _named(catalogue)
    # One call: pydantic would first build a schema for each part that is dumped by itself.
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
    return _json(engine_sections(words, firm, language))


def counting_words(words: Words, firm: Firm, language: str) -> str:
    """The engine's words and the words for counting lines, in one language, as JSON."""
    return _json(engine_sections(words, firm, language, COUNTING))


def engine_sections(
    words: Words, firm: Firm, language: str, more: tuple[str, ...] = ()
) -> dict[str, dict[str, str]]:
    """Section → key → template: the engine's sections and `more`, in one language.

    The last sentence of an estimate depends on whether the firm has contact details.
    """
    by_section = words_in(words, language, (*ENGINE, *more, firm.next_step))
    by_section["estimate"]["next_step"] = by_section.pop(firm.next_step)["next_step"]
    return by_section


def words_in(words: Words, language: str, sections: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """Section → key → text, for some sections of the words in one language."""
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
            # A no-break space keeps the currency and the amount on one line.
            "money": form.money.replace(" ", _MARKS["space"]),
        },
    }


def _quantity(quantity: _Dumped) -> _Dumped:
    return {key: value for key, value in quantity.items() if key != "sizes"}


def _only(part: _Dumped, *keys: str) -> _Dumped:
    """The part with only some of its keys, in the part's order."""
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
    """The part with its inclusions and exclusions. The offer's list has the part's requirements."""
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
    return {**shared, "source": _citations(price.source), "terms": terms}


def _named(catalogue: Catalogue) -> Mapping[str, Texts]:
    """Id → name of the named things and services."""
    named = {each.id: dict(each.name) for each in catalogue.named}
    return named | {each.id: dict(each.name) for each in catalogue.services}


def _assumption(assumption: AssumptionModel, catalogue: Catalogue) -> dict[str, Any]:
    named = {document.id: dict(document.name) for document in catalogue.sources}
    source = assumption.source
    return {
        "id": assumption.id,
        "text": dict(assumption.text),
        "source": source and _citations(source),
        "source_name": named[source[0].partition(":")[0]] if source else None,
    }


def _citations(source: Sequence[str]) -> str:
    """The citations, such as "S0:39, S1:39"."""
    return ", ".join(source)


def _firm(firm: Firm) -> list[str]:
    """The firm's name and its other known details."""
    known = (firm.name, firm.organisation_number, firm.address, firm.email, firm.phone)
    return [each for each in known if each]


def _not_included(edition: str, catalogue: Catalogue) -> list[dict[str, str]]:
    """Costs that no estimate includes, without repetitions. Costs of all editions come first."""
    separate = [
        item.name for each in catalogue.separate if each.edition == edition for item in each.items
    ]
    always = [dict(texts) for texts in catalogue.not_calculated]
    return always + [dict(texts) for texts in separate if dict(texts) not in always]


def _json(value: Any) -> str:
    """Compact JSON; amounts and days are text."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)

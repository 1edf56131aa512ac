"""The catalogue as catalog.json: the engine's price book and all other published data.

It leaves out data that only the firm needs: the citations of clauses, relations of the kind
`possibly_same_as`, claims, and made-up customers.
"""

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from pricebook.derived.coverage import compared_services, outcome
from pricebook.derived.price_book_data import engine_sections
from pricebook.model.catalogue import Catalogue, LicenceModel
from pricebook.model.clause import ClauseModel, ItemModel
from pricebook.model.comparison import Comparison, RowModel, SeparateModel
from pricebook.model.edition import EditionModel
from pricebook.model.fields.strict_model import StrictModel
from pricebook.model.guide import GlossaryModel
from pricebook.model.request import AnswerModel, RequestModel, TopicModel
from pricebook.model.service import OfferModel, ServiceModel
from pricebook.open_data.catalog_shape import FORMAT, schema
from pricebook.open_data.open_paths import SCHEMA
from pricebook.site.addresses import service_key
from pricebook.site.site import Site

_ITEM = {"id", "name", "text", "of", "audience", "service", "named", "allowance"}
NO_PARTS: Mapping[str, Mapping[str, str]] = MappingProxyType({})
_CLAUSES = ("includes", "excludes", "requires", "terms")


def catalog(site: Site) -> str:
    """The text of catalog.json, which conforms to `catalog_schema`."""
    catalogue = site.catalogue
    book = json.loads(site.book_json)
    document = {
        "$schema": SCHEMA,
        "format": FORMAT,
        "in_force": site.edition.id,
        "licence": _licence(catalogue.licence),
        "organisation": catalogue.firm.model_dump(),
        **book,
        "editions": [
            {**exported, **_edition(each)}
            for exported, each in zip(book["editions"], catalogue.editions, strict=True)
        ],
        "services": [
            _service(exported, each, site)
            for exported, each in zip(book["services"], catalogue.services, strict=True)
        ],
        "compared": {each.edition: [*map(_row, each.rows)] for each in catalogue.comparisons},
        "groups": [group for each in catalogue.comparisons for group in _groups(each)],
        "separate": [*map(_separate, catalogue.separate)],
        "glossaries": [*map(_glossary, catalogue.glossaries)],
        "requests": [_topic(each, catalogue) for each in catalogue.requests],
        "named": [_pick(each, "id", "name") for each in catalogue.named],
        "withdrawn": [_pick(each, "id", "edition", "text") for each in catalogue.withdrawn],
        "words": {
            code: engine_sections(site.words, catalogue.firm, code) for code in site.languages
        },
    }
    return _json(document)


def catalog_schema() -> str:
    """The text of catalog.schema.json."""
    return _json(schema())


def _licence(licence: LicenceModel) -> Mapping[str, Any] | None:
    return licence.model_dump() if licence.name else None


def _topic(topic: TopicModel, catalogue: Catalogue) -> Mapping[str, Any]:
    return {
        **_pick(topic, "id", "name"),
        "requests": [
            {
                **_pick(each, "id", "text", "words"),
                "answers": [_answer(answer, each, catalogue) for answer in each.answers],
            }
            for each in topic.requests
        ],
    }


def _answer(answer: AnswerModel, request: RequestModel, catalogue: Catalogue) -> Mapping[str, Any]:
    """An answer. `ask_for` lists the services without a verdict, in place of the open questions."""
    edition = answer.edition
    return {
        **answer.model_dump(exclude={"waits_for"}),
        "ask_for": [
            id
            for id in compared_services(catalogue, edition)
            if outcome(catalogue, edition, request, id).value == "ask"
        ],
    }


def _edition(edition: EditionModel) -> Mapping[str, Any]:
    return {
        "note": edition.note,
        "says": _items(edition.says),
        "terms": _items(edition.terms),
    }


def _service(exported: dict[str, Any], service: ServiceModel, site: Site) -> Mapping[str, Any]:
    return {
        **exported,
        "addresses": _addresses(service, site),
        "synonyms": service.synonyms or {},
        "offers": [
            {**part, **_offer(part, each)}
            for part, each in zip(exported["offers"], service.offers, strict=True)
        ],
    }


def _addresses(service: ServiceModel, site: Site) -> Mapping[str, str] | None:
    if not service.offer(site.edition.id):
        return None
    key = service_key(service.id)
    return {code: site.addresses.of(key, code) for code in site.languages}


def _offer(exported: Mapping[str, Any], offer: OfferModel) -> Mapping[str, Any]:
    parts = {each.id: each.text for each in offer.parts}
    return {
        "summary": offer.summary,
        "best_for": _text(offer.best_for),
        "pricing": _text(offer.pricing),
        "requires": [{**each, "part": parts.get(each["of"])} for each in exported["requires"]],
        "clauses": {name: _items(getattr(offer, name), parts) for name in _CLAUSES},
    }


def _text(clause: ClauseModel | None) -> Mapping[str, str] | None:
    return clause.text if clause else None


def _items(
    items: Iterable[ItemModel], parts: Mapping[str, Mapping[str, str]] = NO_PARTS
) -> list[Mapping[str, Any]]:
    """The clauses. `part` is the text of the included item that a clause belongs to, or null."""
    return [{**each.model_dump(include=_ITEM), "part": parts.get(each.of or "")} for each in items]


def _row(row: RowModel) -> Mapping[str, Any]:
    return _pick(row, "id", "group", "name", "cells")


def _groups(comparison: Comparison) -> Iterable[Mapping[str, Any]]:
    return ({"edition": comparison.edition, **each.model_dump()} for each in comparison.groups)


def _separate(separate: SeparateModel) -> Mapping[str, Any]:
    items = [_pick(each, "id", "name", "explanation", "part_of") for each in separate.items]
    return {**_pick(separate, "edition", "name", "intro"), "items": items}


def _glossary(glossary: GlossaryModel) -> Mapping[str, Any]:
    defined = [_pick(each, "id", "term", "text", "explained") for each in glossary.definitions]
    return {"edition": glossary.edition, "definitions": defined}


def _pick(thing: StrictModel, *keys: str) -> Mapping[str, Any]:
    return thing.model_dump(include={*keys})


def _json(document: Mapping[str, Any]) -> str:
    """Indented JSON, because people read it too."""
    return json.dumps(document, ensure_ascii=False, indent=1, default=_plain) + "\n"


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else str(value)

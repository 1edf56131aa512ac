"""The statements of editions: clauses, prices, rows, separately charged things, definitions.

Definitions with `explained: true` are ours, so they are not statements of an edition.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from calculator.pricing.kinds import KINDS
from pricebook.model.catalogue import Catalogue
from pricebook.model.clause import ItemModel
from pricebook.model.comparison import ChargedModel, Comparison, SeparateModel
from pricebook.model.edition import EditionModel
from pricebook.model.guide import DefinitionModel, GlossaryModel
from pricebook.model.price import Pack, PriceModel
from pricebook.model.service import OfferModel
from pricebook.yaml_source.values import KeyPath

type StatementKind = Literal[
    "says",
    "terms",
    "best_for",
    "pricing",
    "minimum_term",
    "price",
    "includes",
    "excludes",
    "requires",
    "claims",
    "row",
    "charged",
    "definition",
]
ITEMS: tuple[StatementKind, ...] = ("includes", "excludes", "requires", "terms", "claims")

# Keys of a price that are not part of the statement.
_NOT_STATED = {"source", "assumptions"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that an edition states.

    `id` identifies the subject and is the same in every edition. `stated` is for comparison:
    statements that state the same have equal values of `stated`. `service` is None if the statement
    applies to the whole edition. `value` is the part of the catalogue at `path`.
    """

    edition: str
    part: StatementKind
    service: str | None
    id: str
    stated: object
    source: tuple[str, ...]
    path: KeyPath
    value: Any


def statements(catalogue: Catalogue) -> tuple[Statement, ...]:
    """All statements, in the order of the file."""
    return tuple(
        statement
        for _, path, whole in of_editions(catalogue)
        for statement in _stated(whole, path, catalogue)
    )


def of_editions(catalogue: Catalogue) -> Iterator[tuple[str, KeyPath, Any]]:
    """The edition's id, the path and the part, for each part of the catalogue with one edition."""
    for at, edition in enumerate(catalogue.editions):
        yield edition.id, ("editions", at), edition
    for at, service in enumerate(catalogue.services):
        for index, offer in enumerate(service.offers):
            yield offer.edition, ("services", at, "offers", index), offer
    for key in ("comparisons", "separate", "guides", "glossaries", "withdrawn"):
        for at, each in enumerate(getattr(catalogue, key)):
            yield each.edition, (key, at), each
    for at, named in enumerate(catalogue.named):
        for index, mention in enumerate(named.mentions):
            yield mention.edition, ("named", at, "mentions", index), mention


def _stated(whole: Any, path: KeyPath, catalogue: Catalogue) -> Iterator[Statement]:
    match whole:
        case EditionModel():
            parts: tuple[StatementKind, ...] = ("says", "terms")
            for part in parts:
                yield from _items(whole.id, part, None, getattr(whole, part), (*path, part))
        case OfferModel():
            yield from _offer(whole, path, catalogue.services[int(path[1])].id)
        case Comparison():
            yield from _rows(whole, path)
        case SeparateModel():
            for at, item in enumerate(whole.items):
                stated = (item.name, item.part_of)
                yield _listed("charged", whole.edition, item, stated, (*path, "items", at))
        case GlossaryModel():
            own = [(at, each) for at, each in enumerate(whole.definitions) if not each.explained]
            for at, each in own:
                defined = (each.term, each.text)
                yield _listed(
                    "definition", whole.edition, each, defined, (*path, "definitions", at)
                )


def _listed(
    part: StatementKind,
    edition: str,
    value: ChargedModel | DefinitionModel,
    stated: object,
    path: KeyPath,
) -> Statement:
    return Statement(edition, part, None, value.id, stated, value.source, path, value)


def _offer(offer: OfferModel, path: KeyPath, service: str) -> Iterator[Statement]:
    def state(
        part: StatementKind, stated: object, source: tuple[str, ...], value: Any
    ) -> Statement:
        return Statement(offer.edition, part, service, part, stated, source, (*path, part), value)

    if best_for := offer.best_for:
        yield state("best_for", best_for.text, best_for.source, best_for)
    if pricing := offer.pricing:
        yield state("pricing", pricing.text, pricing.source, pricing)
    if term := offer.minimum_term:
        yield state("minimum_term", term.months, term.source, term)
    for at, price in enumerate(offer.prices):
        id, place = _price_id(price), (*path, "prices", at)
        stated = _priced(price)
        yield Statement(offer.edition, "price", service, id, stated, price.source, place, price)
    for part in ITEMS:
        yield from _items(offer.edition, part, service, getattr(offer, part), (*path, part))


def _items(
    edition: str,
    part: StatementKind,
    service: str | None,
    items: tuple[ItemModel, ...],
    path: KeyPath,
) -> Iterator[Statement]:
    for at, item in enumerate(items):
        stated = (item.text, item.of, item.audience)
        yield Statement(edition, part, service, item.id, stated, item.source, (*path, at), item)


def _rows(comparison: Comparison, path: KeyPath) -> Iterator[Statement]:
    for at, row in enumerate(comparison.rows):
        for service, cell in row.cells.items():
            place: KeyPath = (*path, "rows", at, "cells", service)
            stated = (row.name, cell)
            yield Statement(
                comparison.edition, "row", service, row.id, stated, row.source, place, cell
            )


def _price_id(price: PriceModel) -> str:
    """The id of a price among the prices of its service: "monthly", "pack-25", or its kind.

    All kinds of monthly prices have the same id, so that they can be compared between editions.
    """
    if isinstance(price, Pack):
        return f"pack-{price.hours}"
    return "monthly" if KINDS[price.kind].per == "month" else price.kind


def _priced(price: PriceModel) -> object:
    return tuple(
        (key, getattr(price, key)) for key in type(price).model_fields if key not in _NOT_STATED
    )

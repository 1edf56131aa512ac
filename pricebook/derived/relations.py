"""Relations between services and named things, from all parts of the data."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pricebook.model.catalogue import Catalogue
from pricebook.model.relation import ReplacedModel

type RelationKind = Literal["requires", "adds_to", "part_of", "replaced_by", "possibly_same_as"]


@dataclass(frozen=True, slots=True)
class ServiceRelation:
    """`one` requires, adds to, is part of, is replaced by or is possibly the same as `other`.

    `one` and `other` are ids. `edition` is the id of the edition that states the relation, or None.
    """

    kind: RelationKind
    one: str
    other: str
    edition: str | None
    source: tuple[str, ...]


def relations(catalogue: Catalogue) -> tuple[ServiceRelation, ...]:
    """Every relation once, in the order of the file."""
    return tuple(dict.fromkeys(_all_relations(catalogue)))


def _all_relations(catalogue: Catalogue) -> Iterator[ServiceRelation]:
    for service in catalogue.services:
        for offer in service.offers:
            base_service = service.option_of
            if base_service:
                yield ServiceRelation(
                    "part_of", service.id, str(base_service), offer.edition, offer.source
                )
            for price in offer.prices:
                if price.kind == "included":
                    within = str(price.within)
                    yield ServiceRelation(
                        "part_of", service.id, within, offer.edition, price.source
                    )
            for item in offer.requires:
                if required := item.service or item.named:
                    one = item.of or service.id
                    yield ServiceRelation(
                        "requires", one, str(required), offer.edition, item.source
                    )
    for comparison in catalogue.comparisons:
        for row in comparison.rows:
            for id, cell in row.cells.items():
                if cell.add:
                    added = str(cell.add)
                    yield ServiceRelation("adds_to", added, str(id), comparison.edition, row.source)
    for separate in catalogue.separate:
        for charged in separate.items:
            if charged.part_of:
                container = str(charged.part_of)
                yield ServiceRelation(
                    "part_of", charged.id, container, separate.edition, charged.source
                )
    for each in catalogue.relations:
        edition = str(each.since) if isinstance(each, ReplacedModel) else None
        yield ServiceRelation(each.kind, str(each.one), str(each.other), edition, each.source)

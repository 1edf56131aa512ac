"""Checks the references of clauses to each other and to the source documents."""

from collections.abc import Iterator, Sequence
from typing import Any

from pricebook.derived.model_walk import PathValues, walk
from pricebook.derived.statements import ITEMS, of_editions, statements
from pricebook.model.catalogue import Catalogue
from pricebook.model.clause import ItemModel
from pricebook.model.fields.references import Citation
from pricebook.model.relation import ReplacedModel
from pricebook.model.service import OfferModel
from pricebook.problems.message_parts import did_you_mean, quoted
from pricebook.yaml_source.values import Finding, KeyPath


def check_clauses(catalogue: Catalogue, values: PathValues) -> Iterator[Finding]:
    """Every invalid reference of a clause to another clause or to a document."""
    yield from _documents_of_other_editions(catalogue)
    yield from _omissions(catalogue, values)
    yield from _parents(catalogue)
    yield from _allowances(catalogue, values)
    yield from _relations(catalogue)
    yield from _withdrawals(catalogue)


def _documents_of_other_editions(catalogue: Catalogue) -> Iterator[Finding]:
    """Citations of a document that belongs to another edition."""
    editions = {each.id for each in catalogue.editions}
    edition_of = {each.id: each.edition for each in catalogue.sources if each.edition in editions}
    for edition, place, part in of_editions(catalogue):
        for path, value in walk(part, place):
            if isinstance(value, Citation) and edition_of.get(value.target, edition) != edition:
                yield path, f"expected a document of {edition}, found {value} of another edition"


def _omissions(catalogue: Catalogue, values: PathValues) -> Iterator[Finding]:
    """Omitted lines that the data also cites, or that are omitted twice."""
    cited = {str(value) for _, value in values if isinstance(value, Citation)}
    for at, document in enumerate(catalogue.sources):
        seen: set[int] = set()
        for index, omission in enumerate(document.omitted):
            for number, line in enumerate(omission.lines):
                path: KeyPath = ("sources", at, "omitted", index, "lines", number)
                if f"{document.id}:{line}" in cited:
                    yield path, f"expected a line that is not cited, found {document.id}:{line}"
                if line in seen:
                    yield path, f"expected each line once, found {line} for the second time"
                seen.add(line)


def _parents(catalogue: Catalogue) -> Iterator[Finding]:
    """Items whose `of` is not the id of an included item of the same offer."""
    for at, service in enumerate(catalogue.services):
        for index, offer in enumerate(service.offers):
            parent_ids = [item.id for item in offer.includes if item.of is None]
            for path, item in _items(offer, ("services", at, "offers", index)):
                if item.of is not None and item.of not in parent_ids:
                    found = f"found {quoted(item.of)}{did_you_mean(item.of, parent_ids)}"
                    yield (*path, "of"), f"expected an item that this offer includes, {found}"
    for at, edition in enumerate(catalogue.editions):
        for part in ("says", "terms"):
            for index, item in enumerate(getattr(edition, part)):
                if item.of is not None:
                    place: KeyPath = ("editions", at, part, index, "of")
                    yield place, "expected no of: an edition has no included items"


def _items(offer: OfferModel, path: KeyPath) -> Iterator[tuple[KeyPath, ItemModel]]:
    for part in ITEMS:
        for at, item in enumerate(getattr(offer, part)):
            yield (*path, part, at), item


def _allowances(catalogue: Catalogue, values: PathValues) -> Iterator[Finding]:
    charged = [item.id for each in catalogue.separate for item in each.items]
    for path, value in values:
        if isinstance(value, ItemModel) and value.allowance:
            id = value.allowance.overrides
            if id not in charged:
                found = f"found {quoted(id)}{did_you_mean(id, charged)}"
                place: KeyPath = (*path, "allowance", "overrides")
                yield place, f"expected the id of a thing that is charged separately, {found}"


def _relations(catalogue: Catalogue) -> Iterator[Finding]:
    known = [*subject_ids(catalogue)]
    for at, relation in enumerate(catalogue.relations):
        path: KeyPath = ("relations", at)
        if relation.one == relation.other:
            yield (*path, "other"), f"expected a different id than {relation.one}"
        if isinstance(relation, ReplacedModel):
            offers = [each.offers for each in catalogue.services if each.id == relation.other]
            if offers and not any(offer.edition == relation.since for offer in offers[0]):
                found = f"expected a service that {relation.since} offers, found {relation.other}"
                yield (*path, "other"), found
            continue
        for key in ("one", "other"):
            id = getattr(relation, key)
            if id not in known:
                found = f"found {quoted(id)}{did_you_mean(id, known)}"
                yield (*path, key), f"expected the id of a thing in this file, {found}"


def _withdrawals(catalogue: Catalogue) -> Iterator[Finding]:
    """Withdrawals of a clause that no edition states, or that the same edition states."""
    stated: dict[str, set[str]] = {}
    for statement in statements(catalogue):
        stated.setdefault(statement.id, set()).add(statement.edition)
    for at, each in enumerate(catalogue.withdrawn):
        path: KeyPath = ("withdrawn", at, "id")
        if each.id not in stated:
            found = f"found {quoted(each.id)}{did_you_mean(each.id, [*stated])}"
            yield path, f"expected the id of a statement of an edition, {found}"
        elif each.edition in stated[each.id]:
            yield path, f"expected a statement of another edition, but {each.edition} states it too"


def subject_ids(catalogue: Catalogue) -> dict[str, None]:
    """All ids that open questions and relations may name, in the order of the file."""
    tables: Sequence[Any] = (
        catalogue.services,
        catalogue.named,
        catalogue.quantities,
        *(each.definitions for each in catalogue.glossaries),
        statements(catalogue),
    )
    return dict.fromkeys(each.id for table in tables for each in table)

"""Checks the whole catalogue: dangling ids, missing languages, repeated addresses and days."""

from collections.abc import Callable, Iterator, Sequence, Set
from decimal import Decimal
from typing import Any

from babel.numbers import is_currency

from pricebook.checks.answer_checks import check_answers
from pricebook.checks.clause_checks import check_clauses
from pricebook.checks.quantity_checks import check_quantities, decimals_of
from pricebook.derived.model_walk import PathValues, identity, is_localised, keys_of, walk
from pricebook.interface_words.merged_words import MergedWords
from pricebook.model.catalogue import Catalogue
from pricebook.model.comparison import STATED, RowModel
from pricebook.model.fields.references import Reference
from pricebook.model.words.words_file import Words
from pricebook.problems.message_parts import did_you_mean, quoted
from pricebook.problems.problem import Problem
from pricebook.yaml_source.values import Finding, KeyPath, Source


def check_catalogue(catalogue: Catalogue, source: Source) -> tuple[Problem, ...]:
    """Every problem of the catalogue as a whole, sorted by place."""
    checks: Sequence[Callable[[Catalogue], Iterator[Finding]]] = (
        _currency,
        _number_formats,
        _repeated_slugs,
        _edition_days,
        _empty_editions,
        _advice,
        _comparisons,
        _worked_examples,
        check_answers,
    )
    checks_of_parts: Sequence[Callable[[Catalogue, PathValues], Iterator[Finding]]] = (
        _dangling_references,
        check_quantities,
        _decimals,
        check_clauses,
    )
    values = walk(catalogue)
    findings = [
        *(finding for check in checks for finding in check(catalogue)),
        *(finding for check in checks_of_parts for finding in check(catalogue, values)),
        *check_unique_ids(values),
        *check_languages(values, language_codes(catalogue)),
    ]
    return tuple(sorted({source.problem(path, message) for path, message in findings}))


def check_words(words: Words, languages: Sequence[str], source: MergedWords) -> tuple[Problem, ...]:
    """Problems of the words: unknown languages, repeated addresses."""
    findings = [
        *check_languages(walk(words), languages),
        *_repeated_addresses(words, languages, source),
        *_address_like_language(words, languages),
    ]
    return tuple(sorted({source.problem(path, message) for path, message in findings}))


def language_codes(catalogue: Catalogue) -> tuple[str, ...]:
    """The catalogue's languages, the one at the site's root first."""
    return tuple(language.code for language in catalogue.languages)


def check_languages(values: PathValues, languages: Sequence[str]) -> Iterator[Finding]:
    """Localised values that lack a language of the catalogue or have an unknown one."""
    if len(set(languages)) < len(languages):
        return  # A repeated language is reported once, not at every text.
    for path, value in values:
        if is_localised(value):
            for missing in [code for code in languages if code not in value]:
                yield path, f"expected the text in every language, found none in {missing}"
            for unknown in [code for code in value if code not in languages]:
                listed = ", ".join(languages)
                yield (*path, unknown), f"expected only the languages {listed}, found {unknown}"


def check_unique_ids(values: PathValues) -> Iterator[Finding]:
    """Ids that occur more than once in a list."""
    for path, value in values:
        if isinstance(value, tuple):
            seen: set[str] = set()
            for at, id in enumerate(map(_unique_id, value)):
                if id in seen:
                    yield (*path, at), f'expected each id once, found "{id}" for the second time'
                if id is not None:
                    seen.add(id)


def _unique_id(item: Any) -> str | None:
    """The identity of an item, or None for a price: several prices may have the same kind."""
    return None if "kind" in keys_of(item) else identity(item)


def _dangling_references(catalogue: Catalogue, values: PathValues) -> Iterator[Finding]:
    ids: dict[tuple[str, ...], dict[str, None]] = {}
    for path, value in values:
        if isinstance(value, Reference):
            if value.tables not in ids:
                rows = (each for table in value.tables for each in getattr(catalogue, table))
                ids[value.tables] = dict.fromkeys(each.id for each in rows)
            known = ids[value.tables]
            if value.target not in known:
                known_ids = ", ".join(known) or "none"
                meant = did_you_mean(value.target, known) or f"; known ids: {known_ids}"
                found = quoted(value.target)
                tables = " or ".join(value.tables)
                yield path, f"expected an id from {tables}, found {found}{meant}"


def _currency(catalogue: Catalogue) -> Iterator[Finding]:
    """A currency code that is not in ISO 4217."""
    code = catalogue.currency.code
    if not is_currency(code):
        message = f"expected a currency code of ISO 4217, found {quoted(code)}"
        yield ("currency", "code"), message


def _number_formats(catalogue: Catalogue) -> Iterator[Finding]:
    """Number formats with the same mark for decimals and for thousands."""
    for at, language in enumerate(catalogue.languages):
        if language.format.group == language.format.decimal:
            path: KeyPath = ("languages", at, "format", "group")
            mark = language.format.decimal
            yield path, f"expected a mark that differs from the decimal mark, found {mark} for both"


def _repeated_slugs(catalogue: Catalogue) -> Iterator[Finding]:
    for language in language_codes(catalogue):
        seen: set[str] = set()
        for at, service in enumerate(catalogue.services):
            slug = service.slug.get(language)
            if slug in seen:
                path: KeyPath = ("services", at, "slug", language)
                yield path, f'expected a unique address, found "{slug}" for the second time'
            if slug is not None:
                seen.add(slug)


def _repeated_addresses(
    words: Words, languages: Sequence[str], source: MergedWords
) -> Iterator[Finding]:
    """Two pages with the same address, at the address that the firm wrote or at the second one."""
    for code in languages:
        paths: list[KeyPath] = [("addresses", key, code) for key, _ in words.addresses]
        key_at: dict[str, str | int] = {}
        for path in sorted(paths, key=source.is_own):
            address = getattr(words.addresses, str(path[1])).get(code)
            if address in key_at:
                yield path, f"expected an address that differs from that of {key_at[address]}"
            elif address is not None:
                key_at[address] = path[1]


def _address_like_language(words: Words, languages: Sequence[str]) -> Iterator[Finding]:
    """Addresses of the language at the root that are also the folder of another language."""
    first, *others = languages
    for key, addresses in words.addresses:
        address = addresses.get(first)
        if address in others:
            path: KeyPath = ("addresses", key, first)
            yield path, f"expected an address that is not the folder of a language, found {address}"


def _edition_days(catalogue: Catalogue) -> Iterator[Finding]:
    days = [edition.valid_from for edition in catalogue.editions]
    for at, day in enumerate(days):
        if day is not None and day in days[:at]:
            path: KeyPath = ("editions", at, "valid_from")
            yield path, f"expected a different day for each edition, found {day} for a second one"
    if all(day is None for day in days):
        yield ("editions",), "expected at least one edition with valid_from, found none"


def _empty_editions(catalogue: Catalogue) -> Iterator[Finding]:
    """Dated editions that offer no service."""
    offered = _Offered(catalogue)
    for at, edition in enumerate(catalogue.editions):
        if edition.valid_from and not offered.offers_anything(edition.id):
            path: KeyPath = ("editions", at, "id")
            yield path, f"expected at least one service with an offer of {edition.id}, found none"


class _Offered:
    """Which editions offer which services."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._editions = {each.id for each in catalogue.editions}
        self._of = {
            each.id: {offer.edition for offer in each.offers} for each in catalogue.services
        }
        self._with_offers = set().union(*self._of.values())
        self.services = frozenset(self._of)

    def offers_anything(self, edition: str) -> bool:
        """Whether the edition offers at least one service."""
        return edition in self._with_offers

    def does_not_offer(self, edition: str, service: str) -> bool:
        """Whether the edition does not offer the service; False if one of the ids is dangling."""
        offers = self._of.get(service)
        return offers is not None and {edition, *offers} <= self._editions and edition not in offers


def _advice(catalogue: Catalogue) -> Iterator[Finding]:
    """Advice that recommends a service that its edition does not offer."""
    offered = _Offered(catalogue)
    for at, guide in enumerate(catalogue.guides):
        for row, advice in enumerate(guide.rows):
            for index, together in enumerate(advice.recommends):
                path: KeyPath = ("guides", at, "rows", row, "recommends", index)
                yield from _all_offered(together, guide.edition, offered, path)


def _all_offered(
    ids: Sequence[str], edition: str, offered: _Offered, path: KeyPath
) -> Iterator[Finding]:
    for at, id in enumerate(ids):
        if offered.does_not_offer(edition, id):
            yield (*path, at), f"expected a service that {edition} offers, found {id}"


def _comparisons(catalogue: Catalogue) -> Iterator[Finding]:
    """Comparisons with services that are not offered, repeated row ids, or unknown groups."""
    offered = _Offered(catalogue)
    for at, comparison in enumerate(catalogue.comparisons):
        path: KeyPath = ("comparisons", at)
        yield from _all_offered(
            comparison.services, comparison.edition, offered, (*path, "services")
        )
        groups = [group.id for group in comparison.groups]
        compared = frozenset(comparison.services)
        for index, row in enumerate(comparison.rows):
            if row.id in STATED or row.id in compared:
                of = "a compared service" if row.id in compared else "a row of every comparison"
                at_id = (*path, "rows", index, "id")
                yield at_id, f"expected an unused id, found {row.id}, which is the id of {of}"
            if row.group not in groups:
                meant = did_you_mean(row.group, groups)
                at_group = (*path, "rows", index, "group")
                found = f"found {quoted(row.group)}{meant}"
                yield at_group, f"expected a group of this comparison, {found}"
            at_cells = (*path, "rows", index, "cells")
            yield from _cells(row, comparison.edition, compared, offered, at_cells)


def _cells(
    row: RowModel, edition: str, compared: Set[str], offered: _Offered, path: KeyPath
) -> Iterator[Finding]:
    """Missing and superfluous cells of a row, and `add` with a service that is not offered."""
    for id in (compared & offered.services) - {*row.cells}:
        yield path, f"expected a cell for {id}, found none"
    for id, cell in row.cells.items():
        if id in offered.services and id not in compared:
            yield (*path, id), f"expected no cell for {id}, which is not compared"
        if cell.add and offered.does_not_offer(edition, cell.add):
            yield (*path, id, "add"), f"expected a service that {edition} offers, found {cell.add}"


def _worked_examples(catalogue: Catalogue) -> Iterator[Finding]:
    """Worked examples with services that their edition does not offer."""
    offered = _Offered(catalogue)
    for at, example in enumerate(catalogue.worked_examples):
        path: KeyPath = ("worked_examples", at, "services")
        yield from _all_offered(example.services, example.edition, offered, path)


def _decimals(catalogue: Catalogue, values: PathValues) -> Iterator[Finding]:
    """Amounts with more decimals than the currency has. No page could show these exactly."""
    code, most = catalogue.currency.code, catalogue.currency.decimals
    for path, value in values:
        if isinstance(value, Decimal) and path[-1:] == ("amount",) and decimals_of(value) > most:
            yield path, f"expected at most {most} decimals, the limit of {code}, found {value}"

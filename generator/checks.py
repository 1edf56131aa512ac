"""What no single value shows: dangling ids, missing languages, addresses and days that clash."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from generator.model.catalogue import Catalogue
from generator.model.comparison import Comparison, Row
from generator.model.reading import Fixed, Strict
from generator.model.reference import Reference
from generator.model.words import Words
from generator.problem import Problem
from generator.values import Path, Source
from generator.walk import walk
from generator.wording import did_you_mean, shown

type Finding = tuple[Path, str]


def check_catalogue(catalogue: Catalogue, source: Source) -> tuple[Problem, ...]:
    """Every fault of the catalogue as a whole, at its place in the file."""
    checks: Sequence[Callable[[Catalogue], Iterator[Finding]]] = (
        _twice,
        _dangling,
        _marks,
        _addresses,
        _days,
        _empty,
        _advised,
        _compared,
        _starts,
        _decimals,
    )
    found = [finding for check in checks for finding in check(catalogue)]
    found += _languages(catalogue, codes(catalogue))
    return tuple(sorted({source.problem(path, message) for path, message in found}))


def check_words(words: Words, languages: Sequence[str], source: Source) -> tuple[Problem, ...]:
    """Every word in every language of the catalogue, and in no other; addresses that differ."""
    found = [
        *_languages(words, languages),
        *_same_address(words, languages),
        *_foreign_folder(words, languages),
    ]
    return tuple(sorted({source.problem(path, message) for path, message in found}))


def codes(catalogue: Catalogue) -> tuple[str, ...]:
    """The catalogue's languages, the one at the site's root first."""
    return tuple(language.code for language in catalogue.languages)


def _languages(model: Strict, languages: Sequence[str]) -> Iterator[Finding]:
    """A Localised has no ids for keys and is never empty: that tells it from other mappings."""
    if len(set(languages)) < len(languages):
        return  # A language that stands twice is told once, not at every text.
    for path, value in walk(model):
        if isinstance(value, Fixed) and value and all(type(key) is str for key in value):
            for missing in [code for code in languages if code not in value]:
                yield path, f"expected the text in every language, found none in {missing}"
            for unknown in [code for code in value if code not in languages]:
                listed = ", ".join(languages)
                yield (*path, unknown), f"expected the languages {listed} only, found {unknown}"


def _twice(catalogue: Catalogue) -> Iterator[Finding]:
    """The same id twice in one list."""
    for path, value in walk(catalogue):
        if isinstance(value, tuple):
            ids = [_identity(item) for item in value]
            for at, id in enumerate(ids):
                if id is not None and id in ids[:at]:
                    yield (*path, at), f'expected each id once, found "{id}" for the second time'


def _identity(item: Any) -> str | None:
    """What tells a thing from the others in its list; a reference is what it refers to."""
    if isinstance(item, Reference):
        return str(item)
    return next(
        (getattr(item, key) for key in ("id", "code", "edition") if hasattr(item, key)), None
    )


def _dangling(catalogue: Catalogue) -> Iterator[Finding]:
    for path, value in walk(catalogue):
        if isinstance(value, Reference):
            known = [each.id for each in getattr(catalogue, value.table)]
            if value.target not in known:
                there_are = ", ".join(known) or "none"
                meant = did_you_mean(value.target, known) or f"; there are {there_are}"
                found = shown(value.target)
                yield path, f"expected an id from {value.table}, found {found}{meant}"


def _marks(catalogue: Catalogue) -> Iterator[Finding]:
    """One mark for decimals and for thousands: nobody could read such a number."""
    for at, language in enumerate(catalogue.languages):
        if language.format.group == language.format.decimal:
            path: Path = ("languages", at, "format", "group")
            mark = language.format.decimal
            yield path, f"expected another mark than that of decimals, found {mark} for both"


def _addresses(catalogue: Catalogue) -> Iterator[Finding]:
    for language in codes(catalogue):
        slugs = [service.slug.get(language) for service in catalogue.services]
        for at, slug in enumerate(slugs):
            if slug is not None and slug in slugs[:at]:
                path: Path = ("services", at, "slug", language)
                yield path, f'expected an address of its own, found "{slug}" for the second time'


def _same_address(words: Words, languages: Sequence[str]) -> Iterator[Finding]:
    """Two pages at one address, told at the second."""
    keys = list(type(words.addresses).model_fields)
    for code in languages:
        taken: dict[str, str] = {}
        for key in keys:
            address = getattr(words.addresses, key).get(code)
            if address is None:
                continue
            if address in taken:
                path: Path = ("addresses", key, code)
                yield path, f"expected another address than that of {taken[address]}"
            taken.setdefault(address, key)


def _foreign_folder(words: Words, languages: Sequence[str]) -> Iterator[Finding]:
    """A page of the language at the root, in the folder where another language has its own."""
    first, *others = languages
    for key in type(words.addresses).model_fields:
        address = getattr(words.addresses, key).get(first)
        if address in others:
            path: Path = ("addresses", key, first)
            yield path, f"expected another address than the folder of a language, found {address}"


def _days(catalogue: Catalogue) -> Iterator[Finding]:
    days = [edition.valid_from for edition in catalogue.editions]
    for at, day in enumerate(days):
        if day is not None and day in days[:at]:
            path: Path = ("editions", at, "valid_from")
            yield path, f"expected one edition from each day, found a second one from {day}"
    if all(day is None for day in days):
        yield ("editions",), "expected at least one edition with valid_from, found none"


def _empty(catalogue: Catalogue) -> Iterator[Finding]:
    """A day from which there would be nothing to show."""
    for at, edition in enumerate(catalogue.editions):
        if edition.valid_from and not _offered(catalogue, edition.id):
            path: Path = ("editions", at, "id")
            yield path, f"expected a service with an offer of {edition.id}, found none"


def _offered(catalogue: Catalogue, edition: str) -> list[str]:
    return [each.id for each in catalogue.services if each.offer(edition)]


def _advised(catalogue: Catalogue) -> Iterator[Finding]:
    """Advice to take a service that its edition does not offer."""
    for at, guide in enumerate(catalogue.guides):
        for row, advice in enumerate(guide.rows):
            for index, together in enumerate(advice.recommends):
                path: Path = ("guides", at, "rows", row, "recommends", index)
                yield from _all_offered(together, guide.edition, catalogue, path)


def _all_offered(
    ids: Sequence[str], edition: str, catalogue: Catalogue, path: Path
) -> Iterator[Finding]:
    for at, id in enumerate(ids):
        if _withheld(id, edition, catalogue):
            yield (*path, at), f"expected a service that {edition} offers, found {id}"


def _withheld(service: str, edition: str, catalogue: Catalogue) -> bool:
    """Whether the service is not offered; what may follow from a dangling id is not told again."""
    editions = {each.id for each in catalogue.editions}
    offers = [each.offers for each in catalogue.services if each.id == service]
    named = {edition, *(offer.edition for each in offers for offer in each)}
    return bool(offers) and named <= editions and service not in _offered(catalogue, edition)


def _compared(catalogue: Catalogue) -> Iterator[Finding]:
    """A comparison has services that its edition offers, and rows in groups of its own."""
    for at, comparison in enumerate(catalogue.comparisons):
        path: Path = ("comparisons", at)
        yield from _all_offered(
            comparison.services, comparison.edition, catalogue, (*path, "services")
        )
        groups = [group.id for group in comparison.groups]
        for index, row in enumerate(comparison.rows):
            if row.group not in groups:
                meant = did_you_mean(row.group, groups)
                at_group = (*path, "rows", index, "group")
                found = f"found {shown(row.group)}{meant}"
                yield at_group, f"expected a group of this comparison, {found}"
            yield from _row(row, comparison, catalogue, (*path, "rows", index, "cells"))


def _row(row: Row, comparison: Comparison, catalogue: Catalogue, path: Path) -> Iterator[Finding]:
    """A cell for each service that is compared and for no other, adding only what is offered."""
    known = {each.id for each in catalogue.services}
    for id in known.intersection(comparison.services) - {*row.cells}:
        yield path, f"expected a cell for {id}, found none"
    for id, cell in row.cells.items():
        if id in known.difference(comparison.services):
            yield (*path, id), f"expected no cell for {id}, which is not compared"
        if cell.add and _withheld(cell.add, comparison.edition, catalogue):
            edition = comparison.edition
            yield (*path, id, "add"), f"expected a service that {edition} offers, found {cell.add}"


def _starts(catalogue: Catalogue) -> Iterator[Finding]:
    for at, quantity in enumerate(catalogue.quantities):
        if quantity.start > quantity.most:
            path: Path = ("quantities", at, "start")
            yield path, f"expected at most {quantity.most}, the limit below, found {quantity.start}"


def _decimals(catalogue: Catalogue) -> Iterator[Finding]:
    """An amount that the currency cannot write: what is shown would not be what is counted."""
    for path, value in walk(catalogue):
        decimals = catalogue.currency.decimals
        if path[-1:] == ("amount",) and isinstance(value, Decimal) and -_exponent(value) > decimals:
            code = catalogue.currency.code
            yield path, f"expected at most {decimals} decimals, as {code} has, found {value}"


def _exponent(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    assert isinstance(exponent, int), "the file's amounts are digits"
    return exponent

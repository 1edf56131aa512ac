"""What no single value shows: dangling ids, missing languages, addresses and days that clash."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from generator.model.catalogue import Catalogue
from generator.model.comparison import Comparison
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
        _addresses,
        _days,
        _offers,
        _cells,
        _starts,
    )
    found = [finding for check in checks for finding in check(catalogue)]
    found += _languages(catalogue, codes(catalogue))
    return tuple(sorted({source.problem(path, message) for path, message in found}))


def check_words(words: Words, languages: Sequence[str], source: Source) -> tuple[Problem, ...]:
    """Every word in every language of the catalogue, and in no other; addresses that differ."""
    found = [*_languages(words, languages), *_same_address(words, languages)]
    return tuple(sorted({source.problem(path, message) for path, message in found}))


def codes(catalogue: Catalogue) -> tuple[str, ...]:
    """The catalogue's languages, the one at the site's root first."""
    return tuple(language.code for language in catalogue.languages)


def _languages(model: Strict, languages: Sequence[str]) -> Iterator[Finding]:
    """A Localised has no ids for keys, and that is what tells it from other mappings."""
    for path, value in walk(model):
        if isinstance(value, Fixed) and all(type(key) is str for key in value):
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
    """What tells a thing from the others in its list."""
    return next(
        (getattr(item, key) for key in ("id", "code", "edition") if hasattr(item, key)), None
    )


def _dangling(catalogue: Catalogue) -> Iterator[Finding]:
    for path, value in walk(catalogue):
        if isinstance(value, Reference):
            known = [each.id for each in getattr(catalogue, value.table)]
            if value.target not in known:
                meant = did_you_mean(value.target, known) or f"; there are {', '.join(known)}"
                found = shown(value.target)
                yield path, f"expected an id from {value.table}, found {found}{meant}"


def _addresses(catalogue: Catalogue) -> Iterator[Finding]:
    for language in codes(catalogue):
        slugs = [service.slug.get(language) for service in catalogue.services]
        for at, slug in enumerate(slugs):
            if slug is not None and slug in slugs[:at]:
                path: Path = ("services", at, "slug", language)
                yield path, f'expected an address of its own, found "{slug}" for the second time'


def _same_address(words: Words, languages: Sequence[str]) -> Iterator[Finding]:
    addresses = words.addresses
    for code in languages:
        if addresses.services.get(code) == addresses.calculator.get(code) is not None:
            yield (
                ("addresses", "calculator", code),
                "expected another address than that of services",
            )


def _days(catalogue: Catalogue) -> Iterator[Finding]:
    days = [edition.valid_from for edition in catalogue.editions]
    for at, day in enumerate(days):
        if day is not None and day in days[:at]:
            path: Path = ("editions", at, "valid_from")
            yield path, f"expected one edition from each day, found a second one from {day}"
    if all(day is None for day in days):
        yield ("editions",), "expected at least one edition with valid_from, found none"


def _offers(catalogue: Catalogue) -> Iterator[Finding]:
    """A combination of services that its edition does not offer."""
    for at, combination in enumerate(catalogue.combinations):
        for index, id in enumerate(combination.services):
            service = next((each for each in catalogue.services if each.id == id), None)
            if service and not service.offer(combination.edition):
                path: Path = ("combinations", at, "services", index)
                yield path, f"expected a service that {combination.edition} offers, found {id}"


def _cells(catalogue: Catalogue) -> Iterator[Finding]:
    """Every row has a cell for every service of its edition, and for no other."""
    for at, comparison in enumerate(catalogue.comparisons):
        offered = [each.id for each in catalogue.services if each.offer(comparison.edition)]
        yield from _rows(comparison, offered, ("comparisons", at, "rows"))


def _rows(comparison: Comparison, offered: list[str], path: Path) -> Iterator[Finding]:
    for at, row in enumerate(comparison.rows):
        for id in [id for id in offered if id not in row.cells]:
            yield (*path, at, "cells"), f"expected a cell for {id}, found none"
        for id in [id for id in row.cells if id not in offered]:
            yield (
                (*path, at, "cells", id),
                f"expected no cell for {id}, which {comparison.edition} does not offer",
            )


def _starts(catalogue: Catalogue) -> Iterator[Finding]:
    for at, quantity in enumerate(catalogue.quantities):
        if quantity.start > quantity.most:
            path: Path = ("quantities", at, "start")
            yield path, f"expected at most {quantity.most}, the limit below, found {quantity.start}"

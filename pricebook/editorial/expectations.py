"""Compares sums and verdicts with what data/expectations.yaml expects."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from calculator.pricing.choice import start
from calculator.pricing.kinds import Sum
from calculator.pricing.order import Order
from calculator.pricing.quote import quote
from calculator.text.localise import Localiser
from pricebook.checks.catalogue_checks import language_codes
from pricebook.derived.coverage import compared_services, outcome
from pricebook.editorial.optional_file import read_optional_file
from pricebook.model.catalogue import Catalogue
from pricebook.model.files.expectations_file import (
    CoverageExpectation,
    EstimateExpectation,
    Expectations,
    ExpectedSum,
)
from pricebook.problems.message_parts import did_you_mean, quoted
from pricebook.problems.problem import Problem
from pricebook.site.site import Site
from pricebook.yaml_source.values import Finding, KeyPath, Source

FILE = "expectations.yaml"
# The messages of the terminal are in English.
_LANGUAGE = "en"


def open_expectations(
    data_file: Path, site: Site
) -> tuple[Expectations, Source | None, tuple[Problem, ...]]:
    """The expectations in expectations.yaml beside the data file, their source, and every problem.

    Without a file, the expectations are empty and the source is None. Do not use the expectations
    if there is a problem.
    """
    expectations, source, problems = read_expectations(data_file)
    if source and expectations:
        more = check_expectations(expectations, source, site.catalogue, site.edition.id)
        problems = tuple(sorted({*problems, *more}))
    return expectations or Expectations(), source, problems


def read_expectations(
    data_file: Path, root: Path | None = None
) -> tuple[Expectations | None, Source | None, tuple[Problem, ...]]:
    """Like `open_expectations`, but without any comparison with the catalogue.

    The expectations are None if there is no file, or if the file does not fit the model.
    """
    return read_optional_file(Expectations, data_file.with_name(FILE), root)


def check_expectations(
    expectations: Expectations, source: Source, catalogue: Catalogue, edition: str
) -> tuple[Problem, ...]:
    """Ids that the catalogue does not have, and repeated names.

    `edition` is the id of the edition that the site shows.
    """
    findings = [*_unknown_ids(expectations, catalogue, edition), *_same_names(expectations)]
    return tuple(source.problem(path, message) for path, message in findings)


def unmet_expectations(expectations: Expectations, site: Site) -> Iterator[Finding]:
    """A finding for every sum and verdict that differs from what the firm expects."""
    for at, estimate in enumerate(expectations.estimates):
        yield from _estimate(estimate, ("estimates", at), site)
    for at, coverage in enumerate(expectations.coverage):
        yield from _coverage(coverage, ("coverage", at, "verdicts"), site)


def _estimate(expected: EstimateExpectation, path: KeyPath, site: Site) -> Iterator[Finding]:
    edition = site.book.editions[str(expected.edition or site.edition.id)]
    numbers = {str(id): _number(each) for id, each in expected.quantities.items()}
    quantities = {**start(site.book, edition).order.quantities, **numbers}
    services, has = tuple(map(str, expected.services)), frozenset(map(str, expected.has))
    total = quote(site.book, Order(quantities, services, has), edition).total
    for key, wanted, found in (
        ("month", expected.month, total.month),
        ("once", expected.once, total.once),
    ):
        wanted_sum = _sum(wanted)
        # An expectation may leave out a sum of 0, such as a one-off price of 0.
        if wanted_sum != found and not (wanted is None and found in (None, Sum(Decimal(0)))):
            sums = f"expected {_text(wanted_sum, site)} {_PERIODS[key]}, found {_text(found, site)}"
            yield (*path, key) if wanted else (*path, "name"), f"{expected.name}: {sums}"


_PERIODS = {"month": "a month", "once": "once"}


def _number(amount: Decimal) -> int | Decimal:
    """The number as the engine needs it: an int if it is whole."""
    return int(amount) if amount == amount.to_integral_value() else amount


def _sum(expected: ExpectedSum | None) -> Sum | None:
    return Sum(expected.amount, expected.starting, expected.most) if expected else None


def _text(one: Sum | None, site: Site) -> str:
    """The sum in English, such as "from SEK 1,000"; "no price" for None."""
    if one is None:
        return "no price"
    language = _LANGUAGE if _LANGUAGE in site.languages else site.languages[0]
    localiser: Localiser = site.localiser(language)
    amount = localiser.amount(one).replace("\N{NO-BREAK SPACE}", " ")
    return f"{'from ' if one.starting else ''}{amount}"


def _coverage(expected: CoverageExpectation, path: KeyPath, site: Site) -> Iterator[Finding]:
    edition = str(expected.edition or site.edition.id)
    (request,) = (
        each
        for topic in site.catalogue.requests
        for each in topic.requests
        if each.id == expected.request
    )
    for service, wanted in expected.verdicts.items():
        found = outcome(site.catalogue, edition, request, str(service)).value
        if found != wanted:
            message = f"{request.id} in {service}: expected {wanted}, found {found}"
            yield (*path, str(service)), message


def _unknown_ids(expectations: Expectations, catalogue: Catalogue, shown: str) -> Iterator[Finding]:
    """Ids that the catalogue does not have; services that the edition does not have."""
    requests = [each.id for topic in catalogue.requests for each in topic.requests]
    editions = [each.id for each in catalogue.editions]
    quantities = [each.id for each in catalogue.quantities]
    for at, estimate in enumerate(expectations.estimates):
        edition = str(estimate.edition or shown)
        yield from _unknown(estimate.edition, editions, ("estimates", at, "edition"))
        for quantity in estimate.quantities:
            place = ("estimates", at, "quantities", str(quantity))
            yield from _unknown(quantity, quantities, place)
        things = [*(each.id for each in catalogue.services), *(each.id for each in catalogue.named)]
        for index, thing in enumerate(estimate.has):
            yield from _unknown(thing, things, ("estimates", at, "has", index))
        if edition in editions:
            services = [each.id for each in catalogue.services if each.offer(edition)]
            for index, service in enumerate(estimate.services):
                yield from _unknown(service, services, ("estimates", at, "services", index))
    for at, coverage in enumerate(expectations.coverage):
        edition = str(coverage.edition or shown)
        yield from _unknown(coverage.edition, editions, ("coverage", at, "edition"))
        yield from _unknown(coverage.request, requests, ("coverage", at, "request"), _REQUEST)
        services = [*compared_services(catalogue, edition)]
        for service in coverage.verdicts:
            place = ("coverage", at, "verdicts", str(service))
            yield from _unknown(service, services, place, _COMPARED)
    for at, search in enumerate(expectations.searches):
        languages = language_codes(catalogue)
        yield from _unknown(search.language, languages, ("searches", at, "language"))


_REQUEST = "the id of a request of the catalogue"
_COMPARED = "the id of a service that the edition compares"


def _unknown(
    id: str | None, known: Iterable[str], path: KeyPath, what: str = "an id of the catalogue"
) -> Iterator[Finding]:
    ids = [*known]
    if id is not None and id not in ids:
        there_are = f"; known ids: {', '.join(ids)}" if ids else "; there are none"
        meant = did_you_mean(str(id), ids) or there_are
        yield path, f"expected {what}, found {quoted(str(id))}{meant}"


def _same_names(expectations: Expectations) -> Iterator[Finding]:
    """Repeated names in a part; messages identify an expectation by its name."""
    for key in ("estimates", "searches"):
        names = [each.name for each in getattr(expectations, key)]
        for at, name in enumerate(names):
            if Counter(names[:at])[name]:
                message = f"expected a unique name, found {quoted(name)} for the second time"
                yield (key, at, "name"), message

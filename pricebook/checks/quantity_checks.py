"""Checks the quantities of the calculator, and the numbers in prices and examples."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

from calculator.pricing.choice import RESERVED
from calculator.pricing.kinds import HOURLY_RATE, HOURS, KINDS, REQUESTS
from pricebook.derived.model_walk import PathValues
from pricebook.model.catalogue import Catalogue, QuantityModel
from pricebook.model.fields.references import Reference
from pricebook.model.price import PerTime
from pricebook.yaml_source.values import Finding, KeyPath

# Keys of a price that name the quantity by which the price is multiplied.
_MULTIPLIED = {kind.multiplied for kind in KINDS.values() if kind.multiplied}
# Keys of a price that name a quantity without decimals.
_WHOLE_NUMBER_KEYS = {*_MULTIPLIED, REQUESTS}


def check_quantities(catalogue: Catalogue, values: PathValues) -> Iterator[Finding]:
    """Numbers that the form does not accept, and quantities that are unsuitable for their price."""
    yield from _limits(catalogue)
    yield from _reserved(catalogue)
    yield from _multiplied_quantities(catalogue, values)
    yield from _time_prices(values)
    yield from _examples(catalogue, values)


def decimals_of(number: Decimal) -> int:
    """How many decimals the number has in the file."""
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int), "numbers of the file are finite"
    return -exponent


def _limits(catalogue: Catalogue) -> Iterator[Finding]:
    """`start` and `sizes` above the field's maximum, and sizes that are not in ascending order."""
    for at, quantity in enumerate(catalogue.quantities):
        path: KeyPath = ("quantities", at)
        numbers = [((*path, "sizes", index), size) for index, size in enumerate(quantity.sizes)]
        for (_, before), (place, size) in pairwise(numbers):
            if size <= before:
                yield place, f"expected sizes in ascending order, found {size} after {before}"
        if quantity.start is not None:
            numbers.append(((*path, "start"), quantity.start))
        for place, number in numbers:
            if number > quantity.most:
                yield place, _above_maximum(number, quantity)


def _reserved(catalogue: Catalogue) -> Iterator[Finding]:
    """Quantities whose id is the name of another form field or of a link's parameter."""
    for at, quantity in enumerate(catalogue.quantities):
        if quantity.id in RESERVED:
            path: KeyPath = ("quantities", at, "id")
            yield path, f"expected another id, found {quantity.id}, which the form already uses"


def _multiplied_quantities(catalogue: Catalogue, values: PathValues) -> Iterator[Finding]:
    """Prices that are multiplied by a quantity which may be empty or have decimals."""
    optional = {each.id for each in catalogue.quantities if each.start is None}
    fractional = {each.id for each in catalogue.quantities if each.decimals}
    for path, value in values:
        if not isinstance(value, Reference) or path[-1] not in _WHOLE_NUMBER_KEYS:
            continue
        if path[-1] in _MULTIPLIED and value in optional:
            yield path, f"expected a quantity with a start, found {value}, which may be left empty"
        if value in fractional:
            yield path, f"expected a quantity of whole numbers, found {value}, which has decimals"


def _time_prices(values: PathValues) -> Iterator[Finding]:
    """Prices for time without hours or a rate, or with steps that are not in ascending order."""
    for path, price in values:
        if isinstance(price, PerTime):
            given = [key for key in KINDS[price.kind].quantities if getattr(price, key)]
            if given and not {HOURS, HOURLY_RATE} <= {*given}:
                found = f"found {' and '.join(given)}"
                yield path, f"expected {HOURS} and {HOURLY_RATE}, as a sum needs both, {found}"
            if list(price.steps) != sorted({*price.steps}):
                found = ", ".join(map(str, price.steps))
                yield (*path, "steps"), f"expected each step once, smallest first, found {found}"


def _examples(catalogue: Catalogue, values: PathValues) -> Iterator[Finding]:
    """Numbers in examples that the form does not accept."""
    known = {each.id: each for each in catalogue.quantities}
    timed = {
        (price.hours, price.requests)
        for _, price in values
        if isinstance(price, PerTime) and price.hours and price.requests
    }
    for key in ("worked_examples", "examples"):
        for at, example in enumerate(getattr(catalogue, key)):
            numbers: Mapping[str, Decimal | int] = example.quantities
            for id, number in numbers.items():
                if id in known and (fault := _why_not_accepted(Decimal(number), known[id])):
                    yield (key, at, "quantities", id), fault
            for hours, requests in timed:
                if numbers.get(hours) and numbers.get(requests) == 0:
                    place = (key, at, "quantities", requests)
                    yield place, f"expected at least 1, because {hours} is not 0, found 0"


def _why_not_accepted(number: Decimal, quantity: QuantityModel) -> str | None:
    """A message if the field of the quantity does not accept the number, else None."""
    if number > quantity.most:
        return _above_maximum(number, quantity)
    if decimals_of(number) > quantity.decimals:
        expected = (
            _EXPECTED_DECIMALS.get(quantity.decimals) or f"at most {quantity.decimals} decimals"
        )
        return f"expected {expected} for {quantity.id}, found {number}"
    return None


def _above_maximum(number: Decimal | int, quantity: QuantityModel) -> str:
    return f"expected at most {quantity.most}, the maximum of {quantity.id}, found {number}"


_EXPECTED_DECIMALS = {0: "no decimals", 1: "at most 1 decimal"}

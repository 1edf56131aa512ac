"""The model of data/expectations.yaml: what the firm expects of its own prices and pages."""

from typing import Annotated, Literal

from pydantic import Field

from pricebook.model.fields.references import EditionId, OwnedId, QuantityId, ServiceId
from pricebook.model.fields.strict_model import (
    Amount,
    Code,
    Flag,
    FrozenMapping,
    Id,
    StrictModel,
    Text,
)

ExpectedVerdict = Literal[
    "included",
    "guidance_only",
    "not_included",
    "per_incident",
    "separate",
    "depends",
    "not_mentioned",
    "ask",
]


class ExpectedSum(StrictModel):
    """A sum in the catalogue's currency, excluding tax; `most` is the upper end of a range."""

    amount: Amount
    most: Amount | None = None
    starting: Flag = False


class EstimateExpectation(StrictModel):
    """What an order costs. Quantities without a number have their `start`."""

    name: Text
    edition: EditionId | None = None
    services: Annotated[tuple[ServiceId, ...], Field(min_length=1)]
    quantities: FrozenMapping[QuantityId, Amount] = FrozenMapping({})
    has: tuple[OwnedId, ...] = ()
    month: ExpectedSum | None = None
    once: ExpectedSum | None = None


class CoverageExpectation(StrictModel):
    """Whether services cover a request; services without an entry are not compared."""

    request: Id
    edition: EditionId | None = None
    verdicts: Annotated[FrozenMapping[ServiceId, ExpectedVerdict], Field(min_length=1)]


class SearchExpectation(StrictModel):
    """The page that the site's search must list first for a text that a reader types."""

    name: Text
    language: Code
    text: Text
    first: Text


class Expectations(StrictModel):
    """Everything in data/expectations.yaml."""

    estimates: tuple[EstimateExpectation, ...] = ()
    coverage: tuple[CoverageExpectation, ...] = ()
    searches: tuple[SearchExpectation, ...] = ()

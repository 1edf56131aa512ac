"""Prices: one model for each kind of price of the engine."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from pricebook.model.fields.references import AssumptionId, OwnedId, QuantityId, Sources
from pricebook.model.fields.strict_model import Amount, Flag, Localised, StrictModel, WholeNumber


class NamesModel(StrictModel):
    """The singular and the plural of a word."""

    one: Localised
    many: Localised


class _Price(StrictModel):
    """The keys of all kinds of price."""

    starting: Flag = False
    assumptions: tuple[AssumptionId, ...] = ()
    source: Sources


class PerUnit(_Price):
    """A monthly price for each unit, such as a user."""

    kind: Literal["per_unit"]
    amount: Amount
    quantity: QuantityId
    unit: Localised


class PerBlock(_Price):
    """A monthly price for each started block of units, such as a hundred lines."""

    kind: Literal["per_block"]
    amount: Amount
    quantity: QuantityId
    unit: Localised
    size: Annotated[WholeNumber, Field(ge=1, le=1_000_000)]
    block: NamesModel


class PerTime(_Price):
    """A price for time used. The rate is not published: it is in the customer's agreement.

    `rate` describes the rate in words. At least `minutes` are charged for each request. `minimum`
    is true if the list calls these minutes a minimum, and false if they are the unit of the rate.

    `steps` is for a list that can be read in several ways. Each step is one reading: the number of
    minutes that a longer request is rounded up to, or 0 for no rounding; the smallest comes first.
    Without `steps`, a request is rounded up to a multiple of `minutes`.

    `hours`, `requests` and `hourly_rate` are the quantities that a sum is worked out from.
    """

    kind: Literal["per_time"]
    rate: Localised
    minutes: Annotated[WholeNumber, Field(ge=1, le=1440)]
    minimum: Flag = False
    steps: tuple[WholeNumber, ...] = ()
    hours: QuantityId | None = None
    requests: QuantityId | None = None
    hourly_rate: QuantityId | None = None


class Flat(_Price):
    """A fixed monthly price. `per` is its unit, if the list states one."""

    kind: Literal["flat"]
    amount: Amount
    per: Localised | None = None


class OneOff(_Price):
    """A one-off fee for each `occasion`, as in "one-off fee {occasion}"."""

    kind: Literal["one_off"]
    amount: Amount
    occasion: Localised
    quantity: QuantityId


class ByAgreement(_Price):
    """No published price. `text` tells the reader whom to ask."""

    kind: Literal["by_agreement"]
    text: Localised


class Pack(_Price):
    """Hours bought in advance, without a published price. `text` tells the reader whom to ask."""

    kind: Literal["pack"]
    name: Localised
    hours: Annotated[WholeNumber, Field(ge=1, le=10_000)]
    text: Localised


class Included(_Price):
    """No extra price for customers that have `within`: another service, or a named thing."""

    kind: Literal["included"]
    within: OwnedId
    since: Localised | None = None


class Discount(_Price):
    """A discount without a number. Pages show it; no sum includes it."""

    kind: Literal["discount"]
    text: Localised


PriceModel = Annotated[
    PerUnit | PerBlock | PerTime | Flat | OneOff | ByAgreement | Pack | Included | Discount,
    Field(discriminator="kind"),
]


def kinds_of(union: Any) -> Mapping[str, type[StrictModel]]:
    """Kind of price → model, for a union of such models."""
    models: tuple[type[StrictModel], ...] = get_args(get_args(union)[0])
    return {get_args(each.model_fields["kind"].annotation)[0]: each for each in models}


KINDS = kinds_of(PriceModel)
# The keys of all kinds of price; all other keys are specific to one kind.
COMMON = ("kind", *_Price.model_fields)

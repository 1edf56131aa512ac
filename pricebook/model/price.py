"""What a service costs: one model for each kind of price that the engine can work out."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import Field

from pricebook.model.fields.references import AssumptionId, OwnedId, QuantityId, Sources
from pricebook.model.fields.strict_model import Amount, Flag, Localised, StrictModel, WholeNumber


class NamesModel(StrictModel):
    """What one and what several of a thing are called."""

    one: Localised
    many: Localised


class _Price(StrictModel):
    """What every price has, whatever its kind."""

    starting: Flag = False
    assumptions: tuple[AssumptionId, ...] = ()
    source: Sources


class PerUnit(_Price):
    """A price a month for each of something, such as a user."""

    kind: Literal["per_unit"]
    amount: Amount
    quantity: QuantityId
    unit: Localised


class PerBlock(_Price):
    """A price a month for each started block of something, such as a hundred lines."""

    kind: Literal["per_block"]
    amount: Amount
    quantity: QuantityId
    unit: Localised
    size: Annotated[WholeNumber, Field(ge=1, le=1_000_000)]
    block: NamesModel


class PerTime(_Price):
    """A price for time used, at a rate in the customer's own agreement; none is published.

    `rate` says whose rate it is. Each request counts as `minutes` at least. Where the list calls
    them a `minimum`, they are not what the rate is for. `steps` are all that the list's words can
    mean that a longer request is rounded up to, in minutes, smallest first; 0 means that its time
    is charged as it is. Without them it is rounded up to the next started `minutes`. The other
    three are the numbers of the reader's own that a figure takes.
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
    """A fixed price a month; `per` says for what, where the list does."""

    kind: Literal["flat"]
    amount: Amount
    per: Localised | None = None


class OneOff(_Price):
    """A price paid once for each `occasion`, as in "one-off fee {occasion}"."""

    kind: Literal["one_off"]
    amount: Amount
    occasion: Localised
    quantity: QuantityId


class ByAgreement(_Price):
    """No published price; `text` says whom to ask."""

    kind: Literal["by_agreement"]
    text: Localised


class Pack(_Price):
    """Hours bought ahead, at no published price; `text` says whom to ask."""

    kind: Literal["pack"]
    name: Localised
    hours: Annotated[WholeNumber, Field(ge=1, le=10_000)]
    text: Localised


class Included(_Price):
    """Nothing extra for who has `within`: another service, or a thing that is only named."""

    kind: Literal["included"]
    within: OwnedId
    since: Localised | None = None


class Discount(_Price):
    """A discount without a figure; it is told and never computed."""

    kind: Literal["discount"]
    text: Localised


PriceModel = Annotated[
    PerUnit | PerBlock | PerTime | Flat | OneOff | ByAgreement | Pack | Included | Discount,
    Field(discriminator="kind"),
]


def kinds_of(union: Any) -> Mapping[str, type[StrictModel]]:
    """The model of each kind in a union of kinds of price, by the kind's name."""
    models: tuple[type[StrictModel], ...] = get_args(get_args(union)[0])
    return {get_args(each.model_fields["kind"].annotation)[0]: each for each in models}


KINDS = kinds_of(PriceModel)
# The keys that every price has; all other keys of a price are the terms of its kind.
COMMON = ("kind", *_Price.model_fields)

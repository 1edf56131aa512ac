"""What a service costs: one model for each kind of price that the engine can work out."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.reading import Amount, Flag, Localised, Strict, Whole
from generator.model.reference import AssumptionId, QuantityId, Sources


class Names(Strict):
    """What one and what several of a thing are called."""

    one: Localised
    many: Localised


class _Price(Strict):
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
    size: Annotated[Whole, Field(ge=1)]
    block: Names


class PerTime(_Price):
    """A price for time used, at a rate in the customer's own agreement; none is published."""

    kind: Literal["per_time"]
    rate: Localised
    minutes: Annotated[Whole, Field(ge=1)]


Price = Annotated[PerUnit | PerBlock | PerTime, Field(discriminator="kind")]

"""What an edition says, in our words, and where it says it."""

from typing import Annotated, Literal

from pydantic import Field

from generator.model.reading import Id, Localised, Strict, Whole
from generator.model.reference import ServiceId, Sources


class Clause(Strict):
    """One thing that an edition says, in our words, and where it says it."""

    text: Localised
    source: Sources


class Allowance(Strict):
    """A number of something that a service includes though it is otherwise charged separately.

    `overrides` is the id of what the edition always charges separately.
    """

    count: Annotated[Whole, Field(ge=1)]
    every: Literal["month", "year"]
    overrides: Id


class Item(Strict):
    """One clause of a list.

    Its id is the same in every edition that speaks of the same thing: by it editions are compared.
    `service` is another service that it is about.
    """

    id: Id
    text: Localised
    source: Sources
    service: ServiceId | None = None
    allowance: Allowance | None = None

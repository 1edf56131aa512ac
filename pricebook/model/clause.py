"""Clauses: what an edition states, in our words, with document and line."""

from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from pricebook.model.fields.placeholders import fill_figures
from pricebook.model.fields.references import NamedId, ServiceId, Sources
from pricebook.model.fields.strict_model import (
    FrozenMapping,
    Id,
    Localised,
    StrictModel,
    Text,
    WholeNumber,
)


class ClauseModel(StrictModel):
    """One thing that an edition says, in our words, and where it says it."""

    text: Localised
    source: Sources


class _FigureName(str):
    """A key that is no language code."""

    __slots__ = ()


FigureName = Annotated[Id, AfterValidator(_FigureName)]


class AllowanceModel(StrictModel):
    """A number of something that a service includes though it is otherwise charged separately.

    `overrides` is the id of what some edition always charges separately.
    """

    count: Annotated[WholeNumber, Field(ge=1, le=10_000)]
    every: Literal["month", "year"]
    overrides: Id


class ItemModel(StrictModel):
    """One clause of a list.

    Its id is the same in every edition that speaks of the same thing: by it editions are compared.
    In the file its text has placeholders for `figures` and for the allowance's `count`, so that no
    two languages can state different ones; as read it holds the figures themselves.

    `of` is the item of the same offer's `includes` that it belongs to: what that one consists of,
    does not include or requires, and nothing more. `name` is what an item is called in the middle
    of a sentence, where others belong to it. `audience` is who may use what is included. `service`
    or `named` is another thing that it is about.
    """

    id: Id
    name: Localised | None = None
    text: Localised
    figures: FrozenMapping[FigureName, WholeNumber] | None = None
    source: Sources
    of: Id | None = None
    audience: Localised | None = None
    service: ServiceId | None = None
    named: NamedId | None = None
    allowance: AllowanceModel | None = None

    @model_validator(mode="after")
    def _fill(self) -> Self:
        figures: dict[str, Any] = {str(name): each for name, each in (self.figures or {}).items()}
        if self.allowance:
            figures["count"] = self.allowance.count
        texts: dict[str, Text] = {
            language: fill_figures(text, figures) for language, text in self.text.items()
        }
        return self.model_copy(update={"text": FrozenMapping(texts)})

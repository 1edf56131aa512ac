"""Clauses: statements of an edition in our words, with citations."""

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
    """One statement of an edition in our words, with its citations."""

    text: Localised
    source: Sources


class _FigureName(str):
    """Not a plain string, because `is_localised` takes plain string keys for languages."""

    __slots__ = ()


FigureName = Annotated[Id, AfterValidator(_FigureName)]


class AllowanceModel(StrictModel):
    """An included number of something that is otherwise charged separately.

    `overrides` is the id of the separately charged item.
    """

    count: Annotated[WholeNumber, Field(ge=1, le=10_000)]
    every: Literal["month", "year"]
    overrides: Id


class ItemModel(StrictModel):
    """One clause of a list.

    The id is the same in all editions that state the same subject, so that editions can be
    compared. In the file, the text has placeholders for `figures` and for the allowance's `count`,
    so that all languages state the same numbers. The model's text has the numbers filled in.

    `of` is the id of an item in the offer's `includes`: this clause is then about that item, not
    about the whole service. An item that others belong to needs a `name` for the middle of a
    sentence. `audience` is who may use the item. `service` or `named` is the id of another thing
    that the clause is about.
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

"""Services and their offers: what each edition states of a service."""

from typing import Annotated

from pydantic import Field

from pricebook.model.clause import ClauseModel, ItemModel
from pricebook.model.fields.references import EditionId, ServiceId, Sources
from pricebook.model.fields.strict_model import (
    Id,
    Localised,
    PerLanguage,
    Slug,
    StrictModel,
    Text,
    WholeNumber,
)
from pricebook.model.price import PriceModel


class MinimumTerm(StrictModel):
    """The minimum term of an agreement; 0 months if there is none."""

    months: Annotated[WholeNumber, Field(le=120)]
    source: Sources


class OfferModel(StrictModel):
    """What one edition states of a service.

    Leave a key out if the edition states nothing for it. `name` is the name in this edition, if it
    differs from the service's name. `includes` and `excludes` do not repeat the rows of the
    comparison. If an excluded item has `of` (the id of an included item), it is excluded from this
    included item only, not from the whole service. `claims` are statements that advertise the
    service; no figure depends on them.
    """

    edition: EditionId
    source: Sources
    name: Localised | None = None
    summary: Localised
    best_for: ClauseModel | None = None
    pricing: ClauseModel | None = None
    minimum_term: MinimumTerm | None = None
    prices: Annotated[tuple[PriceModel, ...], Field(min_length=1)]
    includes: tuple[ItemModel, ...] = ()
    excludes: tuple[ItemModel, ...] = ()
    requires: tuple[ItemModel, ...] = ()
    terms: tuple[ItemModel, ...] = ()
    claims: tuple[ItemModel, ...] = ()

    @property
    def parts(self) -> tuple[ItemModel, ...]:
        """The included items that other items belong to."""
        lists = (self.includes, self.excludes, self.requires, self.terms, self.claims)
        belonging = {item.of for items in lists for item in items}
        return tuple(each for each in self.includes if each.id in belonging)


class ServiceModel(StrictModel):
    """A service.

    `slug` is the last part of the address of the service's page. `option_of` is the id of the
    service that this service is an option of. `synonyms` are everyday words that readers may
    search for.
    """

    id: Id
    slug: PerLanguage[Slug]
    name: Localised
    option_of: ServiceId | None = None
    synonyms: PerLanguage[tuple[Text, ...]] | None = None
    offers: Annotated[tuple[OfferModel, ...], Field(min_length=1)]

    def offer(self, edition: str) -> OfferModel | None:
        """The offer of `edition`, or None if the edition does not offer the service."""
        return next((each for each in self.offers if each.edition == edition), None)

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
    """For how long an agreement is entered into at least; 0 months where there is no such term."""

    months: Annotated[WholeNumber, Field(le=120)]
    source: Sources


class OfferModel(StrictModel):
    """What one edition says of a service.

    `name` is what the edition calls it, where that is not the service's own name. What the edition
    does not say is left out, never filled in. `includes` and `excludes` are lists of the edition's
    own; what a comparison says of the service stands there only. An excluded item that is `of` an
    included one is not part of that one; of the service it says no more. `claims` are praise:
    prose that nothing is worked out from.
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
        """The included items that others belong to."""
        lists = (self.includes, self.excludes, self.requires, self.terms, self.claims)
        belonging = {item.of for items in lists for item in items}
        return tuple(each for each in self.includes if each.id in belonging)


class ServiceModel(StrictModel):
    """A service, under its address in each language.

    `option_of` is the service that it is an option of. `synonyms` are everyday words by which
    readers look for it.
    """

    id: Id
    slug: PerLanguage[Slug]
    name: Localised
    option_of: ServiceId | None = None
    synonyms: PerLanguage[tuple[Text, ...]] | None = None
    offers: Annotated[tuple[OfferModel, ...], Field(min_length=1)]

    def offer(self, edition: str) -> OfferModel | None:
        """The offer of `edition`; None if it does not offer the service."""
        return next((each for each in self.offers if each.edition == edition), None)

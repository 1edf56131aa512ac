"""Services, what each edition says of them, and which of them go together."""

from typing import Annotated

from pydantic import Field

from generator.model.price import Price
from generator.model.reading import Id, Localised, PerLanguage, Slug, Strict, Whole
from generator.model.reference import Cited, EditionId, ServiceId


class Clause(Strict):
    """One thing that an edition says, in our words, and where it says it."""

    text: Localised
    source: Cited


class MinimumTerm(Strict):
    """For how long an agreement is entered into at least; 0 months where there is no such term."""

    months: Whole
    source: Cited


class Offer(Strict):
    """What one edition says of a service."""

    edition: EditionId
    source: Cited
    summary: Localised
    best_for: Clause
    pricing: Clause
    minimum_term: MinimumTerm
    prices: Annotated[tuple[Price, ...], Field(min_length=1)]


class Service(Strict):
    """A service, under its address in each language."""

    id: Id
    slug: PerLanguage[Slug]
    name: Localised
    offers: Annotated[tuple[Offer, ...], Field(min_length=1)]

    def offer(self, edition: str) -> Offer | None:
        """What `edition` says of the service, or None where it does not offer it."""
        return next((each for each in self.offers if each.edition == edition), None)


class Combination(Strict):
    """Services that an edition recommends together, and to whom."""

    id: Id
    edition: EditionId
    services: Annotated[tuple[ServiceId, ...], Field(min_length=2)]
    best_for: Clause

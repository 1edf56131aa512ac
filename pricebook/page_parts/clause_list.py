"""A list of an offer's clauses: first for the whole service, then for each part of the service."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from calculator.pricing.offer_clauses import by_part
from pricebook.model.clause import ItemModel
from pricebook.model.service import OfferModel
from pricebook.page_parts.page_context import PageContext

type List = Literal["includes", "excludes", "requires", "terms", "claims"]


@dataclass(frozen=True, slots=True)
class Clauses[Shown]:
    """Clauses as a page shows them. Each item of `parts` is a heading and the clauses under it."""

    whole: Sequence[Shown]
    parts: Sequence[tuple[str, Sequence[Shown]]]


def clauses[Shown](
    context: PageContext, offer: OfferModel, key: List, shown: Callable[[ItemModel], Shown]
) -> Clauses[Shown]:
    """The clauses of the offer's list `key`, each converted by `shown`."""
    whole, parts = by_part(getattr(offer, key))
    return Clauses(
        [shown(each) for each in whole],
        [
            (part_heading(context, offer, key, id), [shown(each) for each in items])
            for id, items in parts.items()
        ],
    )


def part_heading(context: PageContext, offer: OfferModel, key: str, id: str) -> str:
    """The heading above those clauses of the list `key` that belong to the part `id`."""
    [part] = [each for each in offer.parts if each.id == id]
    return context.localiser.part_heading(key, part)

"""A list of an offer's clauses: those of the whole service, then those of each part by its name."""

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
    """Clauses as a page shows them; `parts` are headings, each with the clauses under it."""

    whole: Sequence[Shown]
    parts: Sequence[tuple[str, Sequence[Shown]]]


def clauses[Shown](
    context: PageContext, offer: OfferModel, key: List, shown: Callable[[ItemModel], Shown]
) -> Clauses[Shown]:
    """The offer's list `key`, with each of its items as `shown` shows it."""
    whole, parts = by_part(getattr(offer, key))
    return Clauses(
        [shown(each) for each in whole],
        [
            (part_heading(context, offer, key, id), [shown(each) for each in items])
            for id, items in parts.items()
        ],
    )


def part_heading(context: PageContext, offer: OfferModel, key: str, id: str) -> str:
    """The heading above the clauses of a list that belong to a part of the offer."""
    [part] = [each for each in offer.parts if each.id == id]
    return context.localiser.part_heading(key, part)

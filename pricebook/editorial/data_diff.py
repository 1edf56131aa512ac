"""The diff of two states of the data: values, texts, translations, costs of examples."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from calculator.pricing.kinds import Sum
from calculator.pricing.money import rounded
from calculator.pricing.order import Order
from calculator.pricing.price_book import Book, Edition, edition_on, read_book
from calculator.pricing.quote import quote
from pricebook.derived.model_walk import is_localised, path_parts
from pricebook.derived.price_book_data import price_book
from pricebook.model.catalogue import Catalogue, ExampleModel
from pricebook.site.library import Library


@dataclass(frozen=True, slots=True)
class DataChange:
    """The value of an id before and after a change; None if it does not exist."""

    id: str
    old: Any
    new: Any

    @property
    def percent(self) -> Decimal | None:
        """The change of the amount in percent, with one decimal; None if an amount is missing."""
        if not self.old or self.new is None:
            return None
        change: Decimal = (self.new - self.old) * 100 / self.old
        return rounded(change, decimals=1)


@dataclass(frozen=True, slots=True)
class CustomerCost:
    """The cost of an order: monthly and one-off sums, and the ids of services without a price."""

    month: Sum | None
    once: Sum | None
    unpriced: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CostChange:
    """The cost of an example customer before and after a change of the data.

    `old` is the cost in the edition `before`, `new` the cost in `edition`. `before` and `edition`
    are the same edition, unless `edition` is new: `before` is then the edition that the new edition
    replaces. A cost is None if the edition does not exist or does not offer all of the customer's
    services.
    """

    example: str
    edition: str
    before: str | None
    old: CustomerCost | None
    new: CustomerCost | None


@dataclass(frozen=True, slots=True)
class DataDifference:
    """All differences between two states of the data.

    `texts` has a change for each text and language that was added, removed or reworded. `stale`
    has the id and language of each unchanged translation of a changed original.
    """

    currency: str
    amounts: tuple[DataChange, ...]
    facts: tuple[DataChange, ...]
    texts: tuple[DataChange, ...]
    stale: tuple[str, ...]
    cost_changes: tuple[CostChange, ...]

    def __bool__(self) -> bool:
        return bool(self.amounts or self.facts or self.texts)


def difference(old: Library, new: Library) -> DataDifference:
    """The difference when `new` replaces `old`."""
    values = _changes(_values(old.catalogue), _values(new.catalogue))
    amounts = tuple(each for each in values if Decimal in (type(each.old), type(each.new)))
    texts_before, texts_after = _texts_by_id(old), _texts_by_id(new)
    return DataDifference(
        currency=new.catalogue.currency.code,
        amounts=amounts,
        facts=tuple(each for each in values if each not in amounts),
        texts=tuple(_changes(_by_language(texts_before), _by_language(texts_after))),
        stale=tuple(_stale_translations(texts_before, texts_after)),
        cost_changes=tuple(_cost_changes(old.catalogue, new.catalogue)),
    )


def _values(catalogue: Catalogue) -> dict[str, Any]:
    """Id → value for all values that are not texts: amounts, numbers, days, references."""
    return {
        part.id: part.value
        for part in path_parts(catalogue)
        if not is_localised(part.value) and part.value is not None and not part.is_identity
    }


def _texts_by_id(library: Library) -> dict[str, Mapping[str, str]]:
    return {text.id: text.by_language for text in library.texts()}


def _by_language(texts: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    return {
        f"{id}.{code}": text
        for id, by_language in texts.items()
        for code, text in by_language.items()
    }


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[DataChange]:
    """The changes in the order of the new file; removed values come last."""
    ids = {**new, **old}
    return [DataChange(id, old.get(id), new.get(id)) for id in ids if old.get(id) != new.get(id)]


def _stale_translations(
    old: Mapping[str, Mapping[str, str]], new: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    for id, by_language in new.items():
        before = old.get(id, {})
        original, *translations = by_language
        if original in before and before[original] != by_language[original]:
            for code in translations:
                if before.get(code) == by_language[code]:
                    yield f"{id}.{code}"


def _cost_changes(old: Catalogue, new: Catalogue) -> Iterator[CostChange]:
    """The costs of all examples, for each edition in which the cost of an example has changed."""
    before, after = read_book(price_book(old)), read_book(price_book(new))
    for edition in after.editions.values():
        previous = _previous_edition(before, edition)
        changes = [
            CostChange(
                example.id,
                edition.id,
                previous.id if previous else None,
                _customer_cost(before, example, previous),
                _customer_cost(after, example, edition),
            )
            for example in new.examples
        ]
        if any(each.old != each.new for each in changes):
            yield from changes


def _previous_edition(book: Book, edition: Edition) -> Edition | None:
    """The same edition in `book`. A new edition gets the edition in force on the day before."""
    if edition.id in book.editions:
        return book.editions[edition.id]
    day: date | None = edition.valid_from
    return edition_on(book, day - timedelta(days=1)) if day else None


def _customer_cost(
    book: Book, example: ExampleModel, edition: Edition | None
) -> CustomerCost | None:
    services = [book.services.get(id) for id in example.services]
    has_quantities = example.quantities.keys() <= book.quantities.keys()
    if edition is None or not has_quantities:
        return None
    if any(each is None or edition.id not in each.offers for each in services):
        return None
    starts = {each.id: each.start for each in book.quantities.values() if each.start is not None}
    order = Order({**starts, **example.quantities}, example.services)
    result = quote(book, order, edition)
    return CustomerCost(result.month, result.once, tuple(each.id for each in result.unpriced))

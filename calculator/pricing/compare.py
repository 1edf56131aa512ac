"""The models that can be compared for the same numbers, and which of them are recommended."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from calculator.pricing.choice import Choice
from calculator.pricing.kinds import (
    HOURLY_RATE,
    HOURS,
    Counted,
    Sum,
    hours_of,
    steps_of,
    takes_time,
)
from calculator.pricing.money import minutes_beyond
from calculator.pricing.price_book import Advice, Book, Cell, Compared, Edition, Price, Service
from calculator.pricing.quote import Quote, quote

# The verdict on several services together is the best of their verdicts.
_BEST_FIRST = ("included", "guidance_only", "per_incident", "not_included")


@dataclass(frozen=True, slots=True)
class Model:
    """A set of services (by their ids), its quote, and the advice that recommends the set."""

    services: tuple[str, ...]
    quote: Quote
    advice: tuple[Advice, ...]


@dataclass(frozen=True, slots=True)
class BreakEven:
    """From `hours` hours a month, the hourly `service` costs more than the model `fixed`."""

    service: Service
    hours: Counted
    fixed: Model


def models(book: Book, choice: Choice) -> tuple[Model, ...]:
    """Every service of the edition as a model, then the sets that its guide recommends.

    An option of another service is a separate model only where the guide recommends it for the
    reader's situations. The reader's own set of services comes last, unless it is listed already.
    """
    advice = book.advice.get(choice.edition.id, ())
    chosen = [each for each in advice if each.id in choice.traits]
    found: dict[tuple[str, ...], None] = {
        (service.id,): None
        for service in book.services.values()
        if choice.edition.id in service.offers and service.option_of is None
    }
    found |= dict.fromkeys(together(book, choice.edition))
    found |= {each: None for one in chosen for each in one.recommends}
    own = choice.order.services
    if own and not any(set(own) == set(each) for each in found):
        found[own] = None
    return tuple(
        Model(
            services,
            quote(book, replace(choice.order, services=services), choice.edition),
            tuple(one for one in chosen if services in one.recommends),
        )
        for services in found
    )


def together(book: Book, edition: Edition) -> tuple[tuple[str, ...], ...]:
    """Every set of several services that the edition's guide recommends, each once."""
    advice = book.advice.get(edition.id, ())
    found = dict.fromkeys(each for one in advice for each in one.recommends if len(each) > 1)
    return tuple(found)


def verdict(row: Compared, services: Sequence[str]) -> Cell | None:
    """The verdict on one thing for several services; None where the edition states none."""
    cells = [row.cells[id] for id in services if id in row.cells]
    if not cells:
        return None
    best = min(cells, key=lambda cell: _BEST_FIRST.index(cell.value))
    return replace(best, add=None) if best.add in services else best


def break_even(book: Book, choice: Choice, found: Sequence[Model]) -> tuple[BreakEven, ...]:
    """The break-even of each service paid by the hour with each model at a fixed price.

    `found` are the models; the reader's own hourly rate applies. The cheapest reading of the
    rounding rule is used: time is not rounded up. The hours are multiples of the smallest step
    that the price list names.
    """
    hourly = by_the_hour(book, choice.edition)
    by_time = {service.id for service, _ in hourly}
    return tuple(
        BreakEven(service, _break_even_hours(model.quote.month, rate, price, book), model)
        for service, price in hourly
        if (rate := choice.order.quantities.get(price.terms[HOURLY_RATE]))
        for model in found
        if model.quote.month and not model.quote.unpriced and by_time.isdisjoint(model.services)
    )


def by_the_hour(book: Book, edition: Edition) -> tuple[tuple[Service, Price], ...]:
    """Each service of the edition that is paid by the hour, with its hourly price."""
    return tuple(
        (service, price)
        for service in book.services.values()
        if edition.id in service.offers
        for price in service.offers[edition.id].prices
        if takes_time(price)
    )


def _break_even_hours(month: Sum, rate: int | Decimal, price: Price, book: Book) -> Counted:
    step = min(filter(None, steps_of(price)), default=price.terms["minutes"])
    minutes = minutes_beyond(month.amount, Decimal(rate), step)
    return hours_of(minutes, book.quantities[price.terms[HOURS]])

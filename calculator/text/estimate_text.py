"""The sentences of an estimate, for the page, the terminal and the exports."""

from collections.abc import Collection, Iterable, Sequence

from calculator.pricing.choice import Choice, asked_for
from calculator.pricing.compare import BreakEven
from calculator.pricing.kinds import Sum
from calculator.pricing.order import Order
from calculator.pricing.price_book import Assumption, Edition, Quantity
from calculator.pricing.quote import MONTHS_A_YEAR, Quote, Row, Total, taxed, with_tax
from calculator.text.localise import Localiser


def entered_text(choice: Choice, localiser: Localiser) -> str:
    """The numbers that were entered for the choice's edition: "25 användare, 4 321 rader"."""
    return quantities_text(asked_for(localiser.book, choice.edition), choice.order, localiser)


def quantities_text(asked: Iterable[Quantity], order: Order, localiser: Localiser) -> str:
    """An order's numbers for the quantities in `asked`; "" where it has none of them."""
    numbers = order.quantities
    return ", ".join(
        localiser.quantity(each, numbers[each.id]) for each in asked if each.id in numbers
    )


def title(choice: Choice, localiser: Localiser) -> str:
    """The heading of the estimate: the reader's own cost, or an example."""
    return localiser.text("example" if choice.example else "estimate", "title")


def basis(choice: Choice, localiser: Localiser) -> str:
    """The basis of the estimate: the entered numbers, and the edition."""
    edition = localiser.localised(choice.edition.name)
    if entered := entered_text(choice, localiser):
        return localiser.text("estimate", "basis", given=entered, edition=edition)
    return localiser.text("estimate", "prices_from", edition=edition)


def shown_parts(quote: Quote, choice: Choice, localiser: Localiser) -> list[tuple[Sum | None, str]]:
    """The parts of the total, with or without tax as chosen: each sum and its unit.

    The sum per month and the sum that is paid once are two parts. For services without a
    published price, the sum is None and the unit "".
    """
    if choice.taxed:
        return _in_full(taxed(localiser.book, quote.total), localiser.taxed(), localiser)
    return parts_without_tax(quote.total, localiser)


def parts_without_tax(total: Total, localiser: Localiser) -> list[tuple[Sum | None, str]]:
    """The parts of a total without tax: each sum, or None, and its unit."""
    return _in_full(total, localiser.tax_status(), localiser)


def _in_full(total: Total, status: str, localiser: Localiser) -> list[tuple[Sum | None, str]]:
    return [
        (amount, localiser.text("estimate", _IN_FULL[part], tax_status=status) if amount else "")
        for part, amount in total.parts
    ]


def part_text(amount: Sum | None, unit: str, localiser: Localiser) -> str:
    """One part of a total in words."""
    return (
        f"{localiser.figure(amount)} {unit}" if amount else localiser.text("estimate", "no_figure")
    )


def parts_text(parts: Iterable[tuple[Sum | None, str]], localiser: Localiser) -> str:
    """The parts of a total in one line."""
    text = ", ".join(part_text(amount, unit, localiser) for amount, unit in parts)
    return text or localiser.text("models", "not_said")


_IN_FULL = {"month": "a_month", "once": "paid_once"}
_IN_SHORT = {"month": "sum_a_month", "once": "sum_once"}


def steps(quote: Quote, localiser: Localiser) -> list[str]:
    """How each charge was worked out, then how several charges were added up; a line each."""
    charges = [each for row in quote.rows for each in row.charges]
    return [*map(localiser.step, charges), *added_up(quote, localiser)]


def totals(quote: Quote, choice: Choice, localiser: Localiser) -> list[str]:
    """The lines under the total: the other tax status, the minimum term, unpublished prices."""
    lines = []
    for part, amount in quote.total.parts:
        if amount and part == "month":
            lines += [_otherwise("otherwise", amount, choice, localiser)]
            lines += _commitment(quote, localiser)
        elif amount:
            lines.append(_otherwise("once", amount, choice, localiser))
    return [*lines, *unpriced_lines(quote, choice, localiser)]


def unpriced_lines(quote: Quote, choice: Choice, localiser: Localiser) -> list[str]:
    """A line with the services without a published price; [] where the sums include all."""
    return [unpriced_text(quote, choice, localiser)] if quote.total.more else []


def unpriced_text(quote: Quote, choice: Choice, localiser: Localiser) -> str:
    """The sentence that names the services without a published price."""
    edition = choice.edition.id
    named = ", ".join(localiser.localised(each.offers[edition].name) for each in quote.unpriced)
    return localiser.text("estimate", "unpriced", services=named)


def _otherwise(key: str, amount: Sum, choice: Choice, localiser: Localiser) -> str:
    """A sum with tax where the total is without tax, and the other way round."""
    status = localiser.tax_status() if choice.taxed else localiser.taxed()
    shown = amount if choice.taxed else with_tax(localiser.book, amount)
    return localiser.text("estimate", key, sum=shown, tax_status=status)


def _commitment(quote: Quote, localiser: Localiser) -> list[str]:
    """The cost of the minimum term, and of twelve months where the term differs."""
    terms = {row.offer.minimum_term for row in quote.rows if row.month}
    status = localiser.tax_status()
    lines = []
    if quote.committed:
        key = "committed" if len(terms) == 1 else "committed_in_part"
        months = max(term or 0 for term in terms)
        lines.append(
            localiser.text("estimate", key, sum=quote.committed, months=months, tax_status=status)
        )
    if terms != {MONTHS_A_YEAR} and quote.year:
        lines.append(
            localiser.text(
                "estimate", "year", sum=quote.year, months=MONTHS_A_YEAR, tax_status=status
            )
        )
    return lines


def row_steps(row: Row, localiser: Localiser) -> list[str]:
    """How each charge of a service was worked out, each followed by its notes."""
    return [line for each in row.charges for line in (localiser.step(each), *localiser.notes(each))]


def sums_text(total: Total, localiser: Localiser) -> str:
    """A total in one line: per month, once, and "as agreed" for unpublished prices."""
    text = ", ".join(_in_short(part, amount, localiser) for part, amount in total.parts)
    return text or localiser.text("models", "not_said")


def monthly_text(total: Total, localiser: Localiser) -> str:
    """A total in one line, for a place whose heading states that sums are per month."""
    return ", ".join(
        localiser.figure(amount)
        if amount and part == "month"
        else _in_short(part, amount, localiser)
        for part, amount in total.parts
    )


def _in_short(part: str, amount: Sum | None, localiser: Localiser) -> str:
    if amount is None:
        return localiser.text("estimate", "no_figure")
    return localiser.text("estimate", _IN_SHORT[part], sum=amount)


def row_terms(row: Row, chosen: Sequence[str], localiser: Localiser) -> list[str]:
    """The minimum term of a service, and its requirements; `chosen` are ids of services."""
    lines = [localiser.minimum_term(row.offer.minimum_term)]
    for each in row.offer.requires:
        part = row.offer.parts.get(each.of or "")
        heading = (
            localiser.part_heading("requires", part)
            if part
            else localiser.text("parts", "required")
        )
        lines.append(localiser.text("parts", "clause", heading=heading, text=each.text))
        needed = localiser.book.services.get(each.service or "")
        if needed and needed.id not in chosen:
            name = localiser.localised(needed.name)
            lines.append(localiser.text("estimate", "not_chosen", service=name))
    return lines


def added_up(quote: Quote, localiser: Localiser) -> list[str]:
    """How sums were added up: a line for sums per month, and a line for sums paid once."""
    charges = [each for row in quote.rows for each in row.charges]
    added = {
        "month": [each.month for each in charges if each.month],
        "once": [each.once for each in charges if each.once and each.once.amount],
    }
    return [
        localiser.text(
            "estimate",
            "added_up",
            parts=" + ".join(map(localiser.figure, added[part])),
            sum=_in_short(part, amount, localiser),
            tax_status=localiser.tax_status(),
        )
        for part, amount in quote.total.parts
        if amount and len(added[part]) > 1
    ]


def tax_step(quote: Quote, choice: Choice, localiser: Localiser) -> list[str]:
    """How the tax on each sum was worked out; [] where the reader did not ask for tax."""
    if not (choice.taxed and quote.rows):
        return []
    tax = localiser.book.tax
    return [
        localiser.text(
            "estimate",
            "tax_step",
            sum=amount,
            percent=tax.percent,
            tax=tax.name,
            total=_in_short(part, with_tax(localiser.book, amount), localiser),
        )
        for part, amount in quote.total.parts
        if amount
    ]


def break_even_lines(found: Sequence[BreakEven], localiser: Localiser) -> list[str]:
    """The hours a month from which each fixed price is lower; a line each."""
    lines = []
    for each in found:
        fixed = each.fixed.quote
        lines.append(
            localiser.text(
                "break_even",
                "line",
                hours=each.hours,
                service=localiser.localised(each.service.name),
                model=localiser.title(fixed),
                total=sums_text(fixed.total, localiser),
            )
        )
    return lines


def break_even_notes(found: Sequence[BreakEven], localiser: Localiser) -> list[str]:
    """The limits of break-evens: the two services differ, and other prices may shift the hours."""
    keys = ["unlike", "unrounded"]
    if any(each.fixed.quote.month and each.fixed.quote.month.starting for each in found):
        keys.append("starting")
    if any(part == "once" for each in found for part, _ in each.fixed.quote.total.parts):
        keys.append("once")
    return [localiser.text("break_even", key) for key in keys]


def assumptions(quotes: Iterable[Quote], localiser: Localiser) -> list[str]:
    """The assumptions behind the quotes, each once, with its source."""
    return assumption_lines({id for quote in quotes for id in quote.assumptions}, localiser)


def assumption_lines(ids: Collection[str], localiser: Localiser) -> list[str]:
    """The assumptions with these ids, in the order of the price book, each with its source."""
    return [
        _assumption(one, localiser) for one in localiser.book.assumptions.values() if one.id in ids
    ]


def _assumption(one: Assumption, localiser: Localiser) -> str:
    text = localiser.localised(one.text)
    return (
        localiser.text("estimate", "assumed_from", text=text, source=one.source_name)
        if one.source_name
        else text
    )


def not_included(edition: Edition, localiser: Localiser) -> list[str]:
    """The costs that no estimate of an edition includes, a line each."""
    return [localiser.localised(texts) for texts in localiser.book.not_included[edition.id]]


def not_included_in(choice: Choice, localiser: Localiser) -> list[tuple[str, list[str]]]:
    """The costs that no estimate includes, for each edition of the choice: heading and lines."""
    if not choice.beside:
        heading = localiser.text("estimate", "not_included")
        return [(heading, not_included(choice.edition, localiser))]
    return [
        (
            localiser.text("estimate", "not_included_by", edition=each.name),
            not_included(each, localiser),
        )
        for each in choice.editions
    ]


def summary(quote: Quote, choice: Choice, localiser: Localiser) -> str:
    """The total in one sentence, for screen readers."""
    if not quote.rows:
        return localiser.text("estimate", "nothing")
    services, total = localiser.title(quote), total_text(quote, choice, localiser)
    if choice.example:
        services = localiser.text("example", "of", services=services)
    if entered := entered_text(choice, localiser):
        return localiser.text("estimate", "summary", services=services, given=entered, total=total)
    return f"{services}: {total}"


def total_text(quote: Quote, choice: Choice, localiser: Localiser) -> str:
    """The total in one line, followed by the services without a published price."""
    text = parts_text(shown_parts(quote, choice, localiser), localiser)
    return ". ".join([text, *unpriced_lines(quote, choice, localiser)])

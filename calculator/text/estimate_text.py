"""An estimate in sentences, which the page, the terminal and an e-mail share."""

from collections.abc import Collection, Iterable, Sequence

from calculator.pricing.choice import Choice, asked_for
from calculator.pricing.compare import BreakEven
from calculator.pricing.kinds import Sum
from calculator.pricing.order import Order
from calculator.pricing.price_book import Assumption, Edition, Quantity
from calculator.pricing.quote import MONTHS_A_YEAR, Quote, Row, Total, taxed, with_tax
from calculator.text.localise import Wording


def given(choice: Choice, wording: Wording) -> str:
    """What was entered: "25 användare, 4 321 rader"."""
    return given_to(asked_for(wording.book, choice.edition), choice.order, wording)


def given_to(asked: Iterable[Quantity], order: Order, wording: Wording) -> str:
    """What was entered of the quantities that were asked for."""
    numbers = order.quantities
    return ", ".join(
        wording.quantity(each, numbers[each.id]) for each in asked if each.id in numbers
    )


def title(choice: Choice, wording: Wording) -> str:
    """Whose cost it is: the reader's own, or an example's."""
    return wording.say("example" if choice.example else "estimate", "title")


def basis(choice: Choice, wording: Wording) -> str:
    """What was entered, and whose prices it is at."""
    edition = wording.name(choice.edition.name)
    if entered := given(choice, wording):
        return wording.say("estimate", "basis", given=entered, edition=edition)
    return wording.say("estimate", "prices_from", edition=edition)


def shown_parts(quote: Quote, choice: Choice, wording: Wording) -> list[tuple[Sum | None, str]]:
    """The total as the reader wants it, with or without tax: each part and what it is for.

    What is paid every month and what is paid once stand apart. A part without a sum is what no
    price is published for.
    """
    if choice.taxed:
        return _in_full(taxed(wording.book, quote.total), wording.taxed(), wording)
    return parts_without_tax(quote.total, wording)


def parts_without_tax(total: Total, wording: Wording) -> list[tuple[Sum | None, str]]:
    """The same of a total, without tax."""
    return _in_full(total, wording.tax_status(), wording)


def _in_full(total: Total, status: str, wording: Wording) -> list[tuple[Sum | None, str]]:
    return [
        (amount, wording.say("estimate", _IN_FULL[part], tax_status=status) if amount else "")
        for part, amount in total.parts
    ]


def part_said(amount: Sum | None, unit: str, wording: Wording) -> str:
    """One of these parts in words."""
    return f"{wording.figure(amount)} {unit}" if amount else wording.say("estimate", "no_figure")


def parts_said(parts: Iterable[tuple[Sum | None, str]], wording: Wording) -> str:
    """All of them in one line."""
    said = ", ".join(part_said(amount, unit, wording) for amount, unit in parts)
    return said or wording.say("models", "not_said")


_IN_FULL = {"month": "a_month", "once": "paid_once"}
_IN_SHORT = {"month": "sum_a_month", "once": "sum_once"}


def steps(quote: Quote, wording: Wording) -> list[str]:
    """How each charge was worked out, and how several were added up."""
    charges = [each for row in quote.rows for each in row.charges]
    return [*map(wording.step, charges), *added_up(quote, wording)]


def totals(quote: Quote, choice: Choice, wording: Wording) -> list[str]:
    """What stands under the total: with tax or without, the minimum term, the rest."""
    lines = []
    for part, amount in quote.total.parts:
        if amount and part == "month":
            lines += [_otherwise("otherwise", amount, choice, wording)]
            lines += _commitment(quote, wording)
        elif amount:
            lines.append(_otherwise("once", amount, choice, wording))
    return [*lines, *more_said(quote, choice, wording)]


def more_said(quote: Quote, choice: Choice, wording: Wording) -> list[str]:
    """What comes on top of the sums without a published price, in a line; none where nothing is."""
    return [unpriced_said(quote, choice, wording)] if quote.total.more else []


def unpriced_said(quote: Quote, choice: Choice, wording: Wording) -> str:
    """Which services come on top, without a published price."""
    edition = choice.edition.id
    named = ", ".join(wording.name(each.offers[edition].name) for each in quote.unpriced)
    return wording.say("estimate", "unpriced", services=named)


def _otherwise(key: str, amount: Sum, choice: Choice, wording: Wording) -> str:
    """A sum as the reader did not ask for it: with tax where the total is without."""
    status = wording.tax_status() if choice.taxed else wording.taxed()
    shown = amount if choice.taxed else with_tax(wording.book, amount)
    return wording.say("estimate", key, sum=shown, tax_status=status)


def _commitment(quote: Quote, wording: Wording) -> list[str]:
    """The minimum term's cost, or twelve months where there is no such term."""
    terms = {row.offer.minimum_term for row in quote.rows if row.month}
    status = wording.tax_status()
    lines = []
    if quote.committed:
        key = "committed" if len(terms) == 1 else "committed_in_part"
        months = max(term or 0 for term in terms)
        lines.append(
            wording.say("estimate", key, sum=quote.committed, months=months, tax_status=status)
        )
    if terms != {MONTHS_A_YEAR} and quote.year:
        lines.append(
            wording.say("estimate", "year", sum=quote.year, months=MONTHS_A_YEAR, tax_status=status)
        )
    return lines


def row_steps(row: Row, wording: Wording) -> list[str]:
    """How each of a service's charges was worked out, and what else there is to say of it."""
    return [said for each in row.charges for said in (wording.step(each), *wording.notes(each))]


def sums_said(total: Total, wording: Wording) -> str:
    """Sums a month and once in one line, and that what has no published price is as agreed."""
    said = ", ".join(_in_short(part, amount, wording) for part, amount in total.parts)
    return said or wording.say("models", "not_said")


def under_a_month(total: Total, wording: Wording) -> str:
    """The same under a heading that says that sums are those of a month."""
    return ", ".join(
        wording.figure(amount) if amount and part == "month" else _in_short(part, amount, wording)
        for part, amount in total.parts
    )


def _in_short(part: str, amount: Sum | None, wording: Wording) -> str:
    if amount is None:
        return wording.say("estimate", "no_figure")
    return wording.say("estimate", _IN_SHORT[part], sum=amount)


def row_terms(row: Row, chosen: Sequence[str], wording: Wording) -> list[str]:
    """For how long a service is taken, and what it is not sold without."""
    lines = [wording.minimum_term(row.offer.minimum_term)]
    for each in row.offer.requires:
        part = row.offer.parts.get(each.of or "")
        heading = wording.of_part("requires", part) if part else wording.say("parts", "required")
        lines.append(wording.say("parts", "clause", heading=heading, text=each.text))
        needed = wording.book.services.get(each.service or "")
        if needed and needed.id not in chosen:
            name = wording.name(needed.name)
            lines.append(wording.say("estimate", "not_chosen", service=name))
    return lines


def added_up(quote: Quote, wording: Wording) -> list[str]:
    """How several sums were added up: those of a month, and those that are paid once."""
    charges = [each for row in quote.rows for each in row.charges]
    added = {
        "month": [each.month for each in charges if each.month],
        "once": [each.once for each in charges if each.once and each.once.amount],
    }
    return [
        wording.say(
            "estimate",
            "added_up",
            parts=" + ".join(map(wording.figure, added[part])),
            sum=_in_short(part, amount, wording),
            tax_status=wording.tax_status(),
        )
        for part, amount in quote.total.parts
        if amount and len(added[part]) > 1
    ]


def tax_step(quote: Quote, choice: Choice, wording: Wording) -> list[str]:
    """How the tax was worked out: on each sum, and rounded once."""
    if not (choice.taxed and quote.rows):
        return []
    tax = wording.book.tax
    return [
        wording.say(
            "estimate",
            "tax_step",
            sum=amount,
            percent=tax.percent,
            tax=tax.name,
            total=_in_short(part, with_tax(wording.book, amount), wording),
        )
        for part, amount in quote.total.parts
        if amount
    ]


def break_evens(found: Sequence[BreakEven], wording: Wording) -> list[str]:
    """From how many hours a month each fixed price is the lower one."""
    lines = []
    for each in found:
        fixed = each.fixed.quote
        lines.append(
            wording.say(
                "break_even",
                "line",
                hours=each.hours,
                service=wording.name(each.service.name),
                model=wording.title(fixed),
                total=sums_said(fixed.total, wording),
            )
        )
    return lines


def minded(found: Sequence[BreakEven], wording: Wording) -> list[str]:
    """What to mind of break-evens: that the two are unlike, and what would move the hours."""
    keys = ["unlike", "unrounded"]
    if any(each.fixed.quote.month and each.fixed.quote.month.starting for each in found):
        keys.append("starting")
    if any(part == "once" for each in found for part, _ in each.fixed.quote.total.parts):
        keys.append("once")
    return [wording.say("break_even", key) for key in keys]


def assumptions(quotes: Iterable[Quote], wording: Wording) -> list[str]:
    """What the figures rest on though the edition does not state it, each once, with its source."""
    return assumed({id for quote in quotes for id in quote.assumptions}, wording)


def assumed(ids: Collection[str], wording: Wording) -> list[str]:
    """Assumptions by their ids, in the order of the price book, each with its source."""
    return [_assumption(one, wording) for one in wording.book.assumptions.values() if one.id in ids]


def _assumption(one: Assumption, wording: Wording) -> str:
    text = wording.name(one.text)
    return (
        wording.say("estimate", "assumed_from", text=text, source=one.source_name)
        if one.source_name
        else text
    )


def not_included(edition: Edition, wording: Wording) -> list[str]:
    """What no figure of the edition's estimates holds."""
    return [wording.name(texts) for texts in wording.book.not_included[edition.id]]


def not_included_in(choice: Choice, wording: Wording) -> list[tuple[str, list[str]]]:
    """The same under its heading, for each edition that the choice is at the prices of."""
    if not choice.beside:
        heading = wording.say("estimate", "not_included")
        return [(heading, not_included(choice.edition, wording))]
    return [
        (wording.say("estimate", "not_included_by", edition=each.name), not_included(each, wording))
        for each in choice.editions
    ]


def summary(quote: Quote, choice: Choice, wording: Wording) -> str:
    """The total in one sentence, for a reader who hears the page."""
    if not quote.rows:
        return wording.say("estimate", "nothing")
    services, total = wording.title(quote), total_said(quote, choice, wording)
    if choice.example:
        services = wording.say("example", "of", services=services)
    if entered := given(choice, wording):
        return wording.say("estimate", "summary", services=services, given=entered, total=total)
    return f"{services}: {total}"


def total_said(quote: Quote, choice: Choice, wording: Wording) -> str:
    """The total in one line, with what is not in it."""
    said = parts_said(shown_parts(quote, choice, wording), wording)
    return ". ".join([said, *more_said(quote, choice, wording)])

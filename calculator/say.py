"""An estimate in sentences, which the page, the terminal and an e-mail share."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from calculator.book import Assumption, Edition, Quantity
from calculator.choice import Choice, asked_for
from calculator.compare import BreakEven
from calculator.kinds import Sum
from calculator.order import Order
from calculator.quote import MONTHS_A_YEAR, Quote, Row, with_tax
from calculator.wording import Wording


def given(choice: Choice, wording: Wording) -> str:
    """What was entered: "25 användare, 4 321 rader"."""
    return given_to(asked_for(wording.book, choice.edition), choice.order, wording)


def given_to(asked: Iterable[Quantity], order: Order, wording: Wording) -> str:
    """What was entered of the quantities that were asked for."""
    numbers = order.quantities
    return ", ".join(
        wording.quantity(each, numbers[each.id]) for each in asked if each.id in numbers
    )


def basis(choice: Choice, wording: Wording) -> str:
    """What was entered, and whose prices it is at."""
    edition = wording.name(choice.edition.name)
    if entered := given(choice, wording):
        return wording.say("estimate", "basis", given=entered, edition=edition)
    return wording.say("estimate", "prices_from", edition=edition)


def shown_total(quote: Quote, choice: Choice, wording: Wording) -> tuple[Sum, str] | None:
    """The total as the reader wants it, with or without tax, and what it is for.

    It is that of a month; where nothing is paid by the month, that of what is paid once. None where
    no price is published that would tell it.
    """
    if quote.month:
        total, key = quote.month, "a_month"
    elif quote.once and not quote.unpriced:
        total, key = quote.once, "paid_once"
    else:
        return None
    status = wording.taxed() if choice.taxed else wording.tax_status()
    shown = with_tax(wording.book, total) if choice.taxed else total
    return shown, wording.say("estimate", key, tax_status=status)


def a_month(wording: Wording) -> str:
    """What a total without tax is for: "per månad exkl. moms"."""
    return wording.say("estimate", "a_month", tax_status=wording.tax_status())


def steps(quote: Quote, wording: Wording) -> list[str]:
    """How each charge was worked out, and how several were added up."""
    charges = [each for row in quote.rows for each in row.charges]
    return [*map(wording.step, charges), *added_up(quote, wording)]


def totals(quote: Quote, choice: Choice, wording: Wording) -> list[str]:
    """What stands under the total: with tax or without, the minimum term, one-offs, the rest."""
    lines = []
    if quote.month:
        lines += [_other_month(quote.month, choice, wording), *_commitment(quote, wording)]
    elif quote.once and not quote.unpriced:
        return [_taxed("once", quote.once, not choice.taxed, wording)]
    if quote.once:
        lines.append(_taxed("once", quote.once, False, wording))
        if choice.taxed:
            lines.append(_taxed("once", quote.once, True, wording))
    if (quote.month or quote.once) and quote.unpriced:
        lines.append(unpriced_said(quote, choice, wording))
    return lines


def unpriced_said(quote: Quote, choice: Choice, wording: Wording) -> str:
    """Which services come on top, without a published price."""
    edition = choice.edition.id
    named = ", ".join(wording.name(each.offers[edition].name) for each in quote.unpriced)
    return wording.say("estimate", "unpriced", services=named)


def _other_month(month: Sum, choice: Choice, wording: Wording) -> str:
    """The total as the reader did not ask for it: with tax where it is without."""
    return _taxed("otherwise", month, not choice.taxed, wording)


def _taxed(key: str, total: Sum, with_it: bool, wording: Wording) -> str:
    status = wording.taxed() if with_it else wording.tax_status()
    shown = with_tax(wording.book, total) if with_it else total
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


def row_sum(row: Row, wording: Wording) -> str:
    """What a service comes to, or that there is no published price."""
    return sums_said(row.month, row.once, row.unpriced, wording)


def sums_said(month: Sum | None, once: Sum | None, unpriced: bool, wording: Wording) -> str:
    """Sums a month and once in one line, and that what has no published price is as agreed.

    Nothing to pay once is not worth a word; nothing to pay every month is.
    """
    sums = [wording.say("estimate", "sum_a_month", sum=month)] if month else []
    if unpriced and not month:
        sums.append(wording.say("estimate", "no_figure"))
    if once and once.amount:
        sums.append(wording.say("estimate", "sum_once", sum=once))
    return ", ".join(sums) or wording.say("estimate", "sum_once", sum=once or Sum(Decimal(0)))


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
    """How several sums were added up."""
    parts = [each.month for row in quote.rows for each in row.charges if each.month]
    if not quote.month or len(parts) < 2:
        return []
    return [
        wording.say(
            "estimate",
            "added_up",
            parts=" + ".join(map(wording.figure, parts)),
            sum=quote.month,
            tax_status=wording.tax_status(),
        )
    ]


def tax_step(quote: Quote, choice: Choice, wording: Wording) -> list[str]:
    """How the tax was worked out: on the sum, and rounded once."""
    if not (choice.taxed and quote.month):
        return []
    tax = wording.book.tax
    return [
        wording.say(
            "estimate",
            "tax_step",
            sum=quote.month,
            percent=tax.percent,
            tax=tax.name,
            total=with_tax(wording.book, quote.month),
        )
    ]


def break_evens(found: Sequence[BreakEven], wording: Wording) -> list[str]:
    """From how many hours a month each fixed price is the lower one."""
    lines = []
    for each in found:
        fixed = each.fixed.quote
        assert fixed.month, "only a model with a figure has a break-even"
        lines.append(
            wording.say(
                "break_even",
                "line",
                hours=each.hours,
                service=wording.name(each.service.name),
                model=wording.title(fixed),
                month=fixed.month,
            )
        )
    return lines


def minded(found: Sequence[BreakEven], wording: Wording) -> list[str]:
    """What to mind of break-evens: that the two are unlike, and what would move the hours."""
    keys = ["unlike", "unrounded"]
    if any(each.fixed.quote.month and each.fixed.quote.month.starting for each in found):
        keys.append("starting")
    return [wording.say("break_even", key) for key in keys]


def assumptions(quotes: Iterable[Quote], wording: Wording) -> list[str]:
    """What the figures rest on though the edition does not state it, each once, with its source."""
    used = {id for quote in quotes for id in quote.assumptions}
    return [
        _assumption(one, wording) for one in wording.book.assumptions.values() if one.id in used
    ]


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
    if entered := given(choice, wording):
        return wording.say("estimate", "summary", services=services, given=entered, total=total)
    return f"{services}: {total}"


def total_said(quote: Quote, choice: Choice, wording: Wording) -> str:
    """The total in one line, or that there is no published price."""
    total = shown_total(quote, choice, wording)
    if not total:
        return wording.say("estimate", "no_figure")
    return f"{wording.figure(total[0])} {total[1]}"

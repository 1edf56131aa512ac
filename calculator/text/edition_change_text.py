"""One order at two editions' prices in sentences, which the page and an e-mail share."""

from calculator.pricing.choice import Choice, asked_for
from calculator.pricing.edition_change import Change, Difference, Differences, Pair
from calculator.pricing.price_book import replaced_between
from calculator.pricing.quote import Quote, Row, taxed
from calculator.text.estimate_text import (
    given_to,
    more_said,
    row_steps,
    row_terms,
    sums_said,
    total_said,
)
from calculator.text.localise import Wording


def sides(found: Change) -> tuple[tuple[Choice, Quote], tuple[Choice, Quote]]:
    """The two choices, each with what it comes to."""
    return (found.was, found.before), (found.now, found.after)


def heads(found: Change, wording: Wording) -> list[str]:
    """Each of two price lists that are compared, by its name."""
    return [wording.say("change", "by", edition=each.edition.name) for each, _ in sides(found)]


def beside_title(found: Change, wording: Wording) -> str:
    """That the same numbers stand under two price lists, and whether they are an example's."""
    return wording.say("example" if found.now.example else "change", "beside")


def heard(found: Change, wording: Wording) -> str:
    """Both totals in a sentence each, for a reader who hears the page."""
    return " ".join(
        wording.say("change", "heard", by=head, total=total_said(each, choice, wording))
        for head, (choice, each) in zip(heads(found, wording), sides(found), strict=True)
    )


def beside_lines(found: Change, wording: Wording) -> list[list[str]]:
    """All that the page shows of two price lists beside each other: a block a service."""
    names = heads(found, wording)
    blocks = [[beside_title(found, wording), why(found, wording)]]
    for pair in found.pairs:
        block = [pair_name(pair, wording)]
        for head, lines in zip(names, cells(pair, found, wording), strict=True):
            first, *rest = lines
            block += [f"  {head}: {first}", *(f"    {line}" for line in rest)]
        first, *rest = difference_said(pair.differences, wording)
        block += [_difference_line(first, wording), *(f"    {line}" for line in rest)]
        blocks.append(block)
    totals = [wording.say("change", "total")]
    for head, (choice, each) in zip(names, sides(found), strict=True):
        totals += [
            f"  {head}: {first}" if not at else f"    {first}"
            for at, first in enumerate(total_lines(each, choice, wording))
        ]
    first, *rest = difference_said(found.differences, wording)
    return [*blocks, [*totals, _difference_line(first, wording), *(f"    {one}" for one in rest)]]


def _difference_line(said: str, wording: Wording) -> str:
    return f"  {wording.say('change', 'difference')}: {said}"


def why(found: Change, wording: Wording) -> str:
    """What was entered, for both price lists, and that an agreement goes before either.

    The tax status is told where there is an amount.
    """
    editions = (found.was.edition, found.now.edition)
    given = given_to(asked_for(wording.book, *editions), found.now.order, wording)
    if not any(each.month or each.once for _, each in sides(found)):
        return wording.say("change", "beside_unpriced", given=given)
    return wording.say("change", "beside_why", given=given, tax_status=wording.tax_status())


def pair_name(pair: Pair, wording: Wording) -> str:
    """What a service is called, in both editions where they differ."""
    names = {wording.name(each.offer.name): None for each in (pair.before, pair.after) if each}
    return " / ".join(names)


def cells(pair: Pair, found: Change, wording: Wording) -> tuple[list[str], list[str]]:
    """What each edition says of a service: its sum, then its steps and what it is not had without.

    Where an edition has no sum for the service, what the data says outright to stand in its place.
    """
    return (
        _cell(pair.before, found.was, wording) or _without_sum(pair, found, "replaces", wording),
        _cell(pair.after, found.now, wording) or _without_sum(pair, found, "replaced", wording),
    )


def _cell(row: Row | None, choice: Choice, wording: Wording) -> list[str]:
    if row is None:
        return []
    terms = row_terms(row, choice.order.services, wording)
    return [sums_said(row.total, wording), *row_steps(row, wording), *terms]


def difference_said(differences: Differences, wording: Wording) -> list[str]:
    """How much more a service, or all of them, cost, or why that cannot be told."""
    if isinstance(differences, str):
        return [wording.say("change", differences)]
    lines = [_more(each, wording) for each in differences if each.by]
    if not lines:
        lines = [wording.say("change", "same")]
    if any(each.starting for each in differences):
        lines.append(wording.say("change", "starting"))
    return lines


def _more(difference: Difference, wording: Wording) -> str:
    """That something costs more, or less, and how many percent that is."""
    by = difference.by
    key = "sum_once" if difference.once else "sum_a_month"
    amount = wording.say("estimate", key, sum=wording.money(by.copy_abs()))
    said = wording.say("change", "more" if by > 0 else "less", sum=amount)
    if difference.percent is None:
        return said
    percent = wording.signed(difference.percent)
    return wording.say("change", "with_percent", difference=said, percent=percent)


def _without_sum(pair: Pair, found: Change, key: str, wording: Wording) -> list[str]:
    """What replaced the pair's service, or what that service replaced; else that there is no sum.

    `key` is replaced or replaces. That an edition has no such service says nothing of the service.
    """
    book = wording.book
    row = pair.before or pair.after
    assert row, "a pair has a row in one edition at least"
    edition = (found.now if key == "replaced" else found.was).edition.id
    known = {
        its: each.partly
        for each in replaced_between(book, found.was.edition, found.now.edition)
        for mine, its in [(each.one, each.other) if key == "replaced" else (each.other, each.one)]
        if mine == row.service.id and edition in book.services[its].offers
    }
    if not known:
        return [wording.say("change", "no_sum")]
    others = [each.offers[edition] for each in book.services.values() if each.id in known]
    names = ", ".join(wording.name(each.name) for each in others)
    said = f"{key}_partly" if any(known.values()) else key
    return [wording.say("change", said, services=names)]


def taxed_said(found: Quote, wording: Wording) -> str:
    """What one price list comes to with tax."""
    return sums_said(taxed(wording.book, found.total), wording)


def total_lines(found: Quote, choice: Choice, wording: Wording) -> list[str]:
    """What one price list comes to, and what has no published price in it."""
    if not found.rows:
        return [wording.say("change", "no_sum")]
    return [sums_said(found.total, wording), *more_said(found, choice, wording)]

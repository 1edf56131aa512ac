"""The sentences that compare one order at the prices of two editions."""

from calculator.pricing.choice import Choice, asked_for
from calculator.pricing.edition_change import Change, Difference, Differences, Pair
from calculator.pricing.price_book import replaced_between
from calculator.pricing.quote import Quote, Row, taxed
from calculator.text.estimate_text import (
    quantities_text,
    row_steps,
    row_terms,
    sums_text,
    total_text,
    unpriced_lines,
)
from calculator.text.localise import Localiser


def sides(found: Change) -> tuple[tuple[Choice, Quote], tuple[Choice, Quote]]:
    """The earlier and the later choice, each with its quote."""
    return (found.was, found.before), (found.now, found.after)


def edition_headings(found: Change, localiser: Localiser) -> list[str]:
    """The heading of each of the two price lists."""
    return [localiser.text("change", "by", edition=each.edition.name) for each, _ in sides(found)]


def comparison_title(found: Change, localiser: Localiser) -> str:
    """The heading over the comparison: for the reader's own numbers, or for example numbers."""
    return localiser.text("example" if found.now.example else "change", "beside")


def comparison_summary(found: Change, localiser: Localiser) -> str:
    """Both totals in a sentence each, for screen readers."""
    return " ".join(
        localiser.text("change", "heard", by=head, total=total_text(each, choice, localiser))
        for head, (choice, each) in zip(
            edition_headings(found, localiser), sides(found), strict=True
        )
    )


def comparison_lines(found: Change, localiser: Localiser) -> list[list[str]]:
    """The whole comparison as text: a block of lines per service, then a block of totals."""
    names = edition_headings(found, localiser)
    blocks = [[comparison_title(found, localiser), comparison_basis(found, localiser)]]
    for pair in found.pairs:
        block = [pair_name(pair, localiser)]
        for head, lines in zip(names, pair_cells(pair, found, localiser), strict=True):
            first, *rest = lines
            block += [f"  {head}: {first}", *(f"    {line}" for line in rest)]
        first, *rest = difference_lines(pair.differences, localiser)
        block += [_difference_line(first, localiser), *(f"    {line}" for line in rest)]
        blocks.append(block)
    totals = [localiser.text("change", "total")]
    for head, (choice, each) in zip(names, sides(found), strict=True):
        totals += [
            f"  {head}: {first}" if not at else f"    {first}"
            for at, first in enumerate(total_lines(each, choice, localiser))
        ]
    first, *rest = difference_lines(found.differences, localiser)
    return [*blocks, [*totals, _difference_line(first, localiser), *(f"    {one}" for one in rest)]]


def _difference_line(text: str, localiser: Localiser) -> str:
    return f"  {localiser.text('change', 'difference')}: {text}"


def comparison_basis(found: Change, localiser: Localiser) -> str:
    """The numbers for both price lists, and a note that an agreement has precedence.

    The tax status is added where there is an amount.
    """
    editions = (found.was.edition, found.now.edition)
    given = quantities_text(asked_for(localiser.book, *editions), found.now.order, localiser)
    if not any(each.month or each.once for _, each in sides(found)):
        return localiser.text("change", "beside_unpriced", given=given)
    return localiser.text("change", "beside_why", given=given, tax_status=localiser.tax_status())


def pair_name(pair: Pair, localiser: Localiser) -> str:
    """The name of a service; both names where the two editions use different names."""
    names = {
        localiser.localised(each.offer.name): None for each in (pair.before, pair.after) if each
    }
    return " / ".join(names)


def pair_cells(pair: Pair, found: Change, localiser: Localiser) -> tuple[list[str], list[str]]:
    """The lines of a service in each edition: the sum, the steps, then term and requirements.

    For an edition that does not offer the service, the line names the replacement in the data,
    or states that there is no sum.
    """
    return (
        _cell(pair.before, found.was, localiser)
        or _without_sum(pair, found, "replaces", localiser),
        _cell(pair.after, found.now, localiser) or _without_sum(pair, found, "replaced", localiser),
    )


def _cell(row: Row | None, choice: Choice, localiser: Localiser) -> list[str]:
    if row is None:
        return []
    terms = row_terms(row, choice.order.services, localiser)
    return [sums_text(row.total, localiser), *row_steps(row, localiser), *terms]


def difference_lines(differences: Differences, localiser: Localiser) -> list[str]:
    """The differences of a service or of the total, or why there are none."""
    if isinstance(differences, str):
        return [localiser.text("change", differences)]
    lines = [_more(each, localiser) for each in differences if each.by]
    if not lines:
        lines = [localiser.text("change", "same")]
    if any(each.starting for each in differences):
        lines.append(localiser.text("change", "starting"))
    return lines


def _more(difference: Difference, localiser: Localiser) -> str:
    """One difference: more or less, the amount, and the percentage."""
    by = difference.by
    key = "sum_once" if difference.once else "sum_a_month"
    amount = localiser.text("estimate", key, sum=localiser.money(by.copy_abs()))
    text = localiser.text("change", "more" if by > 0 else "less", sum=amount)
    if difference.percent is None:
        return text
    percent = localiser.signed(difference.percent)
    return localiser.text("change", "with_percent", difference=text, percent=percent)


def _without_sum(pair: Pair, found: Change, key: str, localiser: Localiser) -> list[str]:
    """The line of an edition without the pair's service: its replacement, or that there is no sum.

    `key` is "replaced" where the later edition has the replacement, else "replaces". Only a
    replacement in the data is named, because a missing service alone proves nothing.
    """
    book = localiser.book
    row = pair.before or pair.after
    assert row, "a pair has a row in at least one edition"
    edition = (found.now if key == "replaced" else found.was).edition.id
    known = {
        its: each.partly
        for each in replaced_between(book, found.was.edition, found.now.edition)
        for mine, its in [(each.one, each.other) if key == "replaced" else (each.other, each.one)]
        if mine == row.service.id and edition in book.services[its].offers
    }
    if not known:
        return [localiser.text("change", "no_sum")]
    others = [each.offers[edition] for each in book.services.values() if each.id in known]
    names = ", ".join(localiser.localised(each.name) for each in others)
    key = f"{key}_partly" if any(known.values()) else key
    return [localiser.text("change", key, services=names)]


def total_with_tax_text(found: Quote, localiser: Localiser) -> str:
    """The total of one price list, with tax."""
    return sums_text(taxed(localiser.book, found.total), localiser)


def total_lines(found: Quote, choice: Choice, localiser: Localiser) -> list[str]:
    """The total of one price list, then the services without a published price."""
    if not found.rows:
        return [localiser.text("change", "no_sum")]
    return [sums_text(found.total, localiser), *unpriced_lines(found, choice, localiser)]

"""Exports of an estimate: plain text, CSV for a spreadsheet, and JSON."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from calculator.export.spreadsheet import plain, sheet
from calculator.pricing.choice import Choice, asked_for
from calculator.pricing.compare import break_even, models
from calculator.pricing.edition_change import side_by_side
from calculator.pricing.kinds import Charge, Sum
from calculator.pricing.money import rounded
from calculator.pricing.offer_clauses import Requirement
from calculator.pricing.price_book import Offer
from calculator.pricing.quote import Quote, quote, taxed
from calculator.text.edition_change_text import comparison_lines
from calculator.text.estimate_text import (
    added_up,
    assumptions,
    basis,
    break_even_lines,
    break_even_notes,
    not_included,
    not_included_in,
    parts_text,
    row_steps,
    row_terms,
    shown_parts,
    sums_text,
    tax_step,
    title,
    total_text,
    totals,
    unpriced_lines,
)
from calculator.text.localise import Localiser
from calculator.text.models_text import models_title
from calculator.text.occasion_text import Occasion, occasion_lines


def text(choice: Choice, occasion: Occasion, localiser: Localiser) -> str:
    """The whole estimate as plain text."""
    found = quote(localiser.book, choice.order, choice.edition)
    compared = models(localiser.book, choice)
    evens = break_even(localiser.book, choice, compared)
    quotes = [found, *(each.quote for each in compared)]
    both = side_by_side(localiser.book, choice)
    if both:
        quotes += [both.before, both.after]
    blocks = [
        [title(choice, localiser), basis(choice, localiser)],
        _total(found, choice, localiser),
        *(
            [
                f"{localiser.localised(row.offer.name)}: {sums_text(row.total, localiser)}",
                *_indented(row_steps(row, localiser)),
                *_indented(row_terms(row, choice.order.services, localiser)),
            ]
            for row in found.rows
        ),
        [*added_up(found, localiser), *tax_step(found, choice, localiser)],
        *(comparison_lines(both, localiser) if both else []),
        [
            models_title(choice, localiser),
            *_indented(
                [
                    f"{localiser.title(each.quote)}: {total_text(each.quote, choice, localiser)}"
                    for each in compared
                ]
            ),
            localiser.text("models", "unlike"),
        ],
        [
            localiser.text("break_even", "title"),
            *break_even_lines(evens, localiser),
            *break_even_notes(evens, localiser),
        ]
        if evens
        else [],
        _listed(localiser.text("estimate", "assumptions"), assumptions(quotes, localiser)),
        *(_listed(heading, lines) for heading, lines in not_included_in(choice, localiser)),
        [localiser.text("estimate", "not_a_quotation"), localiser.text("estimate", "next_step")],
        occasion_lines(occasion, localiser),
    ]
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def table(choice: Choice, occasion: Occasion, localiser: Localiser) -> str:
    """The estimate as CSV: a row per charge, then the totals, then the assumptions.

    The same rows for the compared price list follow, if there is one.
    """
    rows = [[localiser.text("export", key) for key in _COLUMNS]]
    if choice.example:
        rows.append([title(choice, localiser), localiser.text("example", "hint"), "", "", "", ""])
    for each in (choice, choice.beside):
        if each:
            rows += _rows(each, localiser)
    for line in (
        *occasion_lines(occasion, localiser),
        localiser.text("estimate", "not_a_quotation"),
    ):
        rows.append(["", line, "", "", "", ""])
    return sheet(rows, localiser.number_format)


def _rows(choice: Choice, localiser: Localiser) -> list[list[str]]:
    """The rows of a choice at the prices of its own edition."""
    found = quote(localiser.book, choice.order, choice.edition)
    rows = []

    def row(name: str, line: str, month: Sum | None = None, once: Sum | None = None) -> None:
        sums = [each for each in (month, once) if each]
        starting = localiser.text("price", "from_word") if any(s.starting for s in sums) else ""
        figures = [_figure(month, localiser), _most(month, localiser), _figure(once, localiser)]
        rows.append([name, line, starting, *figures])

    for each in found.rows:
        for charge in each.charges:
            row(
                localiser.localised(each.offer.name),
                localiser.step(charge),
                charge.month,
                charge.once,
            )
        for line in row_terms(each, choice.order.services, localiser):
            row(localiser.localised(each.offer.name), line)
    total = localiser.text("export", "total")
    if found.rows and not (found.month or found.once):
        row(total, localiser.text("estimate", "no_figure"))
    if found.month or found.once:
        row(total, localiser.tax_status(), found.month, found.once)
        with_it = taxed(localiser.book, found.total)
        row(total, localiser.taxed(), with_it.month, with_it.once)
    for line in unpriced_lines(found, choice, localiser):
        row(total, line)
    for key, lines in (
        ("basis", [basis(choice, localiser)]),
        ("assumptions", assumptions([found], localiser)),
        ("not_included", not_included(choice.edition, localiser)),
    ):
        for line in lines:
            row(localiser.text("export", key), line)
    return rows


def data(choice: Choice, occasion: Occasion, localiser: Localiser) -> str:
    """The estimate as JSON for programs: amounts are text, in the currency, without tax.

    `example` is true where no number is the reader's own. `beside` is the estimate at the prices
    of the compared price list, or null.
    """
    whole = {
        "firm": list(localiser.book.firm),
        "day": occasion.day,
        "link": occasion.link,
        "currency": localiser.book.currency,
        "tax_percent": str(localiser.book.tax.percent),
        "example": choice.example,
        **_by_edition(choice, localiser),
        "beside": _by_edition(choice.beside, localiser) if choice.beside else None,
        "notice": localiser.text("estimate", "not_a_quotation"),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _by_edition(choice: Choice, localiser: Localiser) -> dict[str, Any]:
    """The part of the JSON that depends on the edition of a choice."""
    book = localiser.book
    found = quote(book, choice.order, choice.edition)
    with_it = taxed(book, found.total)
    numbers = choice.order.quantities
    asked = [each.id for each in asked_for(book, choice.edition) if each.id in numbers]
    return {
        "edition": choice.edition.id,
        "quantities": {id: str(numbers[id]) for id in asked},
        "services": [
            {
                "id": row.service.id,
                "name": localiser.localised(row.offer.name),
                "minimum_term_months": row.offer.minimum_term,
                "charges": [_charge(each, localiser) for each in row.charges],
                "requires": [
                    _requirement(each, row.offer, localiser) for each in row.offer.requires
                ],
            }
            for row in found.rows
        ],
        "month": _sum(found.month, localiser),
        "month_with_tax": _sum(with_it.month, localiser),
        "once": _sum(found.once, localiser),
        "once_with_tax": _sum(with_it.once, localiser),
        "without_published_price": [each.id for each in found.unpriced],
        "assumptions": assumptions([found], localiser),
        "not_included": not_included(choice.edition, localiser),
    }


_COLUMNS = ("service", "step", "starting", "month", "most", "once")

type Exporter = Callable[[Choice, Occasion, Localiser], str]
KINDS: Mapping[str, tuple[Exporter, str, str]] = {
    "text": (text, "txt", "text/plain"),
    "csv": (table, "csv", "text/csv"),
    "json": (data, "json", "application/json"),
}


def export(kind: str, choice: Choice, occasion: Occasion, localiser: Localiser) -> dict[str, str]:
    """`{"export": content, "name": file name, "type": media type}` for a kind in KINDS."""
    make, suffix, media = KINDS[kind]
    name = f"{localiser.text('export', 'file')}-{occasion.day}.{suffix}"
    return {"export": make(choice, occasion, localiser), "name": name, "type": media}


def _total(found: Quote, choice: Choice, localiser: Localiser) -> list[str]:
    if not found.rows:
        return [localiser.text("estimate", "nothing")]
    total = parts_text(shown_parts(found, choice, localiser), localiser)
    return [
        f"{localiser.title(found)}: {total}",
        *_indented(totals(found, choice, localiser)),
    ]


def _listed(heading: str, lines: list[str]) -> list[str]:
    """A heading and its lines; [] where there are no lines."""
    if not lines:
        return []
    return [heading, *(f"  - {line}" for line in lines)]


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _figure(total: Sum | None, localiser: Localiser) -> str:
    return "" if total is None else _plain(total, localiser)


def _most(total: Sum | None, localiser: Localiser) -> str:
    return "" if total is None or total.most is None else _plain(Sum(total.most), localiser)


def _plain(total: Sum, localiser: Localiser) -> str:
    return plain(rounded(total.amount, localiser.book.decimals), localiser.number_format)


def _charge(charge: Charge, localiser: Localiser) -> dict[str, Any]:
    return {
        "kind": charge.price.kind,
        "step": localiser.step(charge),
        "month": _sum(charge.month, localiser),
        "once": _sum(charge.once, localiser),
        "source": charge.price.source,
    }


def _requirement(one: Requirement, offer: Offer, localiser: Localiser) -> dict[str, Any]:
    """A requirement; `of` and `part` are the part that has it, null for the whole service."""
    part = offer.parts.get(one.of or "")
    return {
        "text": localiser.localised(one.text),
        "service": one.service,
        "of": one.of,
        "part": localiser.localised(part.text) if part else None,
    }


def _sum(total: Sum | None, localiser: Localiser) -> dict[str, Any] | None:
    if total is None:
        return None
    decimals = localiser.book.decimals
    most = None if total.most is None else f"{rounded(total.most, decimals):f}"
    return {
        "amount": f"{rounded(total.amount, decimals):f}",
        "from": total.starting,
        "at_most": most,
    }

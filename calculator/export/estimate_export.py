"""An estimate to take along: as plain text, as a table for a spreadsheet, as JSON."""

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
from calculator.text.edition_change_text import beside_lines
from calculator.text.estimate_text import (
    added_up,
    assumptions,
    basis,
    break_evens,
    minded,
    more_said,
    not_included,
    not_included_in,
    parts_said,
    row_steps,
    row_terms,
    shown_parts,
    sums_said,
    tax_step,
    title,
    total_said,
    totals,
)
from calculator.text.localise import Wording
from calculator.text.models_text import models_title
from calculator.text.occasion_text import Occasion, occasion_lines


def text(choice: Choice, occasion: Occasion, wording: Wording) -> str:
    """Everything that the page says of a choice, line by line."""
    found = quote(wording.book, choice.order, choice.edition)
    compared = models(wording.book, choice)
    evens = break_even(wording.book, choice, compared)
    quotes = [found, *(each.quote for each in compared)]
    both = side_by_side(wording.book, choice)
    if both:
        quotes += [both.before, both.after]
    blocks = [
        [title(choice, wording), basis(choice, wording)],
        _total(found, choice, wording),
        *(
            [
                f"{wording.name(row.offer.name)}: {sums_said(row.total, wording)}",
                *_indented(row_steps(row, wording)),
                *_indented(row_terms(row, choice.order.services, wording)),
            ]
            for row in found.rows
        ),
        [*added_up(found, wording), *tax_step(found, choice, wording)],
        *(beside_lines(both, wording) if both else []),
        [
            models_title(choice, wording),
            *_indented(
                [
                    f"{wording.title(each.quote)}: {total_said(each.quote, choice, wording)}"
                    for each in compared
                ]
            ),
            wording.say("models", "unlike"),
        ],
        [
            wording.say("break_even", "title"),
            *break_evens(evens, wording),
            *minded(evens, wording),
        ]
        if evens
        else [],
        _listed(wording.say("estimate", "assumptions"), assumptions(quotes, wording)),
        *(_listed(heading, lines) for heading, lines in not_included_in(choice, wording)),
        [wording.say("estimate", "not_a_quotation"), wording.say("estimate", "next_step")],
        occasion_lines(occasion, wording),
    ]
    return "\n\n".join("\n".join(lines) for lines in blocks if lines) + "\n"


def table(choice: Choice, occasion: Occasion, wording: Wording) -> str:
    """A row a charge, then the totals, then what the figures rest on; for a spreadsheet.

    The same by another price list follows, where there is one to compare with.
    """
    rows = [[wording.say("export", key) for key in _COLUMNS]]
    if choice.example:
        rows.append([title(choice, wording), wording.say("example", "hint"), "", "", "", ""])
    for each in (choice, choice.beside):
        if each:
            rows += _rows(each, wording)
    for line in (*occasion_lines(occasion, wording), wording.say("estimate", "not_a_quotation")):
        rows.append(["", line, "", "", "", ""])
    return sheet(rows, wording.form)


def _rows(choice: Choice, wording: Wording) -> list[list[str]]:
    """What a choice comes to at its own edition's prices."""
    found = quote(wording.book, choice.order, choice.edition)
    rows = []

    def row(name: str, said: str, month: Sum | None = None, once: Sum | None = None) -> None:
        sums = [each for each in (month, once) if each]
        starting = wording.say("price", "from_word") if any(s.starting for s in sums) else ""
        figures = [_figure(month, wording), _most(month, wording), _figure(once, wording)]
        rows.append([name, said, starting, *figures])

    for each in found.rows:
        for charge in each.charges:
            row(wording.name(each.offer.name), wording.step(charge), charge.month, charge.once)
        for line in row_terms(each, choice.order.services, wording):
            row(wording.name(each.offer.name), line)
    total = wording.say("export", "total")
    if found.rows and not (found.month or found.once):
        row(total, wording.say("estimate", "no_figure"))
    if found.month or found.once:
        row(total, wording.tax_status(), found.month, found.once)
        with_it = taxed(wording.book, found.total)
        row(total, wording.taxed(), with_it.month, with_it.once)
    for line in more_said(found, choice, wording):
        row(total, line)
    for key, lines in (
        ("basis", [basis(choice, wording)]),
        ("assumptions", assumptions([found], wording)),
        ("not_included", not_included(choice.edition, wording)),
    ):
        for line in lines:
            row(wording.say("export", key), line)
    return rows


def data(choice: Choice, occasion: Occasion, wording: Wording) -> str:
    """The estimate for a program: amounts as text, in the currency's units, without tax.

    `example` is true where no number is the reader's own. `beside` is the same by another price
    list, where there is one to compare with.
    """
    whole = {
        "firm": list(wording.book.firm),
        "day": occasion.day,
        "link": occasion.link,
        "currency": wording.book.currency,
        "tax_percent": str(wording.book.tax.percent),
        "example": choice.example,
        **_by_edition(choice, wording),
        "beside": _by_edition(choice.beside, wording) if choice.beside else None,
        "notice": wording.say("estimate", "not_a_quotation"),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _by_edition(choice: Choice, wording: Wording) -> dict[str, Any]:
    """What a choice comes to at its own edition's prices."""
    book = wording.book
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
                "name": wording.name(row.offer.name),
                "minimum_term_months": row.offer.minimum_term,
                "charges": [_charge(each, wording) for each in row.charges],
                "requires": [_requirement(each, row.offer, wording) for each in row.offer.requires],
            }
            for row in found.rows
        ],
        "month": _sum(found.month, wording),
        "month_with_tax": _sum(with_it.month, wording),
        "once": _sum(found.once, wording),
        "once_with_tax": _sum(with_it.once, wording),
        "without_published_price": [each.id for each in found.unpriced],
        "assumptions": assumptions([found], wording),
        "not_included": not_included(choice.edition, wording),
    }


_COLUMNS = ("service", "step", "starting", "month", "most", "once")

type Exporter = Callable[[Choice, Occasion, Wording], str]
KINDS: Mapping[str, tuple[Exporter, str, str]] = {
    "text": (text, "txt", "text/plain"),
    "csv": (table, "csv", "text/csv"),
    "json": (data, "json", "application/json"),
}


def export(kind: str, choice: Choice, occasion: Occasion, wording: Wording) -> dict[str, str]:
    """One kind's content as `export`, the `name` of a file for it, and its media `type`."""
    make, suffix, media = KINDS[kind]
    name = f"{wording.say('export', 'file')}-{occasion.day}.{suffix}"
    return {"export": make(choice, occasion, wording), "name": name, "type": media}


def _total(found: Quote, choice: Choice, wording: Wording) -> list[str]:
    if not found.rows:
        return [wording.say("estimate", "nothing")]
    said = parts_said(shown_parts(found, choice, wording), wording)
    return [
        f"{wording.title(found)}: {said}",
        *_indented(totals(found, choice, wording)),
    ]


def _listed(heading: str, lines: list[str]) -> list[str]:
    """A heading over its lines; neither of them where there are none."""
    if not lines:
        return []
    return [heading, *(f"  - {line}" for line in lines)]


def _indented(lines: list[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _figure(total: Sum | None, wording: Wording) -> str:
    return "" if total is None else _plain(total, wording)


def _most(total: Sum | None, wording: Wording) -> str:
    return "" if total is None or total.most is None else _plain(Sum(total.most), wording)


def _plain(total: Sum, wording: Wording) -> str:
    return plain(rounded(total.amount, wording.book.decimals), wording.form)


def _charge(charge: Charge, wording: Wording) -> dict[str, Any]:
    return {
        "kind": charge.price.kind,
        "step": wording.step(charge),
        "month": _sum(charge.month, wording),
        "once": _sum(charge.once, wording),
        "source": charge.price.source,
    }


def _requirement(one: Requirement, offer: Offer, wording: Wording) -> dict[str, Any]:
    """What is required; `of` and `part` name the part that requires it, where not the whole."""
    part = offer.parts.get(one.of or "")
    return {
        "text": wording.name(one.text),
        "service": one.service,
        "of": one.of,
        "part": wording.name(part.text) if part else None,
    }


def _sum(total: Sum | None, wording: Wording) -> dict[str, Any] | None:
    if total is None:
        return None
    decimals = wording.book.decimals
    most = None if total.most is None else f"{rounded(total.most, decimals):f}"
    return {
        "amount": f"{rounded(total.amount, decimals):f}",
        "from": total.starting,
        "at_most": most,
    }

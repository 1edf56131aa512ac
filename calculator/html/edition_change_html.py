"""One order at two editions' prices as HTML: both sums, every step, and what can be compared."""

from collections.abc import Sequence

from calculator.html.markup import Markup, element, join
from calculator.pricing.edition_change import Change
from calculator.text.edition_change_text import (
    beside_title,
    cells,
    difference_said,
    heads,
    pair_name,
    sides,
    taxed_said,
    total_lines,
    why,
)
from calculator.text.localise import Wording


def change_told(found: Change, key: str, wording: Wording) -> Markup:
    """What an order came to and what it comes to; `key` says since when."""
    section, says_why = ("example", "change") if found.now.example else ("change", "why")
    says = wording.say(section, says_why, tax_status=wording.tax_status())
    names = [
        wording.say("change", when, edition=choice.edition.name)
        for when, (choice, _) in zip(("then", "now"), sides(found), strict=True)
    ]
    return _told(found, wording.say("change", key), says, names, wording)


def beside_told(found: Change, wording: Wording) -> Markup:
    """What an order comes to by two price lists."""
    return _told(
        found, beside_title(found, wording), why(found, wording), heads(found, wording), wording
    )


def _told(found: Change, title: str, says: str, names: Sequence[str], wording: Wording) -> Markup:
    differs = wording.say("change", "difference")
    columns = [*names, differs]
    cell = {"role": "cell"}

    def row(name: str, style: str | None, *said: Sequence[str]) -> Markup:
        # On a narrow screen every cell stands below the one before, each under its own heading.
        cells = [
            element("td", cell, element("span", {"class": "change__head"}, head), " ", _cell(lines))
            if lines
            else element("td", cell)
            for head, lines in zip(columns, said, strict=True)
        ]
        title = element("th", {"scope": "row", "role": "rowheader"}, name)
        return element("tr", {"class": style, "role": "row"}, title, *cells)

    rows = [
        row(
            pair_name(pair, wording),
            None,
            *cells(pair, found, wording),
            difference_said(pair.differences, wording),
        )
        for pair in found.pairs
    ]
    totals = [total_lines(each, choice, wording) for choice, each in sides(found)]
    total = wording.say("change", "total")
    rows.append(row(total, "change__total", *totals, difference_said(found.differences, wording)))
    if found.now.taxed:
        taxed = [[taxed_said(each, wording)] for _, each in sides(found)]
        total = wording.say("change", "total_taxed", tax_status=wording.taxed())
        rows.append(row(total, None, *taxed, []))
    head = {"scope": "col", "role": "columnheader"}
    titles = [element("th", head, each) for each in (wording.say("change", "service"), *columns)]
    return element(
        "div",
        {"class": "notice change"},
        element("h2", None, title),
        element("p", None, says),
        element(
            "table",
            # The roles hold where there is no room for the columns, and the cells are no table's.
            {"class": "change__table stacked", "role": "table"},
            element("thead", {"role": "rowgroup"}, element("tr", {"role": "row"}, *titles)),
            element("tbody", {"role": "rowgroup"}, *rows),
        ),
        element("p", {"class": "change__mind"}, wording.say("estimate", "not_a_quotation")),
    )


def _cell(lines: Sequence[str]) -> Markup:
    first, *rest = lines
    notes = [element("span", {"class": "change__note"}, each) for each in rest]
    return join([element("span", {"class": "change__sum"}, first), *notes])

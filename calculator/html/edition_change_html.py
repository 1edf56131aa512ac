"""One order at the prices of two editions, as an HTML table: sums, steps and differences."""

from collections.abc import Sequence

from calculator.html.markup import Markup, element, join
from calculator.pricing.edition_change import Change
from calculator.text.edition_change_text import (
    comparison_basis,
    comparison_title,
    difference_lines,
    edition_headings,
    pair_cells,
    pair_name,
    sides,
    total_lines,
    total_with_tax_text,
)
from calculator.text.localise import Localiser


def change_html(found: Change, key: str, localiser: Localiser) -> Markup:
    """The earlier and the new sums; `key` is the heading's key: since_link or since_page."""
    section, key_of_intro = ("example", "change") if found.now.example else ("change", "why")
    intro = localiser.text(section, key_of_intro, tax_status=localiser.tax_status())
    names = [
        localiser.text("change", when, edition=choice.edition.name)
        for when, (choice, _) in zip(("then", "now"), sides(found), strict=True)
    ]
    return _table(found, localiser.text("change", key), intro, names, localiser)


def comparison_html(found: Change, localiser: Localiser) -> Markup:
    """An order at the prices of two price lists that the reader compares."""
    return _table(
        found,
        comparison_title(found, localiser),
        comparison_basis(found, localiser),
        edition_headings(found, localiser),
        localiser,
    )


def _table(
    found: Change, title: str, intro: str, names: Sequence[str], localiser: Localiser
) -> Markup:
    differs = localiser.text("change", "difference")
    columns = [*names, differs]
    cell = {"role": "cell"}

    def row(name: str, style: str | None, *texts: Sequence[str]) -> Markup:
        # On a narrow screen the cells are stacked, so each cell repeats its column's heading.
        cells = [
            element("td", cell, element("span", {"class": "change__head"}, head), " ", _cell(lines))
            if lines
            else element("td", cell)
            for head, lines in zip(columns, texts, strict=True)
        ]
        title = element("th", {"scope": "row", "role": "rowheader"}, name)
        return element("tr", {"class": style, "role": "row"}, title, *cells)

    rows = [
        row(
            pair_name(pair, localiser),
            None,
            *pair_cells(pair, found, localiser),
            difference_lines(pair.differences, localiser),
        )
        for pair in found.pairs
    ]
    totals = [total_lines(each, choice, localiser) for choice, each in sides(found)]
    total = localiser.text("change", "total")
    rows.append(
        row(total, "change__total", *totals, difference_lines(found.differences, localiser))
    )
    if found.now.taxed:
        taxed = [[total_with_tax_text(each, localiser)] for _, each in sides(found)]
        total = localiser.text("change", "total_taxed", tax_status=localiser.taxed())
        rows.append(row(total, None, *taxed, []))
    head = {"scope": "col", "role": "columnheader"}
    titles = [element("th", head, each) for each in (localiser.text("change", "service"), *columns)]
    return element(
        "div",
        {"class": "notice change"},
        element("h2", None, title),
        element("p", None, intro),
        element(
            "table",
            # On narrow screens CSS changes `display`. Without roles, some browsers then no longer
            # expose the element as a table to screen readers.
            {"class": "change__table stacked", "role": "table"},
            element("thead", {"role": "rowgroup"}, element("tr", {"role": "row"}, *titles)),
            element("tbody", {"role": "rowgroup"}, *rows),
        ),
        element("p", {"class": "change__note"}, localiser.text("estimate", "not_a_quotation")),
    )


def _cell(lines: Sequence[str]) -> Markup:
    first, *rest = lines
    notes = [element("span", {"class": "change__note"}, each) for each in rest]
    return join([element("span", {"class": "change__sum"}, first), *notes])

"""Every output shows the sum per month, the sum paid once, and the unpriced services.

No output adds the two sums together.
"""

import csv
import io
import json
import re
from html import unescape

import pytest

from calculator.export.estimate_export import data, table, text
from calculator.export.spreadsheet import separator
from calculator.html.estimate_html import View
from calculator.pricing.edition_change import side_by_side
from calculator.pricing.quote import quote
from calculator.share.link import MARK, read_link
from calculator.text.edition_change_text import comparison_summary
from calculator.text.estimate_text import summary
from calculator.text.occasion_text import Occasion

OCCASION = Occasion("2026-11-24", "", "")


def text_lines(html):
    """The text of each block element of the HTML."""
    broken = re.sub("</(p|li|h2|h3|th|td)>", "\n", html.replace("<span", " <span"))
    lines = (" ".join(unescape(re.sub("<[^>]*>", "", line)).split()) for line in broken.split("\n"))
    return [line for line in lines if line]


def models(html):
    """The name and the cost of each model, from the list above the table of models.

    The table must have the same costs.
    """
    glance = [text_lines(each) for each in re.findall('<li class="glance__model">(.*?)</li>', html)]
    (row,) = re.findall('<tr role="row" class="models__price">(.*?)</tr>', html)
    assert text_lines(row)[1:] == [cost for _, *costs in glance for cost in costs]
    return [" | ".join(each) for each in glance]


def chart_rows(html):
    """Each row of the charts' tables, with bars between its cells."""
    rows = re.findall(r'<tr><th scope="row">(.*?)</tr>', html)
    return [re.sub("</t[hd]>(<td[^>]*>)?", " | ", row).strip(" |") for row in rows]


def outputs(choice, localiser):
    """The name of each output, with the total of the choice as the output shows it."""
    view, both = View(choice, localiser), side_by_side(localiser.book, choice)
    found = quote(localiser.book, choice.order, choice.edition)
    whole = io.StringIO(table(choice, OCCASION, localiser)[1:])
    rows = csv.reader(whole, delimiter=separator(localiser.number_format))
    exported = json.loads(data(choice, OCCASION, localiser))
    sums = ("month", "month_with_tax", "once", "once_with_tax")
    return {
        "bar": text_lines(view.part("bar")),
        "total": text_lines(view.part("total"))[3:-1],
        "screen_reader": comparison_summary(both, localiser)
        if both
        else summary(found, choice, localiser),
        "models": models(view.part("models")),
        "sums": text_lines(view.part("rows").partition('steps--sum">')[2]),
        "break_even": text_lines(view.part("break-even"))[1:],
        "charts": chart_rows(view.part("charts")),
        "text": text(choice, OCCASION, localiser).split("\n\n")[1].split("\n"),
        "csv": [" | ".join(row[1:]) for row in rows if row[0] == localiser.text("export", "total")],
        "json": {key: exported[key] and exported[key]["amount"] for key in sums},
    }


@pytest.mark.cases("totals.yaml")
def test_total(case, localiser_for_book, plain):
    for language in {"sv", "en"} & case.keys():
        localiser = localiser_for_book("fees", language)
        opened = read_link(MARK + case["link"], localiser.book.editions["now"], localiser.book)
        assert opened.refused == ()
        written = json.loads(
            plain(json.dumps(outputs(opened.choice, localiser), ensure_ascii=False))
        )
        assert {output: written[output] for output in case[language]} == case[language]

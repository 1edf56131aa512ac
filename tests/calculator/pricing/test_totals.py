"""A total in every output: the sum per month, the sum paid once, and unpriced services.

No output leaves out one of the three, and the two sums are never added together.
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


def texts(html):
    """The words of HTML, with a line break after each block element."""
    broken = re.sub("</(p|li|h2|h3|th|td)>", "\n", html.replace("<span", " <span"))
    lines = (" ".join(unescape(re.sub("<[^>]*>", "", line)).split()) for line in broken.split("\n"))
    return [line for line in lines if line]


def options(html):
    """The name and the cost of each model, equal in the table and in the list above it."""
    glance = [texts(each) for each in re.findall('<li class="glance__model">(.*?)</li>', html)]
    (row,) = re.findall('<tr role="row" class="models__price">(.*?)</tr>', html)
    assert texts(row)[1:] == [cost for _, *costs in glance for cost in costs]
    return [" | ".join(each) for each in glance]


def cells(html):
    """The rows of the tables of charts, cell by cell."""
    rows = re.findall(r'<tr><th scope="row">(.*?)</tr>', html)
    return [re.sub("</t[hd]>(<td[^>]*>)?", " | ", row).strip(" |") for row in rows]


def outputs(choice, localiser):
    """A choice's total as each output shows it, by the output."""
    view, both = View(choice, localiser), side_by_side(localiser.book, choice)
    found = quote(localiser.book, choice.order, choice.edition)
    whole = io.StringIO(table(choice, OCCASION, localiser)[1:])
    rows = csv.reader(whole, delimiter=separator(localiser.number_format))
    exported = json.loads(data(choice, OCCASION, localiser))
    sums = ("month", "month_with_tax", "once", "once_with_tax")
    return {
        "bar": texts(view.part("bar")),
        "total": texts(view.part("total"))[3:-1],
        "heard": comparison_summary(both, localiser) if both else summary(found, choice, localiser),
        "options": options(view.part("models")),
        "sums": texts(view.part("rows").partition('steps--sum">')[2]),
        "break_even": texts(view.part("break-even"))[1:],
        "charts": cells(view.part("charts")),
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
        assert {door: written[door] for door in case[language]} == case[language]

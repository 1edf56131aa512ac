"""Refused reports and reports with errors, with their messages in both languages."""

import pytest

from calculator.line_count.input.reason import Reason
from calculator.line_count.line_export import text
from calculator.line_count.report.cloc_report import read_report


@pytest.mark.cases("lines/refusals.yaml")
def test_the_message_on_a_refused_report(case, line_localiser_for, plain):
    found = read_report(case["text"])
    assert isinstance(found, Reason), found
    written = {code: plain(line_localiser_for(code).reason(found)) for code in ("sv", "en")}
    assert written == {code: case[code] for code in ("sv", "en")}


ERRORS = """\
Odoo cloc      Line   Other    Code
-----------------------------------
sale            120      25      95
-----------------------------------
                120      25      95

Errors

odoo/studio
    ir.actions.server/5: Old     Syntax Error
sale
    /a/sale/b.xml     Max file size exceeded
    /a/sale/c.js      Max line size exceeded
    /a/sale/d.py      Synt
"""


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "sv",
            """\
Enligt rapporten som du klistrade in.

odoo/studio: 0 rader · 0,0 % · från 0 kr
  Inte räknat: 1 fil
    ir.actions.server/5: Old: Python 3.12 kan inte tolka den, så Odoos verktyg räknar den inte \
heller. Vanliga orsaker är Python 2, en BOM i början, eller å, ä och ö i namn.

sale: 95 rader · 100,0 % · från 180 kr
  Inte räknat: 3 filer
    /a/sale/b.xml: Större än 25 MiB. Odoos verktyg räknar den inte heller.
    /a/sale/c.js: Har en rad på mer än 100 000 tecken. Odoos verktyg räknar den inte heller.
    /a/sale/d.py: Odoos verktyg räknade den inte. Rapporten visar inte varför.

95 rader i 2 moduler: från 180 kr per månad exkl. moms
""",
        ),
        (
            "en",
            """\
According to the report that you pasted.

odoo/studio: 0 lines · 0.0% · from SEK 0
  Not counted: 1 file
    ir.actions.server/5: Old: Python 3.12 cannot parse it, so Odoo’s tool does not count it \
either. Common causes are Python 2, a byte order mark, or letters such as å in names.

sale: 95 lines · 100.0% · from SEK 180
  Not counted: 3 files
    /a/sale/b.xml: Larger than 25 MiB. Odoo’s tool does not count it either.
    /a/sale/c.js: Has a line of more than 100,000 characters. Odoo’s tool does not count it either.
    /a/sale/d.py: Odoo’s tool did not count it. The report does not show why.

95 lines in 2 modules: from SEK 180 per month excl. VAT
""",
        ),
    ],
)
def test_the_errors_of_a_report_are_in_the_text(line_localiser_for, plain, language, expected):
    written = plain(text(read_report(ERRORS), "", line_localiser_for(language)))
    assert written.startswith(expected)

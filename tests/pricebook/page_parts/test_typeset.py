"""No-break spaces in the texts of a page, but not in code."""

from calculator.html.markup import Markup
from pricebook.page_parts.typeset import typeset

KEPT = "\N{NO-BREAK SPACE}"


def test_texts_get_no_break_spaces_and_attributes_do_not():
    html = Markup('<p title="12 months">12 months, <b>excl.</b> VAT</p>')
    assert typeset(html) == f'<p title="12 months">12{KEPT}months, <b>excl.</b> VAT</p>'


def test_code_keeps_its_spaces():
    html = Markup("<pre>12 months <b>5 days</b><code>1 day</code> 2 days</pre><p>3 days</p>")
    assert typeset(html) == html.replace("3 days", f"3{KEPT}days")

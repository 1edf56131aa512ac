"""Links from uses of a defined term to its definition."""

import pytest

from calculator.html.markup import Markup
from pricebook.page_parts.defined_terms import DefinedTerm, linked
from pricebook.pages import body, pages
from pricebook.site.site import Site

FEE = DefinedTerm("fee", "Fee", "../terms/#fee", ("fees", "a monthly fee"))
PATCH = DefinedTerm("patch", "Patch & fix", "../terms/#patch", ())
LINK = '<a class="defined" href="../terms/#{}">{}</a>'


def case(name: str, html: str, expected: str) -> object:
    return pytest.param(html, expected, id=name)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        case("any form is linked", "<p>No fees.</p>", f"<p>No {LINK.format('fee', 'fees')}.</p>"),
        case(
            "the term is linked in upper or lower case",
            "<p>FEE</p>",
            f"<p>{LINK.format('fee', 'FEE')}</p>",
        ),
        case(
            "the longest form is linked",
            "<p>a\nmonthly fee</p>",
            f"<p>{LINK.format('fee', 'a\nmonthly fee')}</p>",
        ),
        case(
            "only whole words are linked", "<p>coffee, feed, fee1</p>", "<p>coffee, feed, fee1</p>"
        ),
        case(
            "the first use in each section is linked",
            "<section><p>fee fee</p></section><section><p>fee</p></section>",
            f"<section><p>{LINK.format('fee', 'fee')} fee</p></section>"
            f"<section><p>{LINK.format('fee', 'fee')}</p></section>",
        ),
        *(
            case(
                f"no use inside {tag} is linked",
                f"<{tag}><b>fee</b></{tag}>",
                f"<{tag}><b>fee</b></{tag}>",
            )
            for tag in ("h1", "h2", "a", "button", "th", "caption", "label", "nav")
        ),
        case(
            "a use after a heading is linked",
            "<h2>fee</h2><p>fee</p>",
            f"<h2>fee</h2><p>{LINK.format('fee', 'fee')}</p>",
        ),
        case(
            "no use inside an attribute is linked", '<p title="fee">x</p>', '<p title="fee">x</p>'
        ),
        case(
            "a use in escaped text is linked",
            "<p>&lt;b&gt; &#34;fee&#34;</p>",
            f'<p>&lt;b&gt; "{LINK.format("fee", "fee")}"</p>',
        ),
        case(
            "a form with an ampersand is linked",
            "<p>Patch &amp; fix</p>",
            f"<p>{LINK.format('patch', 'Patch &amp; fix')}</p>",
        ),
    ],
)
def test_uses_of_a_term_are_linked(html: str, expected: str) -> None:
    assert linked(Markup(html), [FEE, PATCH]) == expected


@pytest.mark.parametrize(
    "form",
    ["<script>alert(1)</script>", '"><b onclick="x">', "</p>", ".*", "(", "&amp;", "\\", " "],
)
def test_a_form_with_markup_or_a_regular_expression_is_plain_text(form: str) -> None:
    given_markup = Markup("<p>plain (&lt;script&gt;alert(1)&lt;/script&gt;) p</p>")
    term = DefinedTerm("x", "zzz", '"><script>', (form,))
    html = linked(given_markup, [term])
    assert "<script" not in html
    assert "<b" not in html
    assert html.startswith("<p>plain ")
    assert html.endswith(" p</p>")
    # Without the links, the text is unchanged.
    assert (
        html.replace('<a class="defined" href="&quot;&gt;&lt;script&gt;">', "").replace("</a>", "")
        == given_markup
    )


def test_a_page_without_defined_terms_is_unchanged() -> None:
    assert linked(Markup("<p>a &#34;fee&#34;</p>"), []) == "<p>a &#34;fee&#34;</p>"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_service_lists_the_defined_terms_that_it_uses(site: Site, language: str) -> None:
    found = {page.key: page for page in pages(site, language)}
    defined = body(found["terms"])
    for key in ("services/call-out", "services/answer-desk", "services/code-care"):
        page = found[key]
        html = body(page)
        listed = html.partition('<h2 id="words">')[2].partition("</ul>")[0]
        assert html.count('class="defined"') > 0, key
        for term in page.defined_terms:
            assert (f'href="{term.url}"' in listed) == (
                f'class="defined" href="{term.url}"' in html
            )
            assert f'id="{term.id}"' in defined


@pytest.mark.parametrize("key", ["comparison", "services/hour-cards"])
def test_defined_terms_are_linked_on_pages_with_prices(site: Site, key: str) -> None:
    for language in site.languages:
        (page,) = [each for each in pages(site, language) if each.key == key]
        assert 'class="defined" href=' in body(page)

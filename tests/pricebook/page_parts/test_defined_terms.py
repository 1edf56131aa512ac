"""Defined words on a page: which uses are linked, which are left, and that nothing is markup."""

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
        case("any of its forms", "<p>No fees.</p>", f"<p>No {LINK.format('fee', 'fees')}.</p>"),
        case("the term, in any case", "<p>FEE</p>", f"<p>{LINK.format('fee', 'FEE')}</p>"),
        case(
            "the longest", "<p>a\nmonthly fee</p>", f"<p>{LINK.format('fee', 'a\nmonthly fee')}</p>"
        ),
        case("whole words only", "<p>coffee, feed, fee1</p>", "<p>coffee, feed, fee1</p>"),
        case(
            "the first in each section",
            "<section><p>fee fee</p></section><section><p>fee</p></section>",
            f"<section><p>{LINK.format('fee', 'fee')} fee</p></section>"
            f"<section><p>{LINK.format('fee', 'fee')}</p></section>",
        ),
        *(
            case(f"none inside {tag}", f"<{tag}><b>fee</b></{tag}>", f"<{tag}><b>fee</b></{tag}>")
            for tag in ("h1", "h2", "a", "button", "th", "caption", "label", "nav")
        ),
        case(
            "after a heading",
            "<h2>fee</h2><p>fee</p>",
            f"<h2>fee</h2><p>{LINK.format('fee', 'fee')}</p>",
        ),
        case("none inside an attribute", '<p title="fee">x</p>', '<p title="fee">x</p>'),
        case(
            "escaped text",
            "<p>&lt;b&gt; &#34;fee&#34;</p>",
            f'<p>&lt;b&gt; "{LINK.format("fee", "fee")}"</p>',
        ),
        case(
            "a form with a sign of its own",
            "<p>Patch &amp; fix</p>",
            f"<p>{LINK.format('patch', 'Patch &amp; fix')}</p>",
        ),
    ],
)
def test_a_use_of_a_word(html: str, expected: str) -> None:
    assert linked(Markup(html), [FEE, PATCH]) == expected


@pytest.mark.parametrize(
    "form",
    ["<script>alert(1)</script>", '"><b onclick="x">', "</p>", ".*", "(", "&amp;", "\\", " "],
)
def test_a_hostile_form_is_text_and_no_pattern(form: str) -> None:
    given_markup = Markup("<p>plain (&lt;script&gt;alert(1)&lt;/script&gt;) p</p>")
    term = DefinedTerm("x", "zzz", '"><script>', (form,))
    html = linked(given_markup, [term])
    assert "<script" not in html
    assert "<b" not in html
    assert html.startswith("<p>plain ")
    assert html.endswith(" p</p>")
    # Whatever became a link, what is read is the same.
    assert (
        html.replace('<a class="defined" href="&quot;&gt;&lt;script&gt;">', "").replace("</a>", "")
        == given_markup
    )


def test_without_words_a_page_stays_as_it_is() -> None:
    assert linked(Markup("<p>a &#34;fee&#34;</p>"), []) == "<p>a &#34;fee&#34;</p>"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_service_lists_the_words_that_it_uses(site: Site, language: str) -> None:
    found = {page.key: page for page in pages(site, language)}
    defined = body(found["terms"])
    for key in ("services/on-demand", "services/first-line", "services/maintenance"):
        page = found[key]
        html = body(page)
        listed = html.partition('<h2 id="words">')[2].partition("</ul>")[0]
        assert html.count('class="defined"') > 0, key
        for term in page.defined_terms:
            assert (f'href="{term.url}"' in listed) == (
                f'class="defined" href="{term.url}"' in html
            )
            assert f'id="{term.id}"' in defined


@pytest.mark.parametrize("key", ["comparison", "services/prepaid-packs"])
def test_words_are_linked_where_prices_are_reported(site: Site, key: str) -> None:
    for language in site.languages:
        (page,) = [each for each in pages(site, language) if each.key == key]
        assert 'class="defined" href=' in body(page)

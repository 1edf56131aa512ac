"""An estimate as HTML: named parts, with every text escaped."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from calculator.html.edition_change_html import change_html
from calculator.html.estimate_html import FIRST, PARTS, REST, View, estimate, message
from calculator.html.form import form
from calculator.html.markup import Markup, element, join
from calculator.pricing.choice import (
    Choice,
    start,
    with_example,
)
from calculator.pricing.edition_change import change
from calculator.pricing.order import Order
from calculator.pricing.price_book import read_book
from calculator.share.link import read_link
from calculator.text.localise import Localiser

VOID = {"input", "br"}


class Words(HTMLParser):
    """Reads the words of HTML, and checks that every element is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.page_text: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag, attributes):
        self.ids += [value for name, value in attributes if name == "id"]
        assert not {"style", "onclick"} & {name for name, _ in attributes}
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.page_text.append(data)


def parsed(html):
    parser = Words()
    parser.feed(html)
    assert parser.open == []
    return parser


def text_of(html):
    return " ".join(" ".join(parsed(html).page_text).split())


@pytest.fixture
def opening(book):
    return with_example(start(book, book.editions["2026-01"]), example=False)


def with_own(choice, **numbers):
    return replace(
        choice, order=replace(choice.order, quantities={**choice.order.quantities, **numbers})
    )


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_element_is_closed_and_every_id_is_unique(opening, localiser_for, language):
    localiser = localiser_for(language)
    choice = with_own(opening, rate=1200, hours=8, requests=5)
    choice = replace(choice, traits=("users-and-code",), taxed=True)
    html = form(choice, choice.edition, localiser) + estimate(choice, localiser)
    ids = parsed(html).ids
    assert len(set(ids)) == len(ids)


def test_first_and_later_parts_are_the_whole_estimate(opening, localiser_for):
    assert [*FIRST, *REST] == list(PARTS)
    whole = estimate(opening, localiser_for("sv"))
    view = View(opening, localiser_for("sv"))
    for name in PARTS:
        assert f'data-part="{name}">{view.part(name)}</section>' in whole


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "Prisuppskattning, inte en offert. Ditt avtal gäller."),
        ("en", "An estimate, not a quotation. Your agreement applies."),
    ],
)
def test_every_estimate_states_that_it_is_not_a_quotation(
    opening, localiser_for, language, sentence
):
    assert sentence in View(opening, localiser_for(language)).part("total")


def test_export_buttons_are_shown_only_for_an_estimate(book, opening, localiser_for):
    nothing = replace(opening, order=Order(opening.order.quantities, ()))
    assert View(opening, localiser_for("sv")).part("take")
    assert not View(nothing, localiser_for("sv")).part("take")
    other = start(book, book.editions["2025"])
    # A service that only the older of two price lists offers also makes an estimate.
    assert View(replace(nothing, beside=other), localiser_for("sv")).part("take")
    beside = replace(nothing, beside=replace(other, order=nothing.order))
    assert not View(beside, localiser_for("sv")).part("take")


def test_the_rounding_is_listed_as_an_assumption_with_its_source(
    book, opening, localiser_for, plain
):
    html = plain(View(opening, localiser_for("sv")).part("fine-print"))
    assert (
        "<li>Raderna räknas i påbörjade hundratal. "
        "Källa: odaterad tjänstelista från tiden för Tundra 14.</li>" in html
    )
    assert book.assumptions["started-block"].source == "S4:63"


def test_costs_that_the_figures_leave_out_are_listed(opening, localiser_for):
    html = View(opening, localiser_for("en")).part("fine-print")
    for item in (
        "Licences",
        "Operation of servers",
        "New program code",
        "Reading back of backups",
    ):
        assert f"<li>{item}</li>" in html


def test_no_edition_lists_a_left_out_cost_twice(book):
    for texts in book.not_included.values():
        assert len({each["en"] for each in texts}) == len(texts)


def test_an_empty_list_has_no_heading(other_book, words):
    raw = json.loads(other_book("two_editions"))
    raw["tax"]["assumptions"], raw["services"][0]["offers"][0]["prices"][0]["assumptions"] = [], []
    book = read_book(json.dumps(raw))
    localiser = Localiser(book, "en", json.loads(words("en")))
    choice = Choice(Order({"boxes": 2}, ("storage",)), book.editions["old"])
    html = View(choice, localiser).part("fine-print")
    assert "Assumptions" not in html
    assert "Not in these figures" not in html


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_table_of_models_has_their_costs_and_verdicts(opening, localiser_for, language, plain):
    page_text = text_of(plain(View(opening, localiser_for(language)).part("models")))
    for words in {
        "sv": [
            "Alternativen omfattar inte samma sak.",
            "Answer Desk Direct + Kodvård Ditt val",
            "från 12 920 kr per månad exkl. moms",
            "ingår: obegränsat med frågor till Answer Desk",
            "ingår inte, lägg till Answer Desk Direct vid behov",
            "debiteras per ärende",
        ],
        "en": [
            "The options do not cover the same.",
            "Answer Desk Direct + Code Care Your choice",
            "from SEK 12,920 per month excl. VAT",
            "included: unlimited questions to Answer Desk",
            "not included, add Answer Desk Direct if needed",
            "charged per incident",
        ],
    }[language]:
        assert words in page_text
    assert {"sv": "Rekommenderas", "en": "Recommended"}[language] not in page_text


def test_the_readers_own_choice_is_marked_and_names_unpriced_services(
    opening, localiser_for, plain
):
    own = replace(opening.order, services=("call-out", "code-care"))
    page_text = text_of(
        plain(View(replace(opening, order=own), localiser_for("en")).part("models"))
    )
    assert "Call Out + Code Care Your choice" in page_text
    assert (
        "from SEK 7,920 per month excl. VAT In addition, without a published price: Call Out"
        in page_text
    )


def test_a_recommendation_has_its_reason(opening, localiser_for, plain):
    choice = replace(opening, traits=("users-and-code",))
    html = plain(View(choice, localiser_for("en")).part("models"))
    # Once in the column's heading, and once in the list above the table, for narrow screens.
    assert [part.count("Recommended") for part in html.split("<table")] == [1, 1]
    assert (
        "Answer Desk Direct + Code Care is recommended. "
        "You have many users and module code at the same time." in html
    )


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "sv",
            [
                "Från 11 timmar i månaden kostar Call Out mer än Answer Desk Direct + Kodvård "
                "(från 12 920 kr/mån).",
                "De omfattar inte samma sak.",
                "De fasta priserna är frånpriser. Är ditt fasta pris högre krävs det fler timmar.",
            ],
        ),
        (
            "en",
            [
                "From 11 hours a month, Call Out costs more than Answer Desk Direct + "
                "Code Care (from SEK 12,920/month).",
                "They do not cover the same.",
                "The fixed prices are “from” prices. If your fixed price is higher, more hours "
                "are required.",
            ],
        ),
    ],
)
def test_break_even_states_that_the_services_differ(opening, localiser_for, language, lines, plain):
    html = plain(View(with_own(opening, rate=1200), localiser_for(language)).part("break-even"))
    for line in lines:
        assert line in html


def test_break_even_without_a_rate_asks_for_the_rate(opening, localiser_for):
    html = View(opening, localiser_for("sv")).part("break-even")
    assert "Fyll i ”Ditt timpris”" in html


def test_markup_in_names_of_a_book_is_escaped(other_book, words):
    raw = json.loads(other_book("two_editions"))
    hostile = "\"><script>alert(1)</script>&amp;'"
    raw["services"][0]["name"]["en"] = hostile
    raw["quantities"][0]["label"]["en"] = raw["quantities"][0]["many"]["en"] = hostile
    raw["editions"][1]["name"]["en"] = raw["editions"][2]["name"]["en"] = hostile
    raw["not_included"]["2026"] = [{"en": hostile}]
    book = read_book(json.dumps(raw))
    localiser = Localiser(book, "en", json.loads(words("en")))
    then, now = (
        Choice(Order({"boxes": 2}, ("storage",)), book.editions[id]) for id in ("2025", "2026")
    )
    html = (
        form(now, now.edition, localiser)
        + estimate(now, localiser)
        + change_html(change(book, then, now), "since_link", localiser)
        + message(read_link(f"#o1:{hostile}", now.edition, book), localiser)
    )
    parsed(html)
    assert "<script" not in html
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;") > 20


def test_a_price_change_shows_both_sums_and_both_prices(localiser_for_book):
    localiser = localiser_for_book("two_editions", "en")
    book = localiser.book
    then, now = (
        Choice(Order({"boxes": 3}, ("storage",)), book.editions[id]) for id in ("2025", "2026")
    )
    page_text = text_of(change_html(change(book, then, now), "since_link", localiser))
    assert page_text == (
        "Prices have changed since the link was made The same choice under the price list then and "
        "the price list now, excl. tax. The difference comes from the prices below. "
        "Service Then: the year 2025 Now: the year 2026 Difference "
        "Storage Then: the year 2025 X 298.50/month "
        "3 boxes × X 99.50 = X 298.50/month excl. tax minimum term 3 months "
        "Now: the year 2026 from X 4,467.78/month "
        "3 boxes × X 1,489.25 = X 4,467.75/month excl. tax "
        "3 boxes × from X 0.01 = from X 0.03/month excl. tax minimum term 6 months "
        "Difference X 4,169.28/month more (+1,396.7%) Between the “from” prices. "
        "Total Then: the year 2025 X 298.50/month Now: the year 2026 from X 4,467.78/month "
        "Difference X 4,169.28/month more (+1,396.7%) Between the “from” prices. "
        "An estimate, not a quotation. Your agreement applies."
    )


def test_the_message_on_unread_entries_of_a_link_is_escaped(book, localiser_for):
    current, localiser = book.editions["2026-01"], localiser_for("en")

    def page_text(link):
        return message(read_link(link, current, book), localiser)

    assert page_text("#o1:users.7~<b>x") == (
        '<div class="notice"><p>Part of the link could not be read.</p>'
        "<ul><li>“&lt;b&gt;x” could not be read and is not included in the figures.</li></ul></div>"
    )
    assert page_text("#o9:foo").startswith(
        '<p class="notice">The link could not be read. It may have'
    )
    assert page_text("#o1:users.7") == message(None, localiser) == ""


def test_every_part_with_a_figure_of_an_example_is_marked_as_an_example(book, localiser_for):
    view = View(start(book, book.editions["2026-01"]), localiser_for("en"))
    marks = {
        "bar": "Example: Answer Desk Direct + Code Care",
        "total": "Example",
        "rows": "How the example is worked out",
        "models": "Every option with the example’s numbers",
        "charts": "The example: 25 users",
    }
    for part, mark in marks.items():
        assert mark in text_of(view.part(part)), part
        own = View(with_example(view.choice, example=False), view.localiser)
        assert "xample" not in text_of(own.part(part)), part


def test_an_element_escapes_texts_and_attributes_but_not_markup():
    inner = element("em", None, "a < b & c")
    assert element("p", {"title": '"<', "hidden": "", "id": None}, inner, " <b>") == (
        '<p title="&quot;&lt;" hidden><em>a &lt; b &amp; c</em> &lt;b&gt;</p>'
    )
    assert element("br", None) == "<br>"
    assert isinstance(join([inner, "x"]), Markup)
    assert inner.__html__() == inner


@pytest.mark.parametrize(
    ("language", "name"), [("sv", "Minska Användare"), ("en", "Decrease Users")]
)
def test_the_form_is_filled_in_with_the_choice(opening, localiser_for, language, name):
    choice = replace(with_own(opening, rate=1200), taxed=True, traits=("many-users",))
    html = form(choice, choice.edition, localiser_for(language))
    lines = {"sv": "4\N{NO-BREAK SPACE}321", "en": "4,321"}[language]
    assert f'name="lines" inputmode="numeric" autocomplete="off" value="{lines}"' in html
    assert f'aria-label="{name}"' in html
    assert re.search(r'value="answer-desk" checked', html)
    assert re.search(r'value="many-users" checked', html)
    assert re.search(r'value="with" checked', html)
    assert 'data-folded="own" open' in html


def test_only_editions_in_force_before_the_current_one_can_be_an_older_agreement(
    localiser_for_book,
):
    localiser = localiser_for_book("two_editions", "en")
    book = localiser.book
    now, then = book.editions["2026"], book.editions["2025"]
    agreement, beside = options_of(form(start(book, now), now, localiser))
    assert agreement == beside == ["", "old", "2025"]
    # A price list that is not in force yet cannot be an older agreement.
    agreement, beside = options_of(form(start(book, then), then, localiser))
    assert agreement == beside == ["", "old"]
    # An older agreement can be compared with any other price list, also with the current one.
    old = replace(start(book, book.editions["old"]), older=True)
    assert options_of(form(old, now, localiser))[1] == ["", "2026", "2025"]


def options_of(html):
    """The options of the two selects of the form: older agreements, and comparisons."""
    return [
        re.findall('<option value(?:="([^"]*)")?', each)
        for each in re.findall("<select.*?</select>", html)
    ]

"""An estimate as HTML and as text: the same words in both, and every text escaped."""

import json
import re
from html.parser import HTMLParser

import pytest

from calculator.book import read_book
from calculator.bridge import Bridge
from calculator.export import text
from calculator.markup import Markup, element, join
from calculator.view import estimate
from calculator.wording import Wording

NUMBERS = {"users": 25, "lines": 4321}


class Words(HTMLParser):
    """The words of a piece of HTML, and whether every element is closed in turn."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag, _attributes):
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.said.append(data)


def words_of(html):
    parser = Words()
    parser.feed(html)
    assert parser.open == []
    return [word for said in parser.said for word in re.findall(r"\S+", said)]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_and_the_text_say_the_same_figures(book, speak, language):
    wording = speak(language)
    html = estimate(NUMBERS, book.editions["2026-01"], wording)
    plain = text(NUMBERS, book.editions["2026-01"], wording)
    # The text names each total beside its service; apart from the bullets nothing else is added.
    assert set(re.findall(r"[^\s:-]+", plain)) == set(
        re.findall(r"[^\s:-]+", " ".join(words_of(html)))
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("sv", "Prisuppskattning, inte en offert. Ditt avtal gäller."),
        ("en", "An estimate, not a quotation. Your agreement applies."),
    ],
)
def test_every_estimate_says_that_it_is_no_quotation(book, speak, language, sentence):
    assert sentence in estimate(NUMBERS, book.editions["2026-01"], speak(language))


def test_the_rounding_is_listed_as_an_assumption_with_its_source(book, speak):
    html = estimate(NUMBERS, book.editions["2026-01"], speak("sv"))
    assert (
        "<li>Antalet rader avrundas uppåt till närmaste påbörjade hundratal. "
        "Källa: odaterad tjänstesida från tiden för Odoo 14.</li>" in html
    )
    assert book.assumptions["started-block"].source == "S4:63"


def test_what_is_not_in_the_figures_is_listed(book, speak):
    html = estimate(NUMBERS, book.editions["2026-01"], speak("en"))
    for item in ("Licences", "Hosting", "Programming and development", "Restore of backups"):
        assert f"<li>{item}</li>" in html


def test_a_service_without_a_published_price_is_a_row_without_a_figure(book, speak):
    html = estimate(NUMBERS, book.editions["2026-01"], speak("en"))
    (row,) = re.findall(r'<li class="choice choice--unpriced">.*?</h3>.*?</div></li>', html)
    assert "On Demand" in row
    assert "SEK" not in row


def test_no_heading_stands_over_nothing(other_book, words):
    raw = json.loads(other_book("two_editions"))
    raw["tax"]["assumptions"] = []
    book = read_book(json.dumps(raw))
    wording = Wording(book, "en", json.loads(words("en")))
    html = estimate({"boxes": 2}, book.editions["2025"], wording)
    plain = text({"boxes": 2}, book.editions["2025"], wording)
    for heading in ("Assumptions", "Not in these figures"):
        assert heading not in html
        assert heading not in plain


def test_hostile_names_in_a_book_stay_text(other_book, words):
    raw = json.loads(other_book("two_editions"))
    hostile = "\"><script>alert(1)</script>&amp;'"
    raw["services"][0]["name"]["en"] = hostile
    raw["quantities"][0]["many"]["en"] = hostile
    raw["editions"][2]["name"]["en"] = hostile
    raw["not_included"]["2026"] = [{"en": hostile}]
    book = read_book(json.dumps(raw))
    wording = Wording(book, "en", json.loads(words("en")))
    html = estimate({"boxes": 2}, book.editions["2026"], wording)
    assert "<script" not in html
    # The service's name, the quantity above and in both steps, the edition, what is not included.
    assert html.count("&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;") == 6


def test_an_element_escapes_texts_and_attributes_and_leaves_finished_markup_alone():
    inner = element("em", None, "a < b & c")
    assert element("p", {"title": '"<', "hidden": "", "id": None}, inner, " <b>") == (
        '<p title="&quot;&lt;" hidden><em>a &lt; b &amp; c</em> &lt;b&gt;</p>'
    )
    assert element("br", None) == "<br>"
    assert isinstance(join([inner, "x"]), Markup)
    assert inner.__html__() == inner


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_bridge_answers_with_the_very_string_of_the_view(
    book, book_json, speak, words, language
):
    bridge = Bridge(book_json, words(language), language)
    request = {"fields": {"users": "25", "lines": "4321"}, "edition": "2026-01"}
    answer = json.loads(bridge.answer(json.dumps(request)))
    assert answer["html"] == estimate(NUMBERS, book.editions["2026-01"], speak(language))
    assert answer["faults"] == {}


def test_the_bridge_sums_up_the_totals_for_a_reader_who_hears_the_page(book_json, words, plain):
    bridge = Bridge(book_json, words("sv"), "sv")
    request = {"fields": {"users": "25", "lines": "4321"}, "edition": "2026-01"}
    assert plain(json.loads(bridge.answer(json.dumps(request)))["summary"]) == (
        "Per månad: First Line Support från 5 000 kr; Underhåll från 7 920 kr; "
        "First Line Support + Underhåll från 12 920 kr."
    )


def test_the_bridge_answers_nonsense_with_a_sentence_for_every_field(book_json, words):
    bridge = Bridge(book_json, words("sv"), "sv")
    request = {"fields": {"users": "12,5", "lines": ""}, "edition": "2026-01"}
    assert json.loads(bridge.answer(json.dumps(request))) == {
        "faults": {
            "users": "Skriv ett helt antal, utan decimaler.",
            "lines": "Skriv ett antal. Skriv 0 om det inte finns några.",
        }
    }
